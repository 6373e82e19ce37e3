import type { WidgetClientFrame, WidgetServerFrame } from '@throughline/protocol/live';
import { backoffMs } from './backoff.ts';
import type { Clock } from './clock.ts';
import { parseFrame } from './parse-frame.ts';

/** What we use of a WebSocket. */
export type Socket = {
  send(text: string): void;
  close(): void;
  onopen: ((event: Event) => void) | null;
  onmessage: ((event: MessageEvent) => void) | null;
  onclose: ((event: CloseEvent) => void) | null;
};

export type LineStatus = 'idle' | 'connecting' | 'open' | 'lost';

export type LiveLine = {
  start(): void;
  /** Drops the socket at once and dials anew: another visitor, or a socket that no longer answers. */
  restart(): void;
  /** The network is said to be back, or the page woke up: do not wait out the pause, and see whether the socket still answers. */
  nudge(): void;
  stop(): void;
  /** False when the line is not open; nothing is queued here. */
  send(frame: WidgetClientFrame): boolean;
};

export type LinePlugs = {
  /** Gets a valid session if needed and opens a socket. Rejects when that fails. */
  dial(): Promise<Socket>;
  lastSeq(): number;
  onFrame(frame: WidgetServerFrame): void;
  onStatus(status: LineStatus): void;
  clock: Clock;
  random(): number;
};

const PING_MS = 25_000;
const ANSWER_MS = 10_000;
const NUDGED_ANSWER_MS = 4_000;

type Wire = {
  plugs: LinePlugs;
  socket: Socket | null;
  status: LineStatus;
  attempt: number;
  /** Numbers the dials, so that a late answer of a socket already given up changes nothing. */
  round: number;
  cancelRetry(): void;
  cancelPing(): void;
};

const become = (wire: Wire, status: LineStatus): void => {
  if (wire.status === status) return;
  wire.status = status;
  wire.plugs.onStatus(status);
};

const drop = (wire: Wire): void => {
  wire.round += 1;
  wire.cancelRetry();
  wire.cancelPing();
  wire.socket?.close();
  wire.socket = null;
};

const lose = (wire: Wire): void => {
  drop(wire);
  become(wire, 'lost');
  wire.cancelRetry = wire.plugs.clock.after(backoffMs(wire.attempt, wire.plugs.random), () => dial(wire));
  wire.attempt += 1;
};

const expectAnswer = (wire: Wire, withinMs: number): void => {
  wire.cancelPing = wire.plugs.clock.after(withinMs, () => lose(wire));
};

const probe = (wire: Wire, withinMs: number): void => {
  wire.cancelPing();
  expectAnswer(wire, withinMs);
  wire.socket?.send('{"type":"ping"}');
};

const keepAlive = (wire: Wire): void => {
  wire.cancelPing();
  wire.cancelPing = wire.plugs.clock.after(PING_MS, () => probe(wire, ANSWER_MS));
};

const takeText = (wire: Wire, text: unknown): void => {
  const frame = parseFrame(text);
  if (frame === undefined) return;
  keepAlive(wire);
  if (frame.type === 'ready') wire.attempt = 0;
  wire.plugs.onFrame(frame);
  if (frame.type === 'ready') become(wire, 'open');
};

const listen = (wire: Wire, socket: Socket, round: number): void => {
  wire.socket = socket;
  // A proxy that accepts and then says nothing would otherwise hold us for ever.
  expectAnswer(wire, ANSWER_MS);
  socket.onopen = () => socket.send(JSON.stringify({ type: 'hello', lastSeq: wire.plugs.lastSeq() }));
  socket.onclose = () => {
    if (round === wire.round) lose(wire);
  };
  socket.onmessage = (event) => {
    if (round === wire.round) takeText(wire, event.data);
  };
};

const dial = (wire: Wire): void => {
  drop(wire);
  const { round } = wire;
  if (wire.status !== 'lost') become(wire, 'connecting');
  wire.plugs.dial().then(
    (socket) => (round === wire.round ? listen(wire, socket, round) : socket.close()),
    () => {
      if (round === wire.round) lose(wire);
    },
  );
};

/**
 * Keeps one socket alive: dial → hello(lastSeq) → ready → frames, with a ping while it is quiet; any failure → a jittered
 * pause → dial again.
 */
export const createLiveLine = (plugs: LinePlugs): LiveLine => {
  const wire: Wire = { plugs, socket: null, status: 'idle', attempt: 0, round: 0, cancelRetry: () => {}, cancelPing: () => {} };
  return {
    start: () => {
      if (wire.status === 'idle') dial(wire);
    },
    restart: () => {
      if (wire.status !== 'idle') dial(wire);
    },
    nudge: () => {
      if (wire.status === 'lost' && wire.socket === null) dial(wire);
      else if (wire.status === 'open') probe(wire, NUDGED_ANSWER_MS);
    },
    stop: () => {
      drop(wire);
      become(wire, 'idle');
    },
    send: (frame) => {
      if (wire.status !== 'open' || wire.socket === null) return false;
      wire.socket.send(JSON.stringify(frame));
      return true;
    },
  };
};
