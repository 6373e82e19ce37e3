/* Kills while the load runs: the server, Postgres, or both, at random moments; a killed server is started again as an operator would. */
import { setTimeout as wait } from 'node:timers/promises';
import type { Product } from './start-product.ts';

export type Target = 'server' | 'postgres' | 'both';
export type Kill = { target: Target /** Until the center answered again. */; backAfterMs: number };
export type Chance = () => number;

/** Repeatable: the same seed, the same moments. */
export const rollDice = (seed: number): Chance => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

const LONGEST_ABSENCE_MS = 60_000;

const isReady = async (product: Product): Promise<boolean> => {
  const response = await fetch(`${product.url}/readyz`, { signal: AbortSignal.timeout(2000) }).catch(() => undefined);
  return response?.ok === true;
};

/** Kills once, and waits until the center is back. */
export const strike = async (product: Product, target: Target): Promise<Kill> => {
  const from = performance.now();
  const killed = target === 'server' ? undefined : await product.killPostgres();
  if (target !== 'postgres') {
    await product.kill();
    await product.start();
  }
  // The connections of a killed Postgres outlive it for a moment: back is only another one.
  const isBack = async (): Promise<boolean> =>
    (killed === undefined || (await product.findPostmaster()) !== killed) && (await isReady(product));
  while (!(await isBack())) {
    if (performance.now() - from > LONGEST_ABSENCE_MS)
      throw new Error(`not back ${LONGEST_ABSENCE_MS} ms after ${target} was killed:\n${product.output().slice(-4000)}`);
    await wait(50);
  }
  return { target, backAfterMs: performance.now() - from };
};
