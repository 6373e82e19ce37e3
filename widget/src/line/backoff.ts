const FIRST_MS = 500;
const LONGEST_MS = 30_000;

/**
 * Wait before attempt n (from 0). Half of it is random: after a server restart the visitors of a busy shop must not all
 * come back in the same second.
 */
export const backoffMs = (attempt: number, random: () => number): number => {
  const full = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(attempt, 10));
  return Math.round(full / 2 + (full / 2) * random());
};
