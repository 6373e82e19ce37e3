import { makeSearchTokens } from '@throughline/nlu';
import { acting } from '../conversations/index.ts';
import { keepRecent } from '../platform/keep-recent.ts';
import type { Bus } from '../platform/bus/index.ts';
import type { Database } from '../platform/db/index.ts';

const GATHER_MS = 50;
const LONGEST_INDEXED = 8000;
/** Answers repeat themselves; long ones take longest to cut into words. */
const KEPT = 300;

/** Makes messages findable shortly after they are stored. Indexing twice is harmless. */
export const createMessageIndex = (deps: { database: Database; bus: Bus }): void => {
  const tokensOf = keepRecent(KEPT, (text) => makeSearchTokens(text));
  let gathered = new Set<string>();
  let flushing: Promise<void> | null = null;
  const flush = async (): Promise<void> => {
    await new Promise((resolve) => setTimeout(resolve, GATHER_MS));
    const ids = [...gathered];
    gathered = new Set();
    flushing = null;
    await acting.indexMessages(deps.database.kysely, ids, (text) => tokensOf(text.slice(0, LONGEST_INDEXED)));
  };
  deps.bus.subscribe({
    name: 'search',
    types: ['message.received', 'message.queued', 'message.changed', 'note.added'],
    concurrency: 200,
    handle: (event) => {
      gathered.add(event.data.messageId);
      flushing ??= flush();
      return flushing;
    },
  });
};
