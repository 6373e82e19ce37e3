/*
 * A visitor's socket: hello{lastSeq} → everything newer → live. Whatever happens in the visitor's conversation, the newest
 * messages after the last one pushed are read and sent: the same step serves news, resume and catching up, so that nothing
 * is lost or doubled however the socket comes and goes.
 */
import type { BusEvent } from '@throughline/protocol/events';
import type { WebSocket } from 'ws';
import { acting, reading } from '../conversations/index.ts';
import type { InboxBook, OpenInbox } from '../inboxes/index.ts';
import type { Bus } from '../platform/bus/index.ts';
import type { Secrets } from '../platform/secrets/index.ts';
import { type Line, parseFrame, type SocketDoor } from './accept-sockets.ts';
import { type Guest, type GuestBook, makeGuest, openGuestBook, say } from './guests.ts';
import { flushPages, notePage, noteTrack } from './note-pages.ts';
import { createPresenceNotes } from './note-presence.ts';
import { spendAllowance } from './spend-allowance.ts';
import { type TakeDeps, takeMessage } from './take-message.ts';
import { findVisitor, type VerifyVisitor, type VisitorClaims } from './visitor-session.ts';
import { NO_STATE, showMessage, showState, type ViewDeps, visitorOf } from './visitor-view.ts';

export type VisitorSocketDeps = ViewDeps &
  TakeDeps & {
    bus: Bus;
    secrets: Secrets;
    inboxes: InboxBook;
    /** The web channel's own functions; named in compose.ts. */
    verifyVisitor: VerifyVisitor;
    mayOpenFrom(origin: string | undefined, host: string | undefined, inbox: OpenInbox): boolean;
    customerTypes(conversationId: string, on: boolean): void;
  };
export type VisitorSockets = {
  door: SocketDoor;
  agentTypes(conversationId: string, name: string, on: boolean): void;
  count(): number;
  close(): void;
};

const PAGE = 50;
/** Of one visitor, in all their tabs. */
const MOST_WINDOWS = 20;
const FRAMES = { atOnce: 200, perSecond: 20 };

/** Most who sit there have not written yet: their state is kept once. */
const NOWHERE = JSON.stringify(NO_STATE);

type Refresh = (guest: Guest) => Promise<void>;

export const createVisitorSockets = (deps: VisitorSocketDeps): VisitorSockets => {
  const book = openGuestBook();
  const notes = createPresenceNotes(deps);
  let closing = false;
  const refresh: Refresh = (guest) => {
    guest.chain = guest.chain.then(() => push(deps, guest, book)).catch(deps.onError);
    return guest.chain;
  };
  const unfollow = deps.bus.follow((events) => void tellGuests(deps, book, events, refresh).catch(deps.onError));
  const open = createWelcome(deps, { book, notes, refresh, isClosing: () => closing });
  return {
    door: (request, url) => admit(deps, book, { request, url, open }),
    agentTypes: (conversationId, name, on) => {
      for (const guest of book.of(conversationId)) if (guest.verified) say(guest, { type: 'typing', on, name: on ? name : null });
    },
    count: book.count,
    close: () => {
      closing = true;
      unfollow();
    },
  };
};

type House = { book: GuestBook; notes: ReturnType<typeof createPresenceNotes>; refresh: Refresh; isClosing(): boolean };

/** One set of listeners serves all windows: they find their guest by the socket. */
const createWelcome = (deps: VisitorSocketDeps, { book, notes, refresh, isClosing }: House): Caller['open'] => {
  const guests = new Map<WebSocket, Guest>();
  const onClose = function (this: WebSocket): void {
    const guest = guests.get(this);
    if (guest === undefined) return;
    guests.delete(this);
    book.leave(guest);
    if (guest.conversationId !== null) deps.customerTypes(guest.conversationId, false);
    // When we stop, everybody's socket closes, but nobody has left.
    if (!isClosing() && book.windowsOf(guest.claims.visitorId).length === 0) notes.left(guest.claims);
  };
  const onMessage = function (this: WebSocket, raw: unknown): void {
    const guest = guests.get(this);
    const fullAt = spendAllowance(FRAMES, guest?.framesFullAt ?? 0, Date.now());
    if (guest === undefined || fullAt === undefined) return void this.close(1008, 'too many frames');
    guest.framesFullAt = fullAt;
    const frame = parseFrame(raw);
    if (frame === undefined) this.close(1003, 'JSON frames with a type, please');
    else answer(deps, guest, frame, { book, refresh }).catch(deps.onError);
  };
  return (line, inbox, claims) => {
    const guest = makeGuest(line, inbox, claims);
    guests.set(line.socket, guest);
    book.welcome(guest);
    notes.came(claims);
    line.socket.on('close', onClose).on('message', onMessage);
  };
};

type Caller = {
  request: Parameters<SocketDoor>[0];
  url: URL;
  open(line: Line, inbox: OpenInbox, claims: VisitorClaims): void;
};

