/**
 * The live socket. Connect → hello{lastSeq} → ready (or reset) → events. It reconnects with growing, jittered pauses, asks for
 * what it missed, notices a dead line by heartbeats, and tries at once when the computer wakes or the network returns.
 */
import type { DeskClientFrame, DeskServerFrame } from '@throughline/protocol/live';
import { backoffMs } from './backoff.ts';
import { createHeartbeat } from './heartbeat.ts';
import { openSocket, type Wire } from './open-socket.ts';
import { createSeenEvents } from './seen-events.ts';
import { watchWaking } from './waking.ts';

export type LiveState = 'connecting' | 'open' | 'waiting' | 'closed';
export type LiveOptions = {
  baseUrl: string;
  token?: string;
  /** Resume after this event; null or absent: from now on. */
  lastSeq?: number | null;
  onFrame(frame: DeskServerFrame): void;
  onState?(state: LiveState): void;
  WebSocket?: typeof globalThis.WebSocket;
  random?: () => number;
  firstBackoffMs?: number;
  /** A ping after this much silence; the line counts as dead after half as long again without an answer. */
  heartbeatMs?: number;
};
export type Live = {
  /** False when there is no line right now: the frame is not kept. */
  send(frame: DeskClientFrame): boolean;
  /** Look at a conversation; repeated by itself after a reconnect. */
  watch(conversationId: string | null): void;
  lastSeq(): number | null;
  state(): LiveState;
  /** Try now instead of waiting for the next try. */
  wake(): void;
  close(): void;
};

const liveUrl = (options: LiveOptions): string => {
  const here = 'location' in globalThis ? globalThis.location.href : undefined;
  const url = new URL('/live', new URL(options.baseUrl || '/', here));
  url.protocol = url.protocol.replace('http', 'ws');
  if (options.token !== undefined) url.searchParams.set('token', options.token);
  return url.href;
};

/** Everything about one connection that changes over time. */
const createLine = (options: LiveOptions) => {
  const seen = createSeenEvents(options.lastSeq ?? null);
  const line = { wire: null as Wire | null, state: 'connecting' as LiveState, attempt: 0, watching: null as string | null };
  const heartbeat = createHeartbeat(
    options.heartbeatMs ?? 20_000,
    () => send({ type: 'ping' }),
    () => lost(),
  );
  let retry: ReturnType<typeof setTimeout> | undefined;

  const send = (frame: DeskClientFrame): boolean => line.wire?.send(frame) ?? false;
  const enter = (state: LiveState): void => {
    line.state = state;
    options.onState?.(state);
  };
  const drop = (): void => {
    clearTimeout(retry);
    heartbeat.stop();
    line.wire?.close();
    line.wire = null;
  };
  const lost = (): void => {
    drop();
    enter('waiting');
    retry = setTimeout(open, backoffMs(line.attempt, options.random ?? Math.random, options.firstBackoffMs));
    line.attempt += 1;
  };
  const begin = (frame: { type: 'ready' | 'reset'; seq: number }): void => {
    line.attempt = 0;
    // A resumed line gets its missed events one by one; only a fresh start takes the server's position.
    if (frame.type === 'reset' || seen.last() === null) seen.jump(frame.seq);
    if (line.state === 'open') return;
    enter('open');
    if (line.watching !== null) send({ type: 'watch', conversationId: line.watching });
  };
  const take = (frame: DeskServerFrame): void => {
    if (frame.type === 'ready' || frame.type === 'reset') begin(frame);
    if (frame.type !== 'event' || seen.take(frame.seq)) options.onFrame(frame);
  };
  const open = (): void => {
    drop();
    enter('connecting');
    const Socket = options.WebSocket ?? globalThis.WebSocket;
    const onOpen = (): boolean => send({ type: 'hello', lastSeq: seen.last() });
    line.wire = openSocket({ url: liveUrl(options), Socket, onOpen, onFrame: take, onHeard: heartbeat.heard, onLost: lost });
    heartbeat.expect();
  };
  return { line, seen, heartbeat, send, enter, drop, open };
};

export const connectLive = (options: LiveOptions): Live => {
  const { line, seen, heartbeat, send, enter, drop, open } = createLine(options);
  const wake = (): void => {
    if (line.state === 'open') heartbeat.ask(Math.min(5000, (options.heartbeatMs ?? 20_000) / 2));
    if (line.state !== 'waiting') return;
    line.attempt = 0;
    open();
  };
  const unwatchWaking = watchWaking(wake);
  open();
  return {
    send,
    wake,
    lastSeq: seen.last,
    state: () => line.state,
    watch: (conversationId) => {
      line.watching = conversationId;
      send({ type: 'watch', conversationId });
    },
    close: () => {
      unwatchWaking();
      drop();
      enter('closed');
    },
  };
};
