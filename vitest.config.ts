import { defineConfig } from 'vitest/config';
import { closingReporter } from './tools/test/closing-reporter.ts';

export default defineConfig({
  test: {
    include: ['*/**/*.test.{ts,tsx}'],
    exclude: ['**/node_modules/**', '**/dist/**', '**/.data/**'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // A condition that comes late on a busy machine still comes; one that never comes is told soon enough.
    expect: { poll: { timeout: 15_000 } },
    reporters: ['default', closingReporter()],
    globalSetup: ['tools/vitest-global.ts'],
  },
});
