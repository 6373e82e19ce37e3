/** How long to wait before the n-th try to reconnect (n from 0): half fixed, half chance, so that a crowd spreads out. */
export const backoffMs = (attempt: number, random: () => number, firstMs = 500, mostMs = 30_000): number => {
  const ceiling = Math.min(mostMs, firstMs * 2 ** Math.min(attempt, 16));
  return Math.round(ceiling / 2 + (ceiling / 2) * random());
};
