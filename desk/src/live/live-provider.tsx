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

const GATHER_MS = 120;
const MANY = 8;

/** Fetches changed conversations a moment later, each once, or the lists as a whole when there are many. */
const makeRefresher = (client: Client, queries: QueryClient) => {
  const waiting = new Set<string>();
  let due = false;
  const fetchOne = (id: string): Promise<void> =>
    client.call('getConversation', { id }).then(
      (fresh) => rememberConversation(queries, fresh),
      () => queries.invalidateQueries({ queryKey: keys.lists }),
    );
  const run = (): void => {
    due = false;
    const ids = [...waiting];
    waiting.clear();
    if (ids.length > MANY) void queries.invalidateQueries({ queryKey: keys.lists });
    const wanted = ids.length > MANY ? ids.filter((id) => queries.getQueryData(keys.conversation(id)) !== undefined) : ids;
    for (const id of wanted) void fetchOne(id);
  };
  return (ids: readonly string[]): void => {
    for (const id of ids) waiting.add(id);
    if (ids.length > 0 && !due) setTimeout(run, GATHER_MS);
    due ||= ids.length > 0;
  };
};

const makeReader = (client: Client, queries: QueryClient) => {
  const refresh = makeRefresher(client, queries);
  return (frame: DeskServerFrame): void => {
    if (frame.type === 'reset') void queries.invalidateQueries();
    if (frame.type === 'presence')
      queries.setQueryData<Presence>(keys.presence(frame.conversationId), { agents: frame.agents, customerTyping: frame.customerTyping });
    if (frame.type !== 'event') return;
    const plan = planEvent(frame);
    const { message } = plan;
    if (message !== null)
      queries.setQueryData<LoadedMessages>(keys.messages(message.conversationId), (loaded) => loaded && placeMessage(loaded, message));
    for (const queryKey of plan.stale) void queries.invalidateQueries({ queryKey });
    refresh(plan.refresh);
  };
};

export const LiveProvider = ({ children }: { children: ReactNode }) => {
  const client = useClient();
  const queries = useQueryClient();
  const [live, setLive] = useState<Live | null>(null);
  const [state, setState] = useState<LiveState>('connecting');
  useEffect(() => {
    const opened = connectLive({ baseUrl: window.location.origin, onFrame: makeReader(client, queries), onState: setState });
    setLive(opened);
    return opened.close;
  }, [client, queries]);
  const line = useMemo(() => ({ live, state }), [live, state]);
  return <LiveContext value={line}>{children}</LiveContext>;
};
