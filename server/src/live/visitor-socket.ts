/*
 * A visitor's socket: hello{lastSeq} → everything newer → live. Whatever happens in the visitor's conversation, the newest
 * messages after the last one pushed are read and sent: the same step serves news, resume and catching up, so that nothing
 * is lost or doubled however the socket comes and goes.
 */
import type { WidgetServerFrame } from '@throughline/protocol/live';
import { Part } from '@throughline/protocol/parts';
import type { ChannelEvent, Handle } from '@throughline/protocol/envelope';
import { z } from 'zod';
import type { WebSocket } from 'ws';
import { acting, reading } from '../conversations/index.ts';
import { customerStore } from '../customers/index.ts';
import type { InboxBook, OpenInbox } from '../inboxes/index.ts';
import type { Accept } from '../intake/index.ts';
import type { Bus } from '../platform/bus/index.ts';
import type { Clock } from '../platform/clock/index.ts';
import { Refusal } from '../platform/refusal.ts';
import type { Secrets } from '../platform/secrets/index.ts';
import { parseFrame, type SocketDoor, sendText } from './accept-sockets.ts';
import { createAllowance } from './create-allowance.ts';
import { createPresenceNotes } from './note-presence.ts';
import { type Guest, makeGuest, openGuestBook } from './guest-book.ts';
import { findVisitor, type VerifyVisitor, type VisitorClaims } from './visitor-session.ts';
import { showMessage, showState, type ViewDeps, visitorOf } from './visitor-view.ts';

export type VisitorSocketDeps = ViewDeps & {
  bus: Bus;
  clock: Clock;
  secrets: Secrets;
  inboxes: InboxBook;
  accept: Accept;
  /** The web channel's own functions; named in compose.ts. */
  verifyVisitor: VerifyVisitor;
  widgetMessageToEvent(
    send: {
      visitorId: string;
      clientId: string;
      parts: readonly Part[];
      proven: readonly Handle[];
      name?: string;
      page?: string;
      locale?: string;
    },
    now: number,
  ): ChannelEvent | undefined;
  mayOpenFrom(origin: string | undefined, host: string | undefined, inbox: OpenInbox): boolean;
  customerTypes(conversationId: string, on: boolean): void;
  onError(error: unknown): void;
};
export type VisitorSockets = {
  door: SocketDoor;
  agentTypes(conversationId: string, name: string, on: boolean): void;
  count(): number;
  close(): void;
};

const PAGE = 50;
const MOST_PAGES = 20;
/** Of one visitor, in all their tabs. */
const MOST_WINDOWS = 20;
const FRAMES = { atOnce: 200, perSecond: 20 };
const Send = z.object({ clientId: z.string().min(1).max(200), parts: z.array(Part).min(1).max(10), page: z.string().max(2000).optional() });
const Page = z.object({ url: z.string().max(2000), title: z.string().max(500) });

const say = (guest: Guest, frame: WidgetServerFrame): void => sendText(guest.socket, JSON.stringify(frame));

