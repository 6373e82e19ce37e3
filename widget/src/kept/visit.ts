import type { Storage } from './storage.ts';

/** What a browser remembers of one inbox between pages. */
export type Visit = {
  session: string;
  visitorId: string;
  /** The signed user this session belongs to, null for an anonymous visitor. */
  userId: string | null;
  /** The newest message the visitor has looked at. */
  seenSeq: number;
  /** A conversation is going on, so the panel listens in the background. */
  active: boolean;
};

const keyOf = (inbox: string): string => `throughline:${inbox}:visit`;

/** Undefined too when another version of the widget left something we cannot read. */
export const findVisit = (storage: Storage, inbox: string): Visit | undefined => {
  try {
    const kept = JSON.parse(storage.get(keyOf(inbox)) ?? 'null') as Visit | null;
    return typeof kept?.session === 'string' ? kept : undefined;
  } catch {
    return undefined;
  }
};

export const keepVisit = (storage: Storage, inbox: string, visit: Visit): void => storage.set(keyOf(inbox), JSON.stringify(visit));

/** Forgets the visitor with everything written but not sent: the next person at this computer must not see or send it. */
export const forgetVisit = (storage: Storage, inbox: string): void => {
  for (const key of storage.keys(`throughline:${inbox}:`)) storage.remove(key);
};
