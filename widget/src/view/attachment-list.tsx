import type { VNode } from 'preact';
import { fill } from '../locales/fill.ts';
import type { Attachment, Attachments } from './attachments.ts';
import { CloseIcon, FileIcon } from './icons.tsx';
import { useRoom } from './room.ts';

const Progress = ({ attachment }: { attachment: Attachment }): VNode | null => {
  const { texts } = useRoom();
  const { name, share, state, problem } = attachment;
  if (problem !== '') return <span class="problem">{problem}</span>;
  if (state === 'ready') return <span class="unseen">{fill(texts.uploaded, { name })}</span>;
  return <progress max={1} value={share} aria-label={fill(texts.uploading, { name, percent: Math.round(share * 100) })} />;
};

export const AttachmentList = ({ attachments }: { attachments: Attachments }): VNode | null => {
  const { texts } = useRoom();
  if (attachments.list.length === 0) return null;
  return (
    <ul class="attachments">
      {attachments.list.map((each) => (
        <li key={each.key} data-state={each.state}>
          <FileIcon />
          <span class="file-name">{each.name}</span>
          <Progress attachment={each} />
          {each.state === 'failed' && (
            <button type="button" class="link" onClick={() => attachments.retry(each)}>
              {texts.tryAgain}
            </button>
          )}
          <button
            type="button"
            class="icon-button small"
            aria-label={fill(texts.removeFile, { name: each.name })}
            onClick={() => attachments.remove(each)}
          >
            <CloseIcon />
          </button>
        </li>
      ))}
    </ul>
  );
};
