/** A draft and what it becomes when sent. Pure. */
import type { ResponseOf } from '@throughline/sdk';
import type { Message, Thread } from '../api/use-api.ts';
import { hasMarkup } from '../pieces/parse-markdown.ts';

export type StoredFile = ResponseOf<'uploadFile'>;
export type Draft = {
  mode: 'reply' | 'note';
  text: string;
  /** null: the thread the customer wrote on last. */
  threadId: string | null;
  subject: string;
  cc: string;
  bcc: string;
  files: StoredFile[];
};
export const EMPTY_DRAFT: Draft = { mode: 'reply', text: '', threadId: null, subject: '', cc: '', bcc: '', files: [] };

/** What was kept may be of an older make: whatever does not fit starts empty. */
export const parseDraft = (kept: unknown): Draft => {
  if (typeof kept !== 'object' || kept === null) return EMPTY_DRAFT;
  const found = kept as Partial<Record<keyof Draft, unknown>>;
  const text = (name: keyof Draft): string => (typeof found[name] === 'string' ? found[name] : '');
  const files = Array.isArray(found.files)
    ? found.files.filter((file): file is StoredFile => typeof file === 'object' && file !== null && 'id' in file && 'kind' in file)
    : [];
  return {
    mode: found.mode === 'note' ? 'note' : 'reply',
    text: text('text'),
    threadId: text('threadId') || null,
    subject: text('subject'),
    cc: text('cc'),
    bcc: text('bcc'),
    files,
  };
};

export const partsOf = (draft: Pick<Draft, 'text' | 'files'>): Message['parts'] => {
  const words = draft.text.trim();
  const text: Message['parts'] = words === '' ? [] : [{ type: 'text', text: words, ...(hasMarkup(words) && { md: true }) }];
  return [
    ...text,
    ...draft.files.map((file): Message['parts'][number] => ({
      type: 'media',
      kind: file.kind,
      ref: { fileId: file.id },
      mime: file.mime,
      name: file.name,
      bytes: file.bytes,
    })),
  ];
};

/** The words of an undone reply go before what was written since. */
export const takeBackInto = (draft: Draft, parts: Message['parts']): Draft => {
  const words = parts.flatMap((part) => (part.type === 'text' ? [part.text] : []));
  const files = parts.flatMap((part): StoredFile[] =>
    part.type === 'media' && 'fileId' in part.ref
      ? [
          {
            id: part.ref.fileId,
            name: part.name ?? '',
            mime: part.mime ?? '',
            bytes: part.bytes ?? 0,
            kind: part.kind === 'image' ? 'image' : 'file',
            url: '',
          },
        ]
      : [],
  );
  return {
    ...draft,
    mode: 'reply',
    text: [...words, draft.text].filter((one) => one.trim() !== '').join('\n\n'),
    files: [...files, ...draft.files],
  };
};

/** Where a reply goes unless told otherwise: the chosen thread, else where the customer wrote last, else any that takes replies. */
export const findTarget = (threads: readonly Thread[], messages: readonly Message[], chosen: string | null): Thread | undefined => {
  const open = threads.filter((thread) => thread.canReply);
  const last = messages.findLast((message) => message.direction === 'inbound' && message.threadId !== null)?.threadId;
  return open.find((thread) => thread.id === chosen) ?? open.find((thread) => thread.id === last) ?? open.at(-1);
};

export const parseAddresses = (text: string): string[] => text.split(/[,;，；\s]+/).filter((one) => one.includes('@'));
