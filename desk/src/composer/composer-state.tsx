/** What is being written in one conversation: kept in this browser until it is sent, so that no text is ever lost. */
import { createContext, type ReactNode, use, useMemo, useRef, useState } from 'react';
import type { Conversation, Message } from '../api/use-api.ts';
import { readKept, writeKept } from '../shell/kept.ts';
import { type Draft, EMPTY_DRAFT, parseDraft, takeBackInto } from './draft.ts';

export type ComposerState = {
  draft: Draft;
  change(changes: Partial<Draft>): void;
  /** Adds words at the end (a suggestion, a macro), on a line of their own. */
  insert(words: string): void;
  /** Puts an undone reply back. */
  takeBack(parts: Message['parts']): void;
  field: { current: HTMLTextAreaElement | null };
};
const ComposerContext = createContext<ComposerState | null>(null);

export const useComposer = (): ComposerState => {
  const state = use(ComposerContext);
  if (state === null) throw new Error('useComposer stands outside ComposerProvider');
  return state;
};

export const INSERT = 'throughline:insert';
/** From outside the pane (the customer's side): words for the reply box of the open conversation. */
export const insertReply = (words: string): void => void window.dispatchEvent(new CustomEvent(INSERT, { detail: words }));

const useDraft = (conversationId: string): [Draft, (make: (draft: Draft) => Draft) => void] => {
  const name = `draft.${conversationId}`;
  const [draft, setDraft] = useState(() => parseDraft(readKept(name)));
  const latest = useRef(draft);
  const update = (make: (draft: Draft) => Draft): void => {
    latest.current = make(latest.current);
    setDraft(latest.current);
    const { text, files } = latest.current;
    writeKept(name, text === '' && files.length === 0 ? null : latest.current);
  };
  return [draft, update];
};

export const ComposerProvider = ({ conversation, children }: { conversation: Conversation; children: ReactNode }) => {
  const [draft, update] = useDraft(conversation.id);
  const field = useRef<HTMLTextAreaElement>(null);
  const latest = useRef(update);
  latest.current = update;
  const acts = useMemo(
    () => ({
      change: (changes: Partial<Draft>) => latest.current((before) => ({ ...before, ...changes })),
      insert: (words: string) => {
        latest.current((before) => ({ ...before, text: before.text.trim() === '' ? words : `${before.text.trimEnd()}\n\n${words}` }));
        field.current?.focus();
      },
      takeBack: (parts: Message['parts']) => {
        latest.current((before) => takeBackInto(before, parts));
        field.current?.focus();
      },
    }),
    [],
  );
  const state = useMemo(() => ({ draft, field, ...acts }), [draft, acts]);
  return <ComposerContext value={state}>{children}</ComposerContext>;
};

export const emptied = (draft: Draft): Draft => ({ ...EMPTY_DRAFT, mode: draft.mode, threadId: draft.threadId });
