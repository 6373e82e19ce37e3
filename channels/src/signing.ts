/** Secrets and signatures, compared in constant time. */
import { createHmac, timingSafeEqual } from 'node:crypto';

/** HMAC-SHA256 as lower-case hex. */
export const signHex = (secret: string, text: string | Uint8Array): string => createHmac('sha256', secret).update(text).digest('hex');

/** Both sides are hashed first, so neither length nor content shows in the time taken. */
export const isSameSecret = (expected: string, given: string): boolean =>
  timingSafeEqual(createHmac('sha256', 'compare').update(expected).digest(), createHmac('sha256', 'compare').update(given).digest());