export const createVisitorSockets = (deps: VisitorSocketDeps): VisitorSockets => {
  const { guests, of, settleIn, leave } = openGuestBook();
  const notes = createPresenceNotes(deps);
  let closing = false;
  const countOf = (claims: VisitorClaims): number => [...guests].filter((guest) => guest.claims.visitorId === claims.visitorId).length;
  const refresh = (guest: Guest): Promise<void> => {
    guest.chain = guest.chain.then(() => push(deps, guest, settleIn)).catch(deps.onError);
    return guest.chain;
  };
  const unfollow = deps.bus.follow((events) => {
    for (const key of new Set(events.map((event) => event.key))) for (const guest of of(key)) void refresh(guest);
  });
  const open = (socket: WebSocket, inbox: OpenInbox, claims: VisitorClaims): void => {
    const guest = makeGuest(socket, inbox, claims);
    guests.add(guest);
    notes.came(claims);
    socket.on('close', () => {
      leave(guest);
      if (guest.conversationId !== null) deps.customerTypes(guest.conversationId, false);
      // When we stop, everybody's socket closes, but nobody has left.
      if (!closing && countOf(claims) === 0) notes.left(claims);
    });
    const mayGo = createAllowance(FRAMES, () => Date.now());
    socket.on('message', (raw) => {
      const frame = mayGo() ? parseFrame(raw) : null;
      if (frame === null) socket.close(1008, 'too many frames');
      else if (frame === undefined) socket.close(1003, 'JSON frames with a type, please');
      else answer(deps, guest, frame, refresh).catch(deps.onError);
    });
  };
  return {
    door: async (request, url) => {
      const inbox = await deps.inboxes.find(url.searchParams.get('inbox') ?? '').catch(() => undefined);
      const claims = findVisitor(deps.secrets, url.searchParams.get('session') ?? '', deps.clock.now());
      if (inbox === undefined || inbox.kind !== 'web' || !inbox.enabled || claims?.inboxId !== inbox.id) return { refuse: 401 };
      if (!deps.mayOpenFrom(request.headers.origin, request.headers.host, inbox)) return { refuse: 403 };
      if (countOf(claims) >= MOST_WINDOWS) return { refuse: 429 };
      return { open: (socket) => open(socket, inbox, claims) };
    },
    agentTypes: (conversationId, name, on) => {
      for (const guest of of(conversationId)) if (guest.verified) say(guest, { type: 'typing', on, name: on ? name : null });
    },
    count: () => guests.size,
    close: () => {
      closing = true;
      unfollow();
    },
  };
};

type SettleIn = (guest: Guest, conversationId: string | null) => void;

/** New messages, marks of reading and the state, as far as they changed since the last push. */
const push = async (deps: VisitorSocketDeps, guest: Guest, settleIn: SettleIn): Promise<void> => {
  if (guest.pushed === null) return;
  const { conversationId, verified, ...state } = await showState(deps, guest.claims);
  guest.verified = verified;
  settleIn(guest, conversationId);
  const rows = await reading.listVisitorMessages(deps.database.kysely, visitorOf(guest.claims), { limit: PAGE, after: guest.pushed });
  for (const row of rows) {
    say(guest, { type: 'message', message: showMessage(row, deps) });
    guest.pushed = row.mark;
  }
  const text = JSON.stringify(state);
  if (text !== guest.lastState) say(guest, { type: 'state', state });
  guest.lastState = text;
  if (rows.length === PAGE) await push(deps, guest, settleIn);
};

const answer = async (
  deps: VisitorSocketDeps,
  guest: Guest,
  frame: { type: string } & Record<string, unknown>,
  refresh: (guest: Guest) => Promise<void>,
): Promise<void> => {
  switch (frame.type) {
    case 'hello':
      return welcome(deps, guest, Number(frame.lastSeq) || 0, refresh);
    case 'send':
      return receive(deps, guest, frame, refresh);
    case 'typing':
      if (guest.conversationId !== null && guest.verified) deps.customerTypes(guest.conversationId, frame.on === true);
      return;
    case 'read':
      return readUpTo(deps, guest, Number(frame.seq));
    case 'page':
      return notePage(deps, guest, frame);
    case 'ping':
      return say(guest, { type: 'pong' });
    default:
      return;
  }
};

const welcome = async (deps: VisitorSocketDeps, guest: Guest, lastSeq: number, refresh: (guest: Guest) => Promise<void>): Promise<void> => {
  const { conversationId: _, verified: __, ...state } = await showState(deps, guest.claims);
  const visitor = visitorOf(guest.claims);
  const missed = await reading.listVisitorMessages(deps.database.kysely, visitor, {
    limit: PAGE,
    ...(lastSeq > 0 ? { after: lastSeq } : {}),
  });
  const last = missed.at(-1)?.mark ?? lastSeq;
  say(guest, {
    type: 'ready',
    lastSeq: last,
    state,
    messages: missed.map((row) => showMessage(row, deps)),
    more: lastSeq === 0 && missed.length === PAGE,
  });
  guest.pushed = last;
  guest.lastState = JSON.stringify(state);
  await refresh(guest);
};

