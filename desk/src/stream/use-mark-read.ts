import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useClient } from '../api/client.tsx';
import { keys } from '../api/keys.ts';
import type { Conversation } from '../api/use-api.ts';
import { rememberConversation } from '../live/live-provider.tsx';

const DWELL_MS = 600;

/** What is shown to the end of the stream for a moment, in a page that is looked at, counts as read. */
export const useMarkRead = (conversation: Conversation, lastSeq: number, atEnd: boolean): void => {
  const client = useClient();
  const queries = useQueryClient();
  const latest = useRef(conversation);
  latest.current = conversation;
  const { id, readSeq, unread } = conversation;
  const due = atEnd && lastSeq > 0 && (lastSeq > readSeq || unread > 0);
  useEffect(() => {
    if (!due) return undefined;
    const read = (): void => {
      if (document.visibilityState !== 'visible') return;
      rememberConversation(queries, { ...latest.current, unread: 0, readSeq: Math.max(latest.current.readSeq, lastSeq) });
      client.call('markRead', { id, body: { seq: lastSeq } }).then(
        () => queries.invalidateQueries({ queryKey: keys.counts }),
        () => queries.invalidateQueries({ queryKey: keys.conversation(id) }),
      );
    };
    const timer = setTimeout(read, DWELL_MS);
    document.addEventListener('visibilitychange', read);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', read);
    };
  }, [due, lastSeq, id, client, queries]);
};
