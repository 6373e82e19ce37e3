export type Allowance = { atOnce: number; perSecond: number };

/**
 * So many at once, then so many a second. Takes and answers the moment in milliseconds at which everything will be saved up again,
 * 0 at first: the one number to keep for each who spends. Undefined: not now.
 */
export const spendAllowance = ({ atOnce, perSecond }: Allowance, fullAt: number, now: number): number | undefined => {
  const each = 1000 / perSecond;
  const from = Math.max(fullAt, now);
  return from - now > (atOnce - 1) * each ? undefined : from + each;
};
