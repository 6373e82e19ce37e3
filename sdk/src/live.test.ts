import type { AddressInfo } from 'node:net';
import type { DeskClientFrame, DeskServerFrame } from '@throughline/protocol/live';
import { afterEach, expect, test, vi } from 'vitest';
import { WebSocketServer, type WebSocket as ServerSocket } from 'ws';
import { backoffMs } from './backoff.ts';
import { connectLive, type LiveOptions } from './live.ts';

const open: (() => void)[] = [];
afterEach(() => {
  for (const close of open.splice(0)) close();
});

/** A socket server that keeps the frames it was sent and lets the test answer. */
const serve = async (answer: (socket: ServerSocket, frame: DeskClientFrame, say: (frame: DeskServerFrame) => void) => void) => {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  const heard: DeskClientFrame[] = [];
  const sockets: ServerSocket[] = [];
  server.on('connection', (socket) => {
    sockets.push(socket);
    socket.on('message', (text) => {
      const frame = JSON.parse(String(text)) as DeskClientFrame;
      heard.push(frame);
      answer(socket, frame, (reply) => socket.send(JSON.stringify(reply)));
    });
  });
  await new Promise((resolve) => server.once('listening', resolve));
  open.push(() => server.close());
  const frames: DeskServerFrame[] = [];
  const connect = (more: Partial<LiveOptions> = {}) => {
    const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const live = connectLive({ baseUrl, onFrame: (frame) => frames.push(frame), firstBackoffMs: 2, ...more });
    open.unshift(live.close);
    return live;
  };
  return { heard, sockets, frames, connect };
};
const event = (seq: number): DeskServerFrame => ({ type: 'event', seq, event: 'message.received', conversationId: 'c', data: {} });

test("a fresh line starts at the server's position and resumes after the last event it saw", async () => {
  const { heard, sockets, frames, connect } = await serve((_socket, frame, say) => {
    if (frame.type === 'hello') say({ type: 'ready', seq: 10 });
    if (frame.type === 'hello' && frame.lastSeq === null) say(event(11));
  });
  const live = connect();
  await vi.waitFor(() => expect(live.lastSeq()).toBe(11));
  sockets[0]?.terminate();
  await vi.waitFor(() =>
    expect(heard).toEqual([
      { type: 'hello', lastSeq: null },
      { type: 'hello', lastSeq: 11 },
    ]),
  );
  expect(frames.filter((frame) => frame.type === 'event')).toHaveLength(1);
});

test('an event that is repeated after a resume is handed on once', async () => {
  const { frames, connect } = await serve((_socket, frame, say) => {
    if (frame.type !== 'hello') return;
    for (const reply of [{ type: 'ready', seq: 7 } as const, event(8), event(8), event(9)]) say(reply);
  });
  connect({ lastSeq: 5 });
  await vi.waitFor(() => expect(frames.map((frame) => ('seq' in frame ? frame.seq : 0))).toEqual([7, 8, 9]));
});

test('a reset is handed on and moves the position', async () => {
  const { frames, connect } = await serve((_socket, frame, say) => {
    if (frame.type === 'hello') say({ type: 'reset', seq: 900 });
  });
  const live = connect({ lastSeq: 5 });
  await vi.waitFor(() => expect(frames).toEqual([{ type: 'reset', seq: 900 }]));
  expect(live.lastSeq()).toBe(900);
});

test('the watched conversation is said again after a reconnect', async () => {
  const { heard, sockets, connect } = await serve((_socket, frame, say) => {
    if (frame.type === 'hello') say({ type: 'ready', seq: 1 });
  });
  const live = connect();
  await vi.waitFor(() => expect(live.state()).toBe('open'));
  live.watch('c1');
  await vi.waitFor(() => expect(heard).toHaveLength(2));
  sockets[0]?.terminate();
  await vi.waitFor(() => expect(heard.filter((frame) => frame.type === 'watch')).toHaveLength(2));
});

test('a line that no longer answers pings is dropped and opened anew', async () => {
  const { heard, connect } = await serve((_socket, frame, say) => {
    if (frame.type === 'hello') say({ type: 'ready', seq: 1 });
  });
  connect({ heartbeatMs: 20 });
  // On a busy machine a line may be given up before it was ready to ping: the next one pings.
  await vi.waitFor(() => expect(heard.some((frame) => frame.type === 'ping')).toBe(true), { timeout: 20_000 });
  const before = heard.filter((frame) => frame.type === 'hello').length;
  await vi.waitFor(() => expect(heard.filter((frame) => frame.type === 'hello').length).toBeGreaterThan(before), { timeout: 20_000 });
});

test('waking connects at once instead of waiting for the next try', async () => {
  const { heard, sockets, connect } = await serve((_socket, frame, say) => {
    if (frame.type === 'hello') say({ type: 'ready', seq: 1 });
  });
  const live = connect({ firstBackoffMs: 1_000_000 });
  await vi.waitFor(() => expect(live.state()).toBe('open'));
  sockets[0]?.terminate();
  await vi.waitFor(() => expect(live.state()).toBe('waiting'));
  live.wake();
  await vi.waitFor(() => expect(heard).toHaveLength(2));
});

test('a closed line stays closed and says so to its sender', async () => {
  const states: string[] = [];
  const { connect } = await serve(() => undefined);
  const live = connect({ onState: (state) => states.push(state) });
  live.close();
  expect(live.send({ type: 'ping' })).toBe(false);
  expect(states).toEqual(['connecting', 'closed']);
});

test('pauses grow, stay under the ceiling and are spread by chance', () => {
  expect([0, 1, 2].map((attempt) => backoffMs(attempt, () => 1))).toEqual([500, 1000, 2000]);
  expect(backoffMs(3, () => 0)).toBe(2000);
  expect(backoffMs(50, () => 1)).toBe(30_000);
});
