/* One keep-alive connection that asks and waits, with as little of its own as possible: a full HTTP client would be the bottleneck. */
import { connect, type Socket } from 'node:net';

export type HttpLine = { post(request: Buffer): Promise<number>; close(): void };

export const openHttpLine = async (port: number): Promise<HttpLine> => {
  const socket: Socket = connect({ port, host: '127.0.0.1', noDelay: true });
  let heard = '';
  let waiting: { resolve(status: number): void; reject(error: Error): void } | null = null;
  const settle = (status: number): void => {
    const one = waiting;
    waiting = null;
    heard = '';
    one?.resolve(status);
  };
  socket.on('data', (chunk) => {
    heard += chunk.toString('latin1');
    const end = heard.indexOf('\r\n\r\n');
    if (end === -1) return;
    const length = Number(/\r\ncontent-length: (\d+)/i.exec(heard)?.[1] ?? 0);
    if (heard.length >= end + 4 + length) settle(Number(heard.slice(9, 12)));
  });
  const fail = (error: Error): void => waiting?.reject(error);
  socket.on('error', fail);
  socket.on('close', () => fail(new Error('the server closed the connection')));
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('error', reject);
  });
  return {
    post: (request) =>
      new Promise((resolve, reject) => {
        waiting = { resolve, reject };
        socket.write(request);
      }),
    close: () => socket.destroy(),
  };
};
