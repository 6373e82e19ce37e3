/** `Throughline-Signature: t=<Unix seconds>,v1=<hex HMAC-SHA256 of "t.body">`, the same in both directions. */
import { isSameSecret, signHex } from '../signing.ts';

export const SIGNATURE_HEADER = 'throughline-signature';
/** A request older or newer than this is taken for a replay. */
export const REPLAY_WINDOW_MS = 300_000;

export const makeSignature = (secret: string, body: string, now: number): string => {
  const t = Math.floor(now / 1000);
  return `t=${t},v1=${signHex(secret, `${t}.${body}`)}`;
};

/** undefined when the signature is right and fresh, else what is wrong. */
export const findSignatureFault = (secret: string, body: Uint8Array, header: string | undefined, now: number): string | undefined => {
  const match = /^t=(\d{1,12}),v1=([0-9a-f]{64})$/.exec(header ?? '');
  if (match === null) return 'the Throughline-Signature header is missing or malformed';
  const [, t, given] = match as unknown as [string, string, string];
  if (Math.abs(now - Number(t) * 1000) > REPLAY_WINDOW_MS) return 'the signature is too old, or the clock is wrong';
  // Over the bytes as they came: a text may stand for more than one row of bytes.
  return isSameSecret(signHex(secret, Buffer.concat([Buffer.from(`${t}.`), body])), given) ? undefined : 'the signature does not match';
};
