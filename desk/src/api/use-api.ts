/** Every read of the desk as one hook each. Writes stand beside the screens that make them. */
import type { ResponseOf } from '@throughline/sdk';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useClient } from './client.tsx';
import { keys } from './keys.ts';

export type Conversation = ResponseOf<'getConversation'>;
export type ConversationSummary = ResponseOf<'listConversations'>['items'][number];
export type Message = ResponseOf<'sendReply'>;
export type Decision = ResponseOf<'listDecisions'>['items'][number];
export type Thread = Conversation['threads'][number];
export type Me = ResponseOf<'getMe'>;
export type Agent = ResponseOf<'listAgents'>['items'][number];
export type Offer = ResponseOf<'listOffers'>['items'][number];
export type Customer = ResponseOf<'getCustomer'>;
export type ChannelKind = ResponseOf<'listChannels'>['items'][number];
export type Inbox = ResponseOf<'getInbox'>;
export type Article = ResponseOf<'getArticle'>;
export type Macro = ResponseOf<'listMacros'>['items'][number];
export type Suggestion = ResponseOf<'suggestArticles'>['items'][number];
export type Page<T> = { items: T[]; nextCursor: string | null };

const LONG = 5 * 60_000;

export const useMe = () => {
  const client = useClient();
  return useQuery({ queryKey: keys.me, queryFn: ({ signal }) => client.call('getMe', { signal }), staleTime: LONG });
};
export const useCounts = () => {
  const client = useClient();
  return useQuery({ queryKey: keys.counts, queryFn: ({ signal }) => client.call('getConversationCounts', { signal }) });
};
export const useConversation = (id: string) => {
  const client = useClient();
  return useQuery({ queryKey: keys.conversation(id), queryFn: ({ signal }) => client.call('getConversation', { id, signal }) });
};
/** Pages from newest to oldest: the first is the newest, `fetchNextPage` goes back in time. */
export const useMessages = (id: string) => {
  const client = useClient();
  return useInfiniteQuery({
    queryKey: keys.messages(id),
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) =>
      client.call('listMessages', { id, signal, query: { limit: 50, ...(pageParam !== null && { cursor: pageParam }) } }),
    getNextPageParam: (page) => page.nextCursor,
  });
};
export const useDecisions = (id: string) => {
  const client = useClient();
  return useQuery({ queryKey: keys.decisions(id), queryFn: ({ signal }) => client.call('listDecisions', { id, signal }) });
};
export const useSuggestions = (id: string) => {
  const client = useClient();
  return useQuery({ queryKey: keys.suggestions(id), queryFn: ({ signal }) => client.call('suggestArticles', { id, signal }) });
};
export const useCustomer = (id: string) => {
  const client = useClient();
  return useQuery({ queryKey: keys.customer(id), queryFn: ({ signal }) => client.call('getCustomer', { id, signal }), enabled: id !== '' });
};
export const useOffers = () => {
  const client = useClient();
  return useQuery({ queryKey: keys.offers, queryFn: ({ signal }) => client.call('listOffers', { signal }) });
};
export const useAgents = (enabled = true) => {
  const client = useClient();
  return useQuery({ queryKey: keys.agents, queryFn: ({ signal }) => client.call('listAgents', { signal }), staleTime: LONG, enabled });
};
export const useChannels = () => {
  const client = useClient();
  return useQuery({ queryKey: keys.channels, queryFn: ({ signal }) => client.call('listChannels', { signal }), staleTime: LONG });
};
export const useInboxes = () => {
  const client = useClient();
  return useQuery({ queryKey: keys.inboxes, queryFn: ({ signal }) => client.call('listInboxes', { signal }), staleTime: LONG });
};
export const useMacros = () => {
  const client = useClient();
  return useQuery({ queryKey: keys.macros, queryFn: ({ signal }) => client.call('listMacros', { signal }), staleTime: LONG });
};
export const useTray = (state: 'waiting' | 'retried' | 'discarded') => {
  const client = useClient();
  return useQuery({
    queryKey: keys.trayList(state),
    queryFn: ({ signal }) => client.call('listTray', { query: { state, limit: 100 }, signal }),
  });
};