const receive = async (
  deps: VisitorSocketDeps,
  guest: Guest,
  frame: Record<string, unknown>,
  refresh: (guest: Guest) => Promise<void>,
): Promise<void> => {
  const parsed = Send.safeParse(frame);
  const clientId = typeof frame.clientId === 'string' ? frame.clientId : '';
  if (!parsed.success)
    return say(guest, {
      type: 'refused',
      clientId,
      code: 'invalid',
      detail: parsed.error.issues[0]?.message ?? 'This message cannot be read.',
    });
  if (!guest.mayWrite()) return say(guest, { type: 'refused', clientId, code: 'too-many-requests', detail: '' });
  try {
    const { visitorId, proven, name, locale } = guest.claims;
    const named = { ...(name === null ? {} : { name }), ...(locale === null ? {} : { locale }) };
    const event = deps.widgetMessageToEvent({ ...parsed.data, visitorId, proven, ...named }, deps.clock.now().getTime());
    if (event === undefined)
      return say(guest, { type: 'refused', clientId, code: 'invalid', detail: 'There is nothing in this message that can be sent.' });
    const acceptance = await deps.accept(guest.inbox, event);
    if (acceptance === null)
      return say(guest, { type: 'refused', clientId, code: 'not-accepted', detail: 'The message was put aside for a person to look at.' });
    const [row] = await reading.findMessages(deps.database.kysely, [acceptance.messageId]);
    const conversation = await reading.findVisitorConversation(deps.database.kysely, visitorOf(guest.claims));
    const opened = Math.floor((conversation?.createdAt.getTime() ?? 0) / 1000);
    const { conversationId, reference, messageId, duplicate } = acceptance;
    say(guest, {
      type: 'ack',
      clientId,
      accepted: { conversationId, reference, messageId, duplicate },
      seq: opened * reading.MARKS_PER_CONVERSATION + (row?.seq ?? 0),
    });
    await flushPages(deps, guest);
    await refresh(guest);
  } catch (error) {
    const refusal = error instanceof Refusal;
    if (!refusal) deps.onError(error);
    say(guest, {
      type: 'refused',
      clientId,
      code: refusal ? error.code : 'try-again',
      detail: refusal ? '' : 'The message could not be stored just now; it will be sent again.',
    });
  }
};

const readUpTo = async (deps: VisitorSocketDeps, guest: Guest, seq: number): Promise<void> => {
  const conversation = await reading.findVisitorConversation(deps.database.kysely, visitorOf(guest.claims));
  if (conversation === undefined || !Number.isSafeInteger(seq)) return;
  await deps.bus.transact((tx) => acting.recordSeen(tx, [conversation.threadId], seq % reading.MARKS_PER_CONVERSATION, 'read'));
};

const notePage = async (deps: VisitorSocketDeps, guest: Guest, frame: Record<string, unknown>): Promise<void> => {
  const page = Page.safeParse(frame);
  if (!page.success) return;
  guest.pages = [...guest.pages, { ...page.data, at: deps.clock.now() }].slice(-MOST_PAGES);
  await flushPages(deps, guest);
};

/** Pages seen are kept once the visitor is somebody: nobody becomes a customer by looking. */
const flushPages = async (deps: VisitorSocketDeps, guest: Guest): Promise<void> => {
  if (guest.pages.length === 0) return;
  const identity = await customerStore.findIdentity(deps.database.kysely, { type: 'visitor', scope: '', value: guest.claims.visitorId });
  if (identity === undefined) return;
  for (const page of guest.pages.splice(0)) await customerStore.recordPageView(deps.database.kysely, identity.id, page);
};
