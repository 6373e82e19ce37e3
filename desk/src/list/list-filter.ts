/** The filters of the conversation list: they live in the address, so that back, reload and a shared link keep them. */
import type { ConversationSummary } from '../api/use-api.ts';

export const VIEWS = ['mine', 'queue', 'all'] as const;
export const STATUSES = ['open', 'snoozed', 'resolved'] as const;
export const SORTS = ['newest', 'waiting'] as const;
export const MOODS = ['tense', 'angry'] as const;
/** As the server sees it: from this urgency on a conversation cannot wait. */
export const URGENT = 0.5;
export type ListFilter = {
  view: (typeof VIEWS)[number];
  status?: (typeof STATUSES)[number];
  channel?: string;
  language?: string;
  unread?: true;
  intent?: string;
  mood?: (typeof MOODS)[number];
  urgent?: true;
  sort: (typeof SORTS)[number];
};

/** Writes into the address: null takes the filter away. */
export type ChangeFilter = (changes: Record<string, string | null>) => void;

const oneOf = <T extends string>(known: readonly T[], word: string | null): T | undefined => known.find((one) => one === word);

export const parseFilter = (search: URLSearchParams): ListFilter => {
  const view = oneOf(VIEWS, search.get('view')) ?? 'mine';
  const status = search.get('status') === 'any' ? undefined : (oneOf(STATUSES, search.get('status')) ?? 'open');
  const channel = search.get('channel') ?? undefined;
  const language = search.get('language') ?? undefined;
  const intent = search.get('intent') ?? undefined;
  const mood = oneOf(MOODS, search.get('mood'));
  return {
    view,
    sort: oneOf(SORTS, search.get('sort')) ?? (view === 'queue' ? 'waiting' : 'newest'),
    ...(status !== undefined && { status }),
    ...(channel !== undefined && { channel }),
    ...(language !== undefined && { language }),
    ...(search.get('unread') === '1' && { unread: true as const }),
    ...(intent !== undefined && { intent }),
    ...(mood !== undefined && { mood }),
    ...(search.get('urgent') === '1' && { urgent: true as const }),
  };
};

/** How many filters narrow the list beyond what its view shows by itself. */
export const countFilters = (filter: ListFilter): number =>
  [filter.status !== 'open', filter.channel, filter.language, filter.unread, filter.intent, filter.mood, filter.urgent].filter(Boolean)
    .length;

const WAITS: readonly ConversationSummary['handling'][] = ['queued', 'offered'];

/** Whether a conversation belongs in a list, judged as the server judges. */
export const mayShow = (filter: ListFilter, one: ConversationSummary, meId: string): boolean => {
  if (filter.view === 'mine' && one.assignee?.id !== meId) return false;
  if (filter.view === 'queue' && !(one.status === 'open' && WAITS.includes(one.handling))) return false;
  if (filter.status !== undefined && one.status !== filter.status) return false;
  if (filter.channel !== undefined && !one.channels.includes(filter.channel)) return false;
  if (filter.language !== undefined && one.language !== filter.language) return false;
  if (filter.intent !== undefined && one.intent !== filter.intent && one.intent?.startsWith(`${filter.intent}/`) !== true) return false;
  if (filter.mood !== undefined && one.mood !== filter.mood) return false;
  if (filter.urgent === true && one.urgency < URGENT) return false;
  return filter.unread !== true || one.unread > 0;
};

// Times are ISO in UTC, so their letters sort as they do; "~" stands after every digit.
const inOrder = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

export const compareFor =
  (sort: ListFilter['sort']) =>
  (a: ConversationSummary, b: ConversationSummary): number => {
    const newest = inOrder(b.updatedAt, a.updatedAt);
    return sort === 'newest' ? newest : inOrder(a.waitingSince ?? '~', b.waitingSince ?? '~') || newest;
  };
