const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** ULIDs that grow even within one millisecond or when the clock steps back, so that sorting them keeps the order of writing. */
export const clientIds = (now: () => number, random: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array): (() => string) => {
  let last = 0;
  let tail = 0;
  return () => {
    const at = Math.max(now(), last);
    tail = at === last ? tail + 1 : 0;
    last = at;
    const time = Array.from({ length: 10 }, (_, place) => DIGITS[Math.floor(at / 32 ** (9 - place)) % 32]).join('');
    const order = `${DIGITS[Math.floor(tail / 32) % 32]}${DIGITS[tail % 32]}`;
    return time + order + Array.from(random(new Uint8Array(14)), (byte) => DIGITS[byte % 32]).join('');
  };
};
