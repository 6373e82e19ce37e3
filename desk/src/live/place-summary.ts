import type { InfiniteData } from '@tanstack/react-query';
import type { ConversationSummary, Page } from '../api/use-api.ts';
import { compareFor, type ListFilter, mayShow } from '../list/list-filter.ts';

export type LoadedList = InfiniteData<Page<ConversationSummary>, string | null>;

/**
 * Puts a changed conversation where it now belongs in a loaded list: in, out, or elsewhere. Beyond the loaded end it is left
 * out, since the next page will bring it.
 */
export const placeSummary = (loaded: LoadedList, fresh: ConversationSummary, filter: ListFilter, meId: string): LoadedList => {
  const pages = loaded.pages.map((page) => ({ ...page, items: page.items.filter((one) => one.id !== fresh.id) }));
  if (!mayShow(filter, fresh, meId)) return { ...loaded, pages };
  const compare = compareFor(filter.sort);
  const at = pages.findIndex((page) => page.items.some((one) => compare(fresh, one) < 0));
  const last = pages.length - 1;
  if (at === -1 && (last < 0 || pages[last]?.nextCursor !== null)) return { ...loaded, pages };
  const target = at === -1 ? last : at;
  const placed = pages.map((page, index) => (index === target ? { ...page, items: [...page.items, fresh].sort(compare) } : page));
  return { ...loaded, pages: placed };
};
