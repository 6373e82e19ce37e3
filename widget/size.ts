/** Measures dist/ as browsers fetch it (gzip) and fails above the budget. Run after the build. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const LOADER_BUDGET = 5_000;
const WHOLE_BUDGET = 40_000;

const sizeOf = async (file: string): Promise<number> =>
  gzipSync(await readFile(join(import.meta.dirname, 'dist', file)), { level: 9 }).length;

const loader = await sizeOf('widget.js');
const whole = loader + (await sizeOf('panel.js'));
const line = (name: string, bytes: number, budget: number): string =>
  `${name.padEnd(8)} ${String(bytes).padStart(6)} B gzip of ${budget} allowed ${bytes <= budget ? 'ok' : 'TOO LARGE'}\n`;
process.stdout.write(line('loader', loader, LOADER_BUDGET) + line('whole', whole, WHOLE_BUDGET));
if (loader > LOADER_BUDGET || whole > WHOLE_BUDGET) process.exitCode = 1;
