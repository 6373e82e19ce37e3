import { runAside } from '../aside.ts';
import type { Brought, ImportFormat } from './types.ts';

const WORKER = new URL('./parse-worker.ts', import.meta.url);
const LONGEST_MS = 30_000;
const MOST_MEMORY_MB = 512;

/** Reads a file in a thread of its own. One that takes too long, or too much memory, brings nothing but the reason. */
export const parseAside = async (format: ImportFormat, text: string, longestMs = LONGEST_MS): Promise<Brought> => {
  const patience = AbortSignal.timeout(longestMs);
  try {
    return (await runAside(WORKER, { data: { format, text }, memoryMb: MOST_MEMORY_MB, stopping: patience })) as Brought;
  } catch {
    const message = patience.aborted
      ? 'this takes too long to read; divide the file'
      : 'this cannot be read: it is nested too deeply or needs too much memory; divide the file';
    return { examples: [], problems: [{ line: 1, message }] };
  }
};
