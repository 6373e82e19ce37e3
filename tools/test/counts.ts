/** What a test run came to, and how it is said. */
export type Counts = { passed: number; failed: number; skipped: number };

/** The environment variable that names the file for the counts. */
export const COUNTS_FILE = 'THROUGHLINE_TEST_COUNTS';

/** A run that ended badly without a failed test (it was killed, or found no tests) still counts as one failure. */
export const closeRun = (counts: Counts | undefined, exitCode: number): { line: string; exitCode: number } => {
  const { passed, failed, skipped } = counts ?? { passed: 0, failed: 0, skipped: 0 };
  const trueFailed = failed === 0 && (exitCode !== 0 || counts === undefined) ? 1 : failed;
  return { line: `${passed} passed, ${trueFailed} failed, ${skipped} skipped`, exitCode: trueFailed === 0 ? 0 : exitCode || 1 };
};
