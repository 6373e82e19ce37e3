import type { Part } from '@throughline/protocol/parts';
import type { Storage } from './storage.ts';

export type OutboxEntry = {
  clientId: string;
  parts: Part[];
  at: string;
  page: string;
  /** The server's no. Such an entry waits for the visitor to try again or to discard it. */
  refusal: { code: string; detail: string } | null;
};

export type Outbox = {
  list(): OutboxEntry[];
  put(entry: OutboxEntry): void;
  remove(clientId: string): void;
};

/**
 * Written and not yet acknowledged. One storage key per entry: two tabs that write at once cannot undo each other, and
 * because client ids sort by time, the keys in order are the entries in order.
 */
export const openOutbox = (storage: Storage, inbox: string): Outbox => {
  const prefix = `throughline:${inbox}:out:`;
  const parse = (key: string): OutboxEntry[] => {
    try {
      const entry = JSON.parse(storage.get(key) ?? 'null') as OutboxEntry | null;
      return typeof entry?.clientId === 'string' && Array.isArray(entry.parts) ? [entry] : [];
    } catch {
      return [];
    }
  };
  return {
    list: () => storage.keys(prefix).flatMap(parse),
    put: (entry) => storage.set(prefix + entry.clientId, JSON.stringify(entry)),
    remove: (clientId) => storage.remove(prefix + clientId),
  };
};
