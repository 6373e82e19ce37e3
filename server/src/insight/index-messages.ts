import { makeSearchTokens } from '@throughline/nlu';
import { acting } from '../conversations/index.ts';
import type { Bus } from '../platform/bus/index.ts';
import type { Database } from '../platform/db/index.ts';

const GATHER_MS = 20;
const LONGEST_INDEXED = 8000;

/** Makes messages findable shortly after they are stored. Indexing twice is harmless. */
export const createMessageIndex = (deps: { database: Database; bus: Bus }): void => {
  let gathered = new Set<string>();
  let flushing: Promise<void> | null = null;
  const flush = async (): Promise<void> => {
    await new Promise((resolve) => setTimeout(resolve, GATHER_MS));
    const ids = [...gathered];
    gathered = new Set();
    flushing = null;
    await acting.indexMessages(deps.database.kysely, ids, (text) => makeSearchTokens(text.slice(0, LONGEST_INDEXED)));
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
