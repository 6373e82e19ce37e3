import type { WebSocket } from 'ws';
import type { OpenInbox } from '../inboxes/index.ts';
import { createAllowance } from './create-allowance.ts';
import type { VisitorClaims } from './visitor-session.ts';

export type Guest = {
  socket: WebSocket;
  claims: VisitorClaims;
  inbox: OpenInbox;
  conversationId: string | null;
  /** Their thread in it is: others there see them type, and they see others. */
  verified: boolean;
  mayWrite(): boolean;
  /** Last message pushed; null until hello. */
  pushed: number | null;
  pages: { url: string; title: string; at: Date }[];
  lastState: string;
  /** Pushes run one after the other. */
  chain: Promise<void>;
};

/** A person who pastes line by line stays within it; what was written offline is sent again after a while. */
const MESSAGES = { atOnce: 60, perSecond: 2 };

export const makeGuest = (socket: WebSocket, inbox: OpenInbox, claims: VisitorClaims): Guest => ({
  socket,
  claims,
  inbox,
  conversationId: null,
  verified: true,
  mayWrite: createAllowance(MESSAGES, () => Date.now()),
  pushed: null,
  pages: [],
  lastState: '',
  chain: Promise.resolve(),
});

/** Who is here, and in which conversation. */
export const openGuestBook = () => {
  const guests = new Set<Guest>();
  const byConversation = new Map<string, Set<Guest>>();
  const takeOut = (guest: Guest): void => {
    const others = byConversation.get(guest.conversationId ?? '');
    others?.delete(guest);
    if (others?.size === 0) byConversation.delete(guest.conversationId ?? '');
  };
  return {
    guests,
    of: (conversationId: string): Iterable<Guest> => byConversation.get(conversationId) ?? [],
    settleIn: (guest: Guest, conversationId: string | null): void => {
      if (guest.conversationId === conversationId) return;
      takeOut(guest);
      guest.conversationId = conversationId;
      if (conversationId !== null) byConversation.set(conversationId, (byConversation.get(conversationId) ?? new Set()).add(guest));
    },
    leave: (guest: Guest): void => {
      guests.delete(guest);
      takeOut(guest);
    },
  };
};
