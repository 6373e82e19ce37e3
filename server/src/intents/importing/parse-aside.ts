import { Worker } from 'node:worker_threads';
import type { Brought, ImportFormat } from './types.ts';

const WORKER = new URL('./parse-worker.ts', import.meta.url);
const LONGEST_MS = 30_000;
const MOST_MEMORY_MB = 512;

/** Reads a file in a thread of its own, so that nobody else waits for it. One that takes too long, or too much memory, brings nothing. */
export const parseAside = (format: ImportFormat, text: string, longestMs = LONGEST_MS): Promise<Brought> =>
  new Promise((resolve) => {
    const worker = new Worker(WORKER, { workerData: { format, text }, resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY_MB } });
    const end = (brought: Brought): void => {
      clearTimeout(patience);
      resolve(brought);
      void worker.terminate();
    };
    const fail = (message: string): void => end({ examples: [], problems: [{ line: 1, message }] });
    const patience = setTimeout(() => fail('this takes too long to read; divide the file'), longestMs);
    worker.once('message', end);
    worker.once('error', (error) => fail(`this cannot be read: ${error instanceof Error ? error.message : String(error)}`));
    worker.once('exit', (code) => fail(`reading it ended early (${code})`));
  });
