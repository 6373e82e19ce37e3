import { actorOf } from '../../access/index.ts';
import type { HandlersOf } from '../call.ts';
import type { HandlerDeps } from './deps.ts';

export const fileHandlers = ({ files }: HandlerDeps): HandlersOf<'uploadFile'> => ({
  uploadFile: async ({ viewer, readUpload }) => {
    const { name, content } = await readUpload();
    const { id, mime, bytes, kind, name: shownName } = await files.save({ name, content, uploader: actorOf(viewer) });
    return { id, name: shownName, mime, bytes, kind, url: files.linkTo(id) };
  },
});
