/* Training in a worker thread, and what the main thread feels of it; beside it the same thread with nothing to do. */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { type IntentExample, loadIntentModel } from '@throughline/nlu';
import type { Trained } from '../children/words.ts';
import { openCoreClock } from '../measuring/core-clock.ts';
import { printTable } from '../measuring/report.ts';
import { round, type Spread, spreadOf } from '../measuring/statistics.ts';

const AIMS = { seconds: 10, blockMs: 20 };
const RESOLUTION_MS = 1;
const IDLE_MS = 5_000;
const SETTLE_MS = 200;

/** Blocks are of the main thread: while the worker trained, while nothing did, and the reading of the model afterwards. */
type Round = { wallSeconds: number; ownSeconds: number; training: Blocks; idle: Blocks; readMs: number; megabytes: number };

export type TrainingFigures = {
  examples: number;
  intents: number;
  seconds: number;
  wallSeconds: number;
  /** Of the worst round; `own` without waiting for a core, `idle` with nothing to train. */
  longestBlockMs: number;
  ownBlockMs: number;
  idleBlockMs: number;
  readMs: number;
};

export const trainBeside = async (name: string, examples: readonly IntentExample[], rounds: number): Promise<TrainingFigures> => {
  const results: Round[] = [];
  for (let round = 0; round < rounds; round++) results.push(await trainOnce(examples));
  return report(name, examples, results);
};

type Blocks = { longestMs: number; ownMs: number };

/** The longest time that the event loop stood while `act` went on, and the longest without waiting for a core. */
const watchBlocks = async <T>(act: () => Promise<T>): Promise<{ result: T; blocks: Blocks }> => {
  const clock = openCoreClock();
  const delays = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  const seen = { longest: 0, at: 0, waited: 0, timer: undefined as NodeJS.Timeout | undefined };
  const look = (): void => {
    const [now, waited] = [performance.now(), clock.readWaited()];
    seen.longest = Math.max(seen.longest, now - seen.at - RESOLUTION_MS - (waited - seen.waited));
    Object.assign(seen, { at: now, waited, timer: setTimeout(look, RESOLUTION_MS) });
  };
  delays.enable();
  await wait(SETTLE_MS);
  delays.reset();
  Object.assign(seen, { at: performance.now(), waited: clock.readWaited(), timer: setTimeout(look, RESOLUTION_MS) });
  const result = await act();
  // A turn of the loop more, so that what just ended is counted.
  await wait(RESOLUTION_MS * 5);
  clearTimeout(seen.timer);
  delays.disable();
  return { result, blocks: { longestMs: Math.max(0, delays.max / 1e6 - RESOLUTION_MS), ownMs: seen.longest } };
};

const trainOnce = async (examples: readonly IntentExample[]): Promise<Round> => {
  const idle = await watchBlocks(() => wait(IDLE_MS));
  const { result, blocks } = await watchBlocks(() => trainInWorker(examples));
  const read = openCoreClock().time(() => loadIntentModel(result.bytes));
  const { wallSeconds, ownSeconds, bytes } = result;
  return { wallSeconds, ownSeconds, training: blocks, idle: idle.blocks, readMs: read.own, megabytes: bytes.length / 1e6 };
};

const trainInWorker = async (examples: readonly IntentExample[]): Promise<Trained> => {
  const worker = new Worker(new URL('../children/train-intents.ts', import.meta.url));
  try {
    return await new Promise<Trained>((resolve, reject) => {
      worker.once('message', resolve);
      worker.once('error', reject);
      worker.once('exit', (code) => reject(new Error(`the training thread ended early (${code})`)));
      worker.postMessage(examples);
    });
  } finally {
    await worker.terminate();
  }
};

const shown = ({ median, least, most }: Spread): string => `${median.toFixed(1)} (${least.toFixed(1)}–${most.toFixed(1)})`;

const report = (name: string, examples: readonly IntentExample[], results: readonly Round[]): TrainingFigures => {
  const spread = (pick: (one: Round) => number): Spread => spreadOf(results.map(pick));
  const intents = new Set(examples.map(({ intent }) => intent)).size;
  const [own, wall] = [spread((one) => one.ownSeconds), spread((one) => one.wallSeconds)];
  const [block, ownBlock] = [spread((one) => one.training.longestMs), spread((one) => one.training.ownMs)];
  const idle = spread((one) => one.idle.longestMs);
  const read = spread((one) => one.readMs);
  printTable(
    `${name}: ${examples.length} examples of ${intents} intents trained in a worker, median (least–most) of ${results.length} rounds; aims: ${AIMS.seconds} s, ${AIMS.blockMs} ms`,
    ['s on one core', 's with waiting', 'longest block, ms', 'without waiting', 'nothing trained', 'reading the model, ms', 'MB'],
    [[...[own, wall, block, ownBlock, idle, read].map(shown), spread((one) => one.megabytes).median.toFixed(1)]],
  );
  return {
    examples: examples.length,
    intents,
    seconds: round(own.median),
    wallSeconds: round(wall.median),
    longestBlockMs: round(block.most, 1),
    ownBlockMs: round(ownBlock.most, 1),
    idleBlockMs: round(idle.most, 1),
    readMs: round(read.median, 1),
  };
};
