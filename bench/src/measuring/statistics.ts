export const median = (values: readonly number[]): number => percentile(values, 0.5);

/** The value below which this share lies; 0 of nothing. */
export const percentile = (values: readonly number[], share: number): number => {
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
};

export type Spread = { median: number; least: number; most: number };
export const spreadOf = (values: readonly number[]): Spread => ({
  median: median(values),
  least: Math.min(...values),
  most: Math.max(...values),
});

/** What each round says of one against the other: two things measured minutes apart say nothing here. */
export const ratios = (ones: readonly number[], others: readonly number[]): Spread =>
  spreadOf(ones.map((one, at) => one / (others[at] ?? Number.NaN)));

export const round = (value: number, digits = 2): number => Number(value.toFixed(digits));
