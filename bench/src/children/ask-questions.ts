/*
 * Customers behind the API channel, and the system that hands their answers out: questions leave at fixed times, whether or not
 * earlier ones were answered; the time runs from when a question was due to when its answer arrived, signed.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startApiSystemSimulator } from '@throughline/simulators';
import { answerParent } from '../measuring/children.ts';
import { type HttpLine, openHttpLine } from '../measuring/http-line.ts';
import { percentile } from '../measuring/statistics.ts';
import { printRequest } from '../measuring/webhook-request.ts';
import type { AskAnswer, AskRequest } from './words.ts';

const LINES = 32;
const PATIENCE_MS = 30_000;
const NOTHING: AskAnswer = { asked: 0, answered: 0, p50Ms: 0, p99Ms: 0, ackP99Ms: 0, firstThirdMs: 0, lastThirdMs: 0, drainMs: 0 };

const QUESTIONS = readFileSync(join(import.meta.dirname, '../../../eval/questions/in-scope.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => (JSON.parse(line) as { text: string }).text);

type Arrivals = Map<string, number>;

const open = async (arrivals: Arrivals, secret: string, port: number): Promise<AskAnswer> => {
  const system = await startApiSystemSimulator({ secret, port });
  let seen = 0;
  system.subscribe(() => {
    const requests = system.requests();
    for (; seen < requests.length; seen++) {
      const { body, status } = requests[seen] ?? {};
      const thread = String(body?.threadId);
      if (status === 200 && !arrivals.has(thread)) arrivals.set(thread, performance.now());
    }
  });
  return NOTHING;
};

type Asking = Extract<AskRequest, { act: 'ask' }>;

const ask = async (arrivals: Arrivals, request: Asking): Promise<AskAnswer> => {
  const count = Math.round(request.perSecond * request.seconds);
  const lines = await Promise.all(Array.from({ length: LINES }, () => openHttpLine(request.port)));
  const free: HttpLine[] = [...lines];
  const waiting: (() => void)[] = [];
  const dueAt = new Map<string, number>();
  const acks: number[] = [];
  const begin = performance.now() + 50;
  const post = async (n: number): Promise<void> => {
    const due = begin + (n * 1000) / request.perSecond;
    await new Promise((resolve) => setTimeout(resolve, due - performance.now()));
    while (free.length === 0) await new Promise<void>((resolve) => waiting.push(resolve));
    const line = free.pop() as HttpLine;
    const sender = `${request.prefix}-${n}`;
    dueAt.set(`user:${sender}`, due);
    const status = await line.post(printRequest({ ...request, id: `m-${sender}`, sender, text: QUESTIONS[n % QUESTIONS.length] ?? '' }));
    acks.push(performance.now() - due);
    if (status !== 200) throw new Error(`a question was answered with ${status}`);
    free.push(line);
    waiting.shift()?.();
  };
  await Promise.all(Array.from({ length: count }, (_, n) => post(n)));
  const lastAsked = performance.now();
  while ([...dueAt.keys()].some((thread) => !arrivals.has(thread)) && performance.now() - lastAsked < PATIENCE_MS)
    await new Promise((resolve) => setTimeout(resolve, 20));
  for (const line of lines) line.close();
  return summarise(arrivals, dueAt, acks, lastAsked);
};

const summarise = (arrivals: Arrivals, dueAt: ReadonlyMap<string, number>, acks: readonly number[], lastAsked: number): AskAnswer => {
  const times = [...dueAt].flatMap(([thread, due]) => {
    const at = arrivals.get(thread);
    return at === undefined ? [] : [at - due];
  });
  const third = Math.floor(times.length / 3);
  const last = Math.max(...[...dueAt.keys()].map((thread) => arrivals.get(thread) ?? 0));
  return {
    asked: dueAt.size,
    answered: times.length,
    p50Ms: percentile(times, 0.5),
    p99Ms: percentile(times, 0.99),
    ackP99Ms: percentile(acks, 0.99),
    firstThirdMs: percentile(times.slice(0, third), 0.5),
    lastThirdMs: percentile(times.slice(-third), 0.5),
    drainMs: Math.max(0, last - lastAsked),
  };
};

const main = (): void => {
  const arrivals: Arrivals = new Map();
  answerParent<AskRequest, AskAnswer>((request) =>
    request.act === 'open' ? open(arrivals, request.secret, request.port) : ask(arrivals, request),
  );
};
main();
