import { makeSignature } from '@throughline/channels/api';

export type Letter = { port: number; path: string; secret: string; id: string; sender: string; text: string };

/** A signed webhook call of the API channel, as bytes for the wire. */
export const printRequest = ({ port, path, secret, id, sender, text }: Letter): Buffer => {
  const body = JSON.stringify({ id, from: { type: 'user', value: sender, verified: true }, parts: [{ type: 'text', text }] });
  return Buffer.from(
    `POST ${path} HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n` +
      `throughline-signature: ${makeSignature(secret, body, Date.now())}\r\n\r\n${body}`,
  );
};

const WORDS = 'I bought a gift card yesterday and the code on it is refused by the shop; please tell me what I can do about that now'.split(
  ' ',
);

/** About `bytes` of plausible text, different for each number. */
export const textOfLength = (bytes: number, n: number): string => {
  let text = `#${n}`;
  for (let at = n; text.length < bytes; at++) text += ` ${WORDS[(at * 7 + n) % WORDS.length]}`;
  return text.slice(0, bytes);
};
