import type { InfiniteData } from '@tanstack/react-query';
import type { Message, Page } from '../api/use-api.ts';

export type LoadedMessages = InfiniteData<Page<Message>, string | null>;

/** Receipts only go forward: an answer that arrives after a newer event does not turn the state back. */
const merge = (known: Message, fresh: Message): Message =>
  known.delivery.at > fresh.delivery.at ? { ...fresh, delivery: known.delivery } : fresh;

/** Puts a new or changed message into the loaded stream. Pages run from newest to oldest; inside a page oldest is first. */
export const placeMessage = (loaded: LoadedMessages, fresh: Message): LoadedMessages => {
  let found = false;
  const pages = loaded.pages.map((page) => {
    if (!page.items.some((one) => one.id === fresh.id)) return page;
    found = true;
    return { ...page, items: page.items.map((one) => (one.id === fresh.id ? merge(one, fresh) : one)) };
  });
  if (found) return { ...loaded, pages };
  const [newest, ...older] = pages;
  if (newest === undefined) return loaded;
  const firstSeq = newest.items[0]?.seq ?? 0;
  if (fresh.seq < firstSeq) return loaded;
  const items = [...newest.items, fresh].sort((a, b) => a.seq - b.seq);
  return { ...loaded, pages: [{ ...newest, items }, ...older] };
};

/** All loaded messages, oldest first. */
export const messagesOf = (loaded: { pages: Page<Message>[] } | undefined): Message[] =>
  loaded === undefined ? [] : [...loaded.pages].reverse().flatMap((page) => page.items);
