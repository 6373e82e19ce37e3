/** Counts a finished vitest run and writes the counts to the file that `tools/test/main.ts` names, for the closing line. */
import { writeFileSync } from 'node:fs';
import type { Reporter, TestModule } from 'vitest/node';
import { type Counts, COUNTS_FILE } from './counts.ts';

export const closingReporter = (): Reporter => ({
  onTestRunEnd: (modules, unhandledErrors) => {
    const file = process.env[COUNTS_FILE];
    if (file !== undefined) writeFileSync(file, JSON.stringify(countRun(modules, unhandledErrors.length)));
  },
});

/** A file that could not even be collected, a failing hook around a suite and an unhandled error each count as one failure. */
export const countRun = (modules: readonly TestModule[], unhandledErrors: number): Counts => {
  const counts: Counts = { passed: 0, failed: unhandledErrors, skipped: 0 };
  for (const module of modules) {
    counts.failed += module.errors().length;
    for (const suite of module.children.allSuites()) counts.failed += suite.errors().length;
    for (const test of module.children.allTests()) {
      const { state } = test.result();
      if (state === 'passed') counts.passed += 1;
      else if (state === 'failed') counts.failed += 1;
      else counts.skipped += 1;
    }
  }
  return counts;
};
