import type { WidgetServerFrame } from '@throughline/protocol/live';
import type { OpenInbox } from '../inboxes/index.ts';
import { type Line, makeFrame, sendFrame } from './accept-sockets.ts';
import { spendAllowance } from './spend-allowance.ts';
import type { VisitorClaims } from './visitor-session.ts';

type Page = { url: string; title: string; at: Date };

/** One open window of a visitor. */
export type Guest = Line & {
  claims: VisitorClaims;
  inbox: OpenInbox;
  conversationId: string | null;
  /** Their thread in it is: others there see them type, and they see others. */
  verified: boolean;
  /** What they may still say and write; see spendAllowance. */
  framesFullAt: number;
  messagesFullAt: number;
  /** Mark of the last message pushed; null until hello. */
  pushed: number | null;
  /** Mark up to which they know that we have read. */
  read: number;
  pages: readonly Page[];
  /** Where they are now, as the widget said last. */
  url: string;
  lastState: string;
  /** Pushes run one after the other. */
  chain: Promise<void>;
};

/** A person who pastes line by line stays within it; what was written offline is sent again after a while. */
const MESSAGES = { atOnce: 30, perSecond: 1 };

/** What most visitors have in common is stored once. */
const NEW = { pages: Object.freeze<Page[]>([]), proven: [] as VisitorClaims['proven'], chain: Promise.resolve() } as const;

export const makeGuest = ({ socket, wire }: Line, inbox: OpenInbox, { visitorId, name, proven, locale }: VisitorClaims): Guest => ({
  socket,
  wire,
  claims: { inboxId: inbox.id, visitorId, name, proven: proven.length === 0 ? NEW.proven : proven, locale },
  inbox,
  conversationId: null,
  verified: true,
  framesFullAt: 0,
  messagesFullAt: 0,
  pushed: null,
  read: 0,
  pages: NEW.pages,
  url: '',
  lastState: '',
  chain: NEW.chain,
});

export const mayWrite = (guest: Guest): boolean => {
  const fullAt = spendAllowance(MESSAGES, guest.messagesFullAt, Date.now());
  guest.messagesFullAt = fullAt ?? guest.messagesFullAt;
  return fullAt !== undefined;
};

export const say = (guest: Guest, frame: WidgetServerFrame): void => sendFrame(guest, makeFrame(JSON.stringify(frame)));

/** Most visitors have one window, most conversations one guest: a set is made for the second. */
type Index = Map<string, Guest | Set<Guest>>;

const put = (index: Index, key: string, one: Guest): void => {
  const others = index.get(key);
  if (others instanceof Set) others.add(one);
  else index.set(key, others === undefined || others === one ? one : new Set([others, one]));
};
const take = (index: Index, key: string, one: Guest): void => {
  const others = index.get(key);
  if (others instanceof Set) others.delete(one);
  if (others === one || (others instanceof Set && others.size === 0)) index.delete(key);
};
const listOf = (index: Index, key: string): readonly Guest[] => {
  const found = index.get(key);
  return found === undefined ? [] : found instanceof Set ? [...found] : [found];
};

export type GuestBook = {
  count(): number;
  of(conversationId: string): readonly Guest[];
  /** All windows of one visitor. */
  windowsOf(visitorId: string): readonly Guest[];
  welcome(guest: Guest): void;
  settleIn(guest: Guest, conversationId: string | null): void;
  leave(guest: Guest): void;
};

/** Who is here, and in which conversation. */
export const openGuestBook = (): GuestBook => {
  const byVisitor: Index = new Map();
  const byConversation: Index = new Map();
  let count = 0;
  return {
    count: () => count,
    of: (conversationId) => listOf(byConversation, conversationId),
    windowsOf: (visitorId) => listOf(byVisitor, visitorId),
    welcome: (guest) => {
      count += 1;
      put(byVisitor, guest.claims.visitorId, guest);
    },
    settleIn: (guest, conversationId) => {
      if (guest.conversationId === conversationId) return;
      take(byConversation, guest.conversationId ?? '', guest);
      guest.conversationId = conversationId;
      if (conversationId !== null) put(byConversation, conversationId, guest);
    },
    leave: (guest) => {
      count -= 1;
      take(byVisitor, guest.claims.visitorId, guest);
      take(byConversation, guest.conversationId ?? '', guest);
    },
  };
};
