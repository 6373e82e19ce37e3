import type { Part } from '@throughline/protocol/parts';
import type { StoredFile } from '@throughline/protocol/resources';
import { useEffect, useRef, useState } from 'preact/hooks';
import { fill } from '../locales/fill.ts';
import { type Room, useRoom } from './room.ts';
import { tellSize } from './tell-time.ts';

/** A file that goes with the next message. It is uploaded at once; sending waits for it. */
export type Attachment = {
  key: number;
  file: File;
  name: string;
  /** 0 to 1 */
  share: number;
  state: 'uploading' | 'ready' | 'failed' | 'refused';
  problem: string;
  stored: StoredFile | null;
  abort: AbortController;
};

export type Attachments = {
  list: Attachment[];
  add(files: Iterable<File>): void;
  remove(attachment: Attachment): void;
  retry(attachment: Attachment): void;
  /** Takes those away that were sent; refused ones stay in view with their reason. */
  clear(): void;
};

/** Pasted pictures come without a useful name. */
const nameOf = (file: File): string => file.name || `image.${file.type.split('/')[1] ?? 'bin'}`;

export const partOf = ({ stored }: Attachment): Part[] =>
  stored === null
    ? []
    : [{ type: 'media', kind: stored.kind, ref: { fileId: stored.id }, mime: stored.mime, name: stored.name, bytes: stored.bytes }];

type Change = (key: number, change: Partial<Attachment>) => void;

const upload = async ({ chat, host, texts, uploads }: Room, { key, file, name, abort }: Attachment, change: Change): Promise<void> => {
  try {
    const stored = await chat.upload(file, (share) => change(key, { share }), abort.signal);
    uploads.set(stored.id, new URL(stored.url, host.home).href);
    change(key, { state: 'ready', stored });
  } catch {
    if (!abort.signal.aborted) change(key, { state: 'failed', problem: fill(texts.uploadFailed, { name }) });
  }
};

export const useAttachments = (online: boolean): Attachments => {
  const room = useRoom();
  const { texts, host } = room;
  const [list, setList] = useState<Attachment[]>([]);
  const lastKey = useRef(0);
  const limit = host.config.maxUploadBytes;
  const change: Change = (key, changed) => setList((all) => all.map((each) => (each.key === key ? { ...each, ...changed } : each)));
  const begin = (attachment: Attachment): void => void upload(room, attachment, change);
  const retry = (attachment: Attachment): void => {
    change(attachment.key, { state: 'uploading', share: 0, problem: '' });
    begin(attachment);
  };
  useEffect(() => {
    if (online) for (const each of list) if (each.state === 'failed') retry(each);
  }, [online]);
  const make = (file: File): Attachment => {
    const name = nameOf(file);
    const refused = file.size > limit;
    const problem = refused ? fill(texts.tooLarge, { name, limit: tellSize(limit, host.locale) }) : '';
    lastKey.current += 1;
    return {
      key: lastKey.current,
      file,
      name,
      share: 0,
      state: refused ? 'refused' : 'uploading',
      problem,
      stored: null,
      abort: new AbortController(),
    };
  };
  return {
    list,
    add: (files) => {
      const added = Array.from(files, make);
      setList((all) => [...all, ...added]);
      for (const each of added) if (each.state === 'uploading') begin(each);
    },
    remove: (attachment) => {
      attachment.abort.abort();
      setList((all) => all.filter((each) => each.key !== attachment.key));
    },
    retry,
    clear: () => setList((all) => all.filter((each) => each.state !== 'ready')),
  };
};
