/** Sends what is written. A reply is held for the undo time; the customer having written since means: look, then send again. */
import { ApiError } from '@throughline/sdk';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from '../api/client.tsx';
import { keys } from '../api/keys.ts';
import type { Conversation, Message, Thread } from '../api/use-api.ts';
import { type LoadedMessages, placeMessage } from '../live/place-message.ts';
import { explainError } from '../pieces/explain-error.ts';
import { UNDO_SECONDS } from '../stream/undo-held.tsx';
import { emptied, useComposer } from './composer-state.tsx';
import { type Draft, parseAddresses, partsOf } from './draft.ts';

export type Sending = {
  send(): void;
  busy: boolean /** Why the last try did not go out. */;
  refused: string | null /** The customer wrote while this was being written. */;
  unseen: boolean;
};

const replyBody = (draft: Draft, thread: Thread, seenSeq: number) => {
  const [cc, bcc] = [parseAddresses(draft.cc), parseAddresses(draft.bcc)];
  const mail =
    thread.channel === 'email'
      ? {
          ...(draft.subject.trim() !== '' && { subject: draft.subject.trim() }),
          ...(cc.length > 0 && { cc }),
          ...(bcc.length > 0 && { bcc }),
        }
      : {};
  return { threadId: thread.id, parts: partsOf(draft), undoSeconds: UNDO_SECONDS, seenSeq, ...mail };
};

export const useSend = (conversation: Conversation, target: Thread | undefined, lastSeq: number): Sending => {
  const { id } = conversation;
  const client = useClient();
  const queries = useQueryClient();
  const { t } = useTranslation();
  const { draft, change } = useComposer();
  // One key for one text: pressing send twice, or again after a lost answer, sends once.
  const key = useRef({ text: '', key: '' });
  const [unseen, setUnseen] = useState(false);
  const keyFor = (body: object): string => {
    const text = JSON.stringify({ ...body, seenSeq: 0 });
    if (key.current.text !== text) key.current = { text, key: crypto.randomUUID() };
    return key.current.key;
  };
  const mutation = useMutation<Message, Error, Draft>({
    mutationFn: (sent) => {
      if (sent.mode === 'note') return client.call('addNote', { id, body: { parts: partsOf(sent) } });
      if (target === undefined) throw new Error(t('composer.no-thread'));
      const body = replyBody(sent, target, lastSeq);
      return client.call('sendReply', { id, body, idempotencyKey: keyFor(body) });
    },
    onSuccess: (message, sent) => {
      queries.setQueryData<LoadedMessages>(keys.messages(id), (loaded) => loaded && placeMessage(loaded, message));
      key.current = { text: '', key: '' };
      setUnseen(false);
      change(emptied(sent));
    },
    onError: (error) => {
      if (!(error instanceof ApiError) || error.code !== 'unseen-messages') return;
      key.current = { text: '', key: '' };
      setUnseen(true);
      void queries.invalidateQueries({ queryKey: keys.messages(id) });
    },
  });
  const send = (): void => {
    if (!mutation.isPending && partsOf(draft).length > 0) mutation.mutate(draft);
  };
  const shown = mutation.error !== null && !unseen ? explainError(t, mutation.error) : null;
  return { send, busy: mutation.isPending, refused: shown, unseen };
};
