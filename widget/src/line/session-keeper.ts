import type { Storage } from '../kept/storage.ts';
import { findVisit, forgetVisit, keepVisit, type Visit } from '../kept/visit.ts';
import type { InboxDoor } from './inbox-door.ts';

/** What the host page proves about its signed-in user. */
export type Identity = { userId: string; userHash: string; email?: string; name?: string } | { jwt: string };

export type SessionKeeper = {
  visit(): Visit | undefined;
  change(change: Partial<Visit>): void;
  /** The session's bearer, opened or confirmed with the server when there is doubt. */
  ensure(): Promise<string>;
  /** The server turned the session away or did not answer: ask again before using it. */
  doubt(): void;
  /** True when the visitor is no longer the one whose messages are shown. */
  identify(identity: Identity | null): boolean;
};

/** The user a token speaks of. Not verified here: the server does; we only compare it with the user before. */
const userOf = (identity: Identity): string => {
  if ('userId' in identity) return identity.userId;
  try {
    const claims = (identity.jwt.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/');
    const text = new TextDecoder().decode(Uint8Array.from(atob(claims), (char) => char.charCodeAt(0)));
    return String((JSON.parse(text) as { sub?: unknown }).sub ?? '');
  } catch {
    return '';
  }
};

type Plugs = { inbox: string; locale: string; storage: Storage; door: Pick<InboxDoor, 'openSession'>; onOtherVisitor(): void };
type Hold = { identity: Identity | null; sure: boolean; opening: Promise<string> | null };

const openSession = async (plugs: Plugs, hold: Hold): Promise<string> => {
  const kept = findVisit(plugs.storage, plugs.inbox);
  const { identity } = hold;
  const request = { locale: plugs.locale, ...identity, ...(kept === undefined ? {} : { session: kept.session }) };
  const opened = await plugs.door.openSession(request);
  // Somebody else signed in or out meanwhile: this session is not theirs and must not be kept.
  if (hold.identity !== identity) return opened.session;
  const same = kept?.visitorId === opened.visitorId;
  if (kept !== undefined && !same) plugs.onOtherVisitor();
  const userId = identity === null ? (same ? kept.userId : null) : userOf(identity);
  const { session, visitorId } = opened;
  const before = same ? kept : { seenSeq: 0, active: false };
  keepVisit(plugs.storage, plugs.inbox, { ...before, session, visitorId, userId });
  hold.sure = true;
  return session;
};

/** One session per inbox and browser, made when first needed and kept in the browser's storage. */
export const createSessionKeeper = (plugs: Plugs): SessionKeeper => {
  const { storage, inbox } = plugs;
  const hold: Hold = { identity: null, sure: false, opening: null };
  const visit = (): Visit | undefined => findVisit(storage, inbox);
  const ensure = async (): Promise<string> => {
    const kept = visit();
    if (hold.sure && kept !== undefined) return kept.session;
    hold.opening ??= openSession(plugs, hold).finally(() => {
      hold.opening = null;
    });
    const session = await hold.opening;
    // The host page named its user while we asked: ask again, with the proof.
    return hold.sure ? session : ensure();
  };
  return {
    visit,
    ensure,
    change: (change) => {
      const kept = visit();
      if (kept !== undefined) keepVisit(storage, inbox, { ...kept, ...change });
    },
    doubt: () => {
      hold.sure = false;
    },
    identify: (identity) => {
      const before = visit()?.userId ?? null;
      const other = identity === null || (before !== null && before !== userOf(identity));
      if (other) forgetVisit(storage, inbox);
      hold.identity = identity;
      hold.sure = false;
      return other;
    },
  };
};
