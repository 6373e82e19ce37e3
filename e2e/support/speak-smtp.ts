/** SMTP by hand: a client that may say what no mail program would. */
import { connect, type Socket } from 'node:net';

export type SmtpLine = {
  /** Sends a command; answers the reply's code, 0 when the connection closed. */
  say(command: string): Promise<number>;
  /** One whole mail; answers the code after its last dot. */
  hand(from: string, to: string, raw: Uint8Array): Promise<number>;
  close(): void;
};

/** Reads replies one after the other. */
const listen = (socket: Socket): (() => Promise<number>) => {
  let heard = '';
  let closed = false;
  let tell: () => void = () => undefined;
  socket.on('data', (chunk) => {
    heard += chunk;
    tell();
  });
  socket.on('close', () => {
    closed = true;
    tell();
  });
  socket.on('error', () => undefined);
  return async () => {
    for (;;) {
      // The last line of a reply has a space after its code.
      const last = /^(\d{3}) .*\r\n/m.exec(heard);
      if (last !== null) {
        heard = heard.slice(last.index + last[0].length);
        return Number(last[1]);
      }
      if (closed) return 0;
      await new Promise<void>((resolve) => {
        tell = resolve;
      });
    }
  };
};

export const speakSmtp = async (port: number): Promise<SmtpLine> => {
  const socket = connect(port, '127.0.0.1');
  const reply = listen(socket);
  const say = (command: string): Promise<number> => {
    socket.write(`${command}\r\n`);
    return reply();
  };
  await reply();
  await say('EHLO junk.example');
  return {
    say,
    hand: async (from, to, raw) => {
      await say(`MAIL FROM:<${from}>`);
      await say(`RCPT TO:<${to}>`);
      if ((await say('DATA')) !== 354) return reply();
      // A dot at the head of a line is doubled, as the protocol wants it.
      socket.write(
        Buffer.from(
          Buffer.from(raw)
            .toString('latin1')
            .replaceAll(/(^|\n)\./g, '$1..'),
          'latin1',
        ),
      );
      return say('\r\n.');
    },
    close: () => socket.destroy(),
  };
};
