export type Allowance = { atOnce: number; perSecond: number };

/** So many at once, then so many a second; answers whether one more is allowed now. `now` in milliseconds. */
export const createAllowance = ({ atOnce, perSecond }: Allowance, now: () => number): (() => boolean) => {
  let left = atOnce;
  let at = now();
  return () => {
    const moment = now();
    left = Math.min(atOnce, left + ((moment - at) / 1000) * perSecond);
    at = moment;
    if (left < 1) return false;
    left -= 1;
    return true;
  };
};
