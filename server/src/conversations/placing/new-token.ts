import { randomBytes } from 'node:crypto';

/** 120 bits in 24 lower-case base-32 letters: safe in a mail's local part, which some servers fold to one case. */
export const newToken = (): string => {
  const letters = 'abcdefghijkmnpqrstuvwxyz23456789';
  return [...randomBytes(24)].map((byte) => letters[byte & 31]).join('');
};
