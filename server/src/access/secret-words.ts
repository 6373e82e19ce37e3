import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** 256 random bits, safe in URLs and headers. */
export const newSecretWord = (prefix = ''): string => prefix + randomBytes(32).toString('base64url');

/** What is stored of a secret word. No salt or stretching: the words are random and too long to guess. */
export const hashSecretWord = (word: string): string => createHash('sha256').update(word).digest('hex');

export const maySecretHashesMatch = (a: string, b: string): boolean => {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
};
