import { Worker, type WorkerOptions } from 'node:worker_threads';

type Ask = { data: unknown; memoryMb: number; stopping?: AbortSignal | undefined; onWord?: (word: unknown) => void };

/** The thread was told to end. */
export class StoppedError extends Error {
  override readonly name = 'StoppedError';
}

/**
 * Runs a file of ours in a thread of its own, so that nobody else waits for it. What it posts goes to `onWord`; the last word is
 * the answer. `stopping` ends the thread.
 */
export const runAside = (file: URL, { data, memoryMb, stopping, onWord }: Ask): Promise<unknown> =>
  new Promise((resolve, reject) => {
    const options: WorkerOptions = { workerData: data, resourceLimits: { maxOldGenerationSizeMb: memoryMb } };
    const worker = new Worker(file, options);
    let last: unknown;
    const stop = (): void => {
      reject(new StoppedError('the thread was told to end'));
      void worker.terminate();
    };
    if (stopping?.aborted === true) stop();
    stopping?.addEventListener('abort', stop, { once: true });
    worker.on('message', (word) => {
      last = word;
      onWord?.(word);
    });
    worker.once('error', reject);
    worker.once('exit', (code) => {
      stopping?.removeEventListener('abort', stop);
      if (code === 0 && last !== undefined) resolve(last);
      else reject(new Error(`the thread ended early (${code})`));
    });
  });
