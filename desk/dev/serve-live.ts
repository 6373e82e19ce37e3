import type { Server } from 'node:http';
import type { DeskClientFrame, DeskServerFrame } from '@throughline/protocol/live';
import { WebSocketServer } from 'ws';
import { KIND, uuid } from './ids.ts';
import type { World } from './world.ts';

const HISTORY = 500;

/** The live socket of the pretend center: resume from memory, presence with one pretend colleague in the first conversation. */
export const serveLive = (world: World, server: Server): (() => void) => {
  const sockets = new WebSocketServer({ server, path: '/live' });
  const past: Extract<DeskServerFrame, { type: 'event' }>[] = [];
  const remember = (frame: DeskServerFrame): void => {
    if (frame.type === 'event' && past.push(frame) > HISTORY) past.shift();
  };
  world.listeners.add(remember);
  sockets.on('connection', (socket) => {
    const say = (frame: DeskServerFrame): void => socket.send(JSON.stringify(frame));
    const presence = (conversationId: string): void => {
      const first = conversationId === uuid(KIND.conversation, 1);
      say({
        type: 'presence',
        conversationId,
        agents: first ? [{ id: uuid(KIND.agent, 2), name: '林小满', typing: false }] : [],
        customerTyping: false,
      });
    };
    world.listeners.add(say);
    socket.on('close', () => world.listeners.delete(say));
    socket.on('message', (data) => {
      const frame = JSON.parse(String(data)) as DeskClientFrame;
      if (frame.type === 'ping') say({ type: 'pong' });
      if (frame.type === 'watch' && frame.conversationId !== null) presence(frame.conversationId);
      if (frame.type !== 'hello') return;
      say({ type: 'ready', seq: world.seq });
      const { lastSeq } = frame;
      if (lastSeq !== null) for (const missed of past.filter((one) => one.seq > lastSeq)) say(missed);
    });
  });
  return () => {
    for (const socket of sockets.clients) socket.terminate();
    sockets.close();
  };
};
