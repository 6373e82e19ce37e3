/** One live socket for the whole desk: events patch what is loaded, `reset` loads it again, presence is kept beside. */
import { connectLive, type DeskServerFrame, type Live, type LiveState } from '@throughline/sdk';
import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, use, useEffect, useMemo, useState } from 'react';
import type { Client } from '@throughline/sdk';
import { useClient } from '../api/client.tsx';
import { keys } from '../api/keys.ts';
import type { Conversation, Me } from '../api/use-api.ts';
import type { ListFilter } from '../list/list-filter.ts';
import { placeMessage, type LoadedMessages } from './place-message.ts';
import { type LoadedList, placeSummary } from './place-summary.ts';
import { planEvent } from './plan-event.ts';

export type Presence = { agents: { id: string; name: string; typing: boolean }[]; customerTyping: boolean };
type Line = { state: LiveState; live: Live | null };
const LiveContext = createContext<Line>({ state: 'connecting', live: null });
export const useLive = (): Line => use(LiveContext);

/** Writes a conversation into its own place and into every loaded list. */
export const rememberConversation = (queries: QueryClient, conversation: Conversation): void => {
  const meId = queries.getQueryData<Me>(keys.me)?.id ?? '';
  const { threads: _threads, readSeq: _readSeq, packet: _packet, ...summary } = conversation;
  queries.setQueryData(keys.conversation(conversation.id), conversation);
  for (const [key, loaded] of queries.getQueriesData<LoadedList>({ queryKey: keys.lists })) {
    if (loaded !== undefined) queries.setQueryData(key, placeSummary(loaded, summary, key[1] as ListFilter, meId));
  }
};

const GATHER_MS = 150;
const MANY = 8;

/** Collects for a moment, each thing once, then acts on all together: a busy center must not become a storm of requests. */
const gather = <T,>(keyOf: (one: T) => string, act: (all: T[]) => void): ((some: readonly T[]) => void) => {
  const waiting = new Map<string, T>();
  const run = (): void => {
    const all = [...waiting.values()];
    waiting.clear();
    act(all);
  };
  return (some) => {
    if (some.length > 0 && waiting.size === 0) setTimeout(run, GATHER_MS);
    for (const one of some) waiting.set(keyOf(one), one);
  };
};

/** Fetches changed conversations, or the lists as a whole when there are many. */
const makeRefresher = (client: Client, queries: QueryClient) => {
  const fetchOne = (id: string): Promise<void> =>
    client.call('getConversation', { id }).then(
      (fresh) => rememberConversation(queries, fresh),
      () => queries.invalidateQueries({ queryKey: keys.lists }),
    );
  return gather<string>(
    (id) => id,
    (ids) => {
      const many = ids.length > MANY;
      if (many) void queries.invalidateQueries({ queryKey: keys.lists });
      for (const id of ids) if (!many || queries.getQueryData(keys.conversation(id)) !== undefined) void fetchOne(id);
    },
  );
};

const makeReader = (client: Client, queries: QueryClient) => {
  const refresh = makeRefresher(client, queries);
  const forget = gather<readonly unknown[]>(JSON.stringify, (stale) => {
    for (const queryKey of stale) void queries.invalidateQueries({ queryKey });
  });
  return (frame: DeskServerFrame): void => {
    if (frame.type === 'reset') void queries.invalidateQueries();
    if (frame.type === 'presence')
      queries.setQueryData<Presence>(keys.presence(frame.conversationId), { agents: frame.agents, customerTyping: frame.customerTyping });
    if (frame.type !== 'event') return;
    const plan = planEvent(frame);
    const { message } = plan;
    if (message !== null)
      queries.setQueryData<LoadedMessages>(keys.messages(message.conversationId), (loaded) => loaded && placeMessage(loaded, message));
    forget(plan.stale);
    refresh(plan.refresh);
  };
};

export const LiveProvider = ({ children }: { children: ReactNode }) => {
  const client = useClient();
  const queries = useQueryClient();
  const [live, setLive] = useState<Live | null>(null);
  const [state, setState] = useState<LiveState>('connecting');
  useEffect(() => {
    const onState = (next: LiveState): void => {
      setState(next);
      // What was offered between the first look and the open line would otherwise be seen by nobody.
      if (next === 'open') void queries.invalidateQueries({ queryKey: keys.offers });
    };
    const opened = connectLive({ baseUrl: window.location.origin, onFrame: makeReader(client, queries), onState });
    setLive(opened);
    return opened.close;
  }, [client, queries]);
  const line = useMemo(() => ({ live, state }), [live, state]);
  return <LiveContext value={line}>{children}</LiveContext>;
};
