/**
 * The server's side of one inbox in memory, without a network: stores by client id, speaks the frames at once, and does
 * wrong what the next mishap says.
 */
import type { WidgetClientFrame, WidgetMessage, WidgetServerFrame, WidgetState } from '@throughline/protocol/live';
import type { Part } from '@throughline/protocol/parts';
import { DoorRefusal, type InboxDoor, type SessionRequest } from '../line/inbox-door.ts';
import type { Socket } from '../line/live-line.ts';

export type Mishap = 'none' | 'lost-before-store' | 'lost-before-ack' | 'refused' | 'busy' | 'silent';

type Line = { socket: Socket; open: boolean };
type World = {
  messages: WidgetMessage[];
  received: WidgetClientFrame[];
  sessions: SessionRequest[];
  mishaps: Mishap[];
  lines: Set<Line>;
  now: { seq: number; down: boolean; mute: boolean; bars: boolean; visitor: string; knows(session: string): boolean };
};

const PAGE = 3;
const STATE: WidgetState = { reference: '48210937', status: 'assistant', queuePlace: null, agentName: null, email: null };

const store = ({ now, messages }: World, mine: boolean, clientId: string | null, parts: Part[]): WidgetMessage => {
  now.seq += 5;
  const author = { type: mine ? ('customer' as const) : ('agent' as const), name: mine ? '' : 'Mei' };
  const given = { id: `m${now.seq}`, seq: now.seq, clientId, mine, author, parts };
  const message: WidgetMessage = { ...given, at: '2026-01-01T12:00:00Z', sources: [], state: 'sent' };
  messages.push(message);
  return message;
};

const tell = (line: Line, frame: WidgetServerFrame): void => {
  if (line.open) line.socket.onmessage?.({ data: JSON.stringify(frame) } as MessageEvent);
};

const cut = ({ lines }: World, line: Line): void => {
  if (!line.open) return;
  line.open = false;
  lines.delete(line);
  line.socket.onclose?.({} as CloseEvent);
};

const accept = (world: World, line: Line, { clientId, parts }: Extract<WidgetClientFrame, { type: 'send' }>, heard: boolean): void => {
  const before = world.messages.find((message) => message.clientId === clientId);
  const stored = before ?? store(world, true, clientId, parts);
  if (!heard) {
    cut(world, line);
    return;
  }
  const accepted = { conversationId: 'c', reference: '48210937', messageId: stored.id, duplicate: before !== undefined };
  tell(line, { type: 'ack', clientId, accepted, seq: stored.seq });
  for (const each of world.lines) tell(each, { type: 'message', message: stored });
};

const takeSend = (world: World, line: Line, frame: Extract<WidgetClientFrame, { type: 'send' }>): void => {
  const { clientId } = frame;
  const fates: Record<Mishap, () => void> = {
    none: () => accept(world, line, frame, true),
    silent: () => {},
    refused: () => tell(line, { type: 'refused', clientId, code: 'invalid', detail: 'No' }),
    busy: () => tell(line, { type: 'refused', clientId, code: 'try-again', detail: '' }),
    'lost-before-store': () => cut(world, line),
    'lost-before-ack': () => accept(world, line, frame, false),
  };
  fates[world.mishaps.shift() ?? 'none']();
};

const take = (world: World, line: Line, frame: WidgetClientFrame): void => {
  world.received.push(frame);
  if (world.now.mute) return;
  if (frame.type === 'hello') {
    const missed = world.messages.filter((message) => message.seq > frame.lastSeq);
    tell(line, { type: 'ready', lastSeq: world.now.seq, state: STATE, messages: missed.slice(-PAGE), more: missed.length > PAGE });
  }
  if (frame.type === 'ping') tell(line, { type: 'pong' });
  if (frame.type === 'send') takeSend(world, line, frame);
};

const openSocket = (world: World): Socket => {
  const line: Line = {
    open: true,
    socket: {
      onopen: null,
      onmessage: null,
      onclose: null,
      send: (text) => {
        if (line.open) take(world, line, JSON.parse(text) as WidgetClientFrame);
      },
      close: () => cut(world, line),
    },
  };
  setImmediate(() => {
    if (world.now.down) cut(world, line);
    else world.lines.add(line);
    if (line.open) line.socket.onopen?.({} as Event);
  });
  return line.socket;
};

const doorOf = ({ now, sessions, messages }: World): InboxDoor => {
  const reach = (): void => {
    if (now.down) throw new DoorRefusal(0, 'network', '');
  };
  return {
    openSession: async (request) => {
      sessions.push(request);
      reach();
      if (now.bars) throw new DoorRefusal(401, 'visitor-not-proven', '');
      const known = request.session !== undefined && now.knows(request.session);
      return { session: (known && request.session) || `s${sessions.length}`, visitorId: now.visitor, lastSeq: now.seq };
    },
    earlier: async (_session, before) => {
      reach();
      const earlier = messages.filter((message) => message.seq < before);
      return { messages: earlier.slice(-PAGE), more: earlier.length > PAGE };
    },
    continueByEmail: async (_session, email) => ({ ...STATE, email }),
    mailTranscript: async () => {},
    upload: () => Promise.reject(new DoorRefusal(0, 'network', '')),
    liveUrl: (session) => session,
  };
};

export type FakeCenter = Omit<World, 'lines'> & {
  door: InboxDoor;
  openSocket(): Socket;
  say(text: string): void;
  tell(frame: WidgetServerFrame): void;
  cutAll(): void;
};

export const fakeCenter = (): FakeCenter => {
  const now = { seq: 0, down: false, mute: false, bars: false, visitor: 'visitor', knows: (): boolean => true };
  const world: World = { messages: [], received: [], sessions: [], mishaps: [], lines: new Set(), now };
  const tellAll = (frame: WidgetServerFrame): void => {
    for (const line of world.lines) tell(line, frame);
  };
  return {
    ...world,
    door: doorOf(world),
    openSocket: () => openSocket(world),
    say: (text) => tellAll({ type: 'message', message: store(world, false, null, [{ type: 'text', text }]) }),
    tell: tellAll,
    cutAll: () => {
      for (const line of world.lines) cut(world, line);
    },
  };
};