const admit = async (deps: VisitorSocketDeps, book: GuestBook, { request, url, open }: Caller): ReturnType<SocketDoor> => {
  const inbox = await deps.inboxes.find(url.searchParams.get('inbox') ?? '').catch(() => undefined);
  const claims = findVisitor(deps.secrets, url.searchParams.get('session') ?? '', deps.clock.now());
  if (inbox === undefined || inbox.kind !== 'web' || !inbox.enabled || claims?.inboxId !== inbox.id) return { refuse: 401 };
  if (!deps.mayOpenFrom(request.headers.origin, request.headers.host, inbox)) return { refuse: 403 };
  if (book.windowsOf(claims.visitorId).length >= MOST_WINDOWS) return { refuse: 429 };
  return { open: (line) => open(line, inbox, claims) };
};

/** Windows in a conversation hear of it; a window that is in none, or in another, learns of its new one by the first message there. */
const tellGuests = async (deps: VisitorSocketDeps, book: GuestBook, events: readonly BusEvent[], refresh: Refresh): Promise<void> => {
  const concerned = new Set(events.flatMap((event) => [...book.of(event.key)]));
  for (const event of events) {
    if (event.type === 'thread.moved') for (const guest of book.of(event.data.fromConversationId)) concerned.add(guest);
    if (event.type !== 'message.received' || event.data.channel !== 'web' || book.count() === concerned.size) continue;
    const key = await reading.findThreadKey(deps.database.kysely, event.data.threadId);
    for (const guest of book.windowsOf(key ?? '')) concerned.add(guest);
  }
  for (const guest of concerned) void refresh(guest);
};

/** New messages, marks of reading and the state, as far as they changed since the last push. */
const push = async (deps: VisitorSocketDeps, guest: Guest, book: GuestBook): Promise<void> => {
  if (guest.pushed === null) return;
  const { conversationId, verified, readMark, ...state } = await showState(deps, guest.claims);
  guest.verified = verified;
  book.settleIn(guest, conversationId);
  const rows = await reading.listVisitorMessages(deps.database.kysely, visitorOf(guest.claims), { limit: PAGE, after: guest.pushed });
  for (const row of rows) {
    say(guest, { type: 'message', message: showMessage(row, guest.claims, deps) });
    guest.pushed = row.mark;
  }
  if (readMark > guest.read) say(guest, { type: 'read', seq: readMark });
  guest.read = Math.max(guest.read, readMark);
  const text = JSON.stringify(state);
  if (text !== guest.lastState) say(guest, { type: 'state', state });
  guest.lastState = text === NOWHERE ? NOWHERE : text;
  if (rows.length === PAGE) await push(deps, guest, book);
};

const answer = async (
  deps: VisitorSocketDeps,
  guest: Guest,
  frame: { type: string } & Record<string, unknown>,
  { book, refresh }: { book: GuestBook; refresh: Refresh },
): Promise<void> => {
  switch (frame.type) {
    case 'hello':
      return welcome(deps, guest, Number.isSafeInteger(frame.lastSeq) ? Math.max(0, Number(frame.lastSeq)) : 0, refresh);
    case 'send':
      if (!(await takeMessage(deps, guest, frame))) return;
      await flushPages(deps, guest);
      for (const window of book.windowsOf(guest.claims.visitorId)) await refresh(window);
      return;
    case 'typing':
      if (guest.conversationId !== null && guest.verified) deps.customerTypes(guest.conversationId, frame.on === true);
      return;
    case 'read':
      return readUpTo(deps, guest, Number(frame.seq));
    case 'page':
      return notePage(deps, guest, frame);
    case 'track':
      return noteTrack(deps, guest, frame);
    case 'ping':
      return say(guest, { type: 'pong' });
    default:
      return;
  }
};

const welcome = async (deps: VisitorSocketDeps, guest: Guest, lastSeq: number, refresh: Refresh): Promise<void> => {
  const { conversationId: _, verified: __, readMark: ___, ...state } = await showState(deps, guest.claims);
  const missed = await reading.listVisitorMessages(deps.database.kysely, visitorOf(guest.claims), {
    limit: PAGE,
    ...(lastSeq > 0 ? { after: lastSeq } : {}),
  });
  const last = missed.at(-1)?.mark ?? lastSeq;
  say(guest, {
    type: 'ready',
    lastSeq: last,
    state,
    messages: missed.map((row) => showMessage(row, guest.claims, deps)),
    more: lastSeq === 0 && missed.length === PAGE,
  });
  guest.pushed = last;
  const text = JSON.stringify(state);
  guest.lastState = text === NOWHERE ? NOWHERE : text;
  await refresh(guest);
};

const readUpTo = async (deps: VisitorSocketDeps, guest: Guest, seq: number): Promise<void> => {
  if (Number.isSafeInteger(seq)) await deps.bus.transact((tx) => acting.recordSeen(tx, visitorOf(guest.claims), seq, 'read'));
};
