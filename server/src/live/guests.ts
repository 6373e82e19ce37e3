import type { WidgetServerFrame } from '@throughline/protocol/live';
import type { WebSocket } from 'ws';
import type { OpenInbox } from '../inboxes/index.ts';
import { sendText } from './accept-sockets.ts';
import { createAllowance } from './create-allowance.ts';
import type { VisitorClaims } from './visitor-session.ts';

/** One open window of a visitor. */
export type Guest = {
  socket: WebSocket;
  claims: VisitorClaims;
  inbox: OpenInbox;
  conversationId: string | null;
  /** Their thread in it is: others there see them type, and they see others. */
  verified: boolean;
  mayWrite(): boolean;
  /** Mark of the last message pushed; null until hello. */
  pushed: number | null;
  /** Mark up to which they know that we have read. */
  read: number;
  pages: { url: string; title: string; at: Date }[];
  /** Where they are now, as the widget said last. */
  url: string;
  lastState: string;
  /** Pushes run one after the other. */
  chain: Promise<void>;
};

/** A person who pastes line by line stays within it; what was written offline is sent again after a while. */
const MESSAGES = { atOnce: 30, perSecond: 1 };

export const makeGuest = (socket: WebSocket, inbox: OpenInbox, claims: VisitorClaims): Guest => ({
  socket,
  claims,
  inbox,
  conversationId: null,
  verified: true,
  mayWrite: createAllowance(MESSAGES, () => Date.now()),
  pushed: null,
  read: 0,
  pages: [],
  url: '',
  lastState: '',
  chain: Promise.resolve(),
});

export const say = (guest: Guest, frame: WidgetServerFrame): void => sendText(guest.socket, JSON.stringify(frame));

const put = <T>(index: Map<string, Set<T>>, key: string, one: T): void => void index.set(key, (index.get(key) ?? new Set<T>()).add(one));
const take = <T>(index: Map<string, Set<T>>, key: string, one: T): void => {
  const others = index.get(key);
  others?.delete(one);
  if (others?.size === 0) index.delete(key);
};

export type GuestBook = {
  count(): number;
  of(conversationId: string): Iterable<Guest>;
  /** All windows of one visitor. */
  windowsOf(visitorId: string): ReadonlySet<Guest>;
  welcome(guest: Guest): void;
  settleIn(guest: Guest, conversationId: string | null): void;
  leave(guest: Guest): void;
};

/** Who is here, and in which conversation. */
export const openGuestBook = (): GuestBook => {
  const byVisitor = new Map<string, Set<Guest>>();
  const byConversation = new Map<string, Set<Guest>>();
  const nobody: ReadonlySet<Guest> = new Set();
  let count = 0;
  return {
    count: () => count,
    of: (conversationId) => byConversation.get(conversationId) ?? nobody,
    windowsOf: (visitorId) => byVisitor.get(visitorId) ?? nobody,
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
