import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cpuTime } from './cpu-time.ts';

const MEGABYTE = 1_000_000;

/** Any text there is, and texts made of `units`: beginnings of our patterns, letters that widen or vanish when folded. */
const anyText = (units: readonly string[]) =>
  fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: 'grapheme' }),
    fc.array(fc.constantFrom(...units)).map((some) => some.join('')),
  );

/** Each function takes any text, says the same of it twice, and stays within its bound on a megabyte of any unit. */
export const testHostile = (
  functions: Record<string, (text: string) => unknown>,
  { units, slowestMs, runs }: { units: readonly string[]; slowestMs: number; runs: number },
): void => {
  describe.each(Object.entries(functions))('%s', (_name, run) => {
    it('takes any text, and always says the same of it', () => {
      fc.assert(
        fc.property(anyText(units), (text) => {
          expect(run(text)).toEqual(run(text));
        }),
        { numRuns: runs },
      );
    });
    it('stays within bounded time on a megabyte of anything', { timeout: 60_000 }, () => {
      run('warm up 预热');
      for (const unit of units) {
        const took = cpuTime(() => run(unit.repeat(Math.ceil(MEGABYTE / unit.length))));
        expect(took, `${JSON.stringify(unit)} took ${Math.round(took)} ms`).toBeLessThan(slowestMs);
      }
    });
  });
};
