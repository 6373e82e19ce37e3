/*
 * What accepting costs. Signed webhook posts of 1 kB text over 64 connections, answered after commit, against the same server
 * with storage off and with one bare INSERT of the raw body per request, on the same Postgres, turn by turn in one run.
 */
import type { BaselineAnswer, BaselineRequest, SendAnswer, SendRequest } from './children/words.ts';
import { startChild } from './measuring/children.ts';
import { interleave } from './measuring/interleave.ts';
import { type Center, openCenter } from './measuring/open-center.ts';
import { type Figures, printTable } from './measuring/report.ts';
import { median, ratios, round } from './measuring/statistics.ts';

const SECRET = 'bench-signing-secret-of-32-characters';
const CONNECTIONS = 64;
const SENDERS = 500;

type Things = 'ours' | 'newSenders' | 'withAssistant' | 'off' | 'bare';
const TITLES: Readonly<Record<Things, string>> = {
  ours: 'our accept, 500 senders',
  newSenders: 'our accept, every sender new',
  withAssistant: 'our accept, the assistant answering',
  off: 'storage off',
  bare: 'one bare INSERT per request',
};

export const benchIntake = async (long: boolean): Promise<Figures> => {
  const [rounds, seconds] = long ? [9, 5] : [5, 1.5];
  const center = await openCenter({ settings: { THROUGHLINE_DEMO: 'off' } });
  const baselines = startChild<BaselineRequest, BaselineAnswer>('serve-baselines.ts');
  const load = startChild<SendRequest, SendAnswer>('send-webhooks.ts');
  try {
    const { port } = await baselines.ask({ databaseUrl: center.databaseUrl, secret: SECRET });
    const [silent, answering] = [await connectInbox(center, false), await connectInbox(center, true)];
    const send = (where: { port: number; path: string }, prefix: string, senders: number | null, forSeconds = seconds) =>
      load.ask({ ...where, secret: SECRET, connections: CONNECTIONS, seconds: forSeconds, prefix, senders });
    const ours = async (path: string, prefix: string, senders: number | null): Promise<SendAnswer> => {
      const answer = await send({ port: center.port, path }, prefix, senders);
      // What our consumers still have to do must not slow down the next one.
      await center.settle();
      return answer;
    };
    await warmUp(send, center, silent, port);
    const results = await interleave<Things, SendAnswer>(rounds, {
      off: (n) => send({ port, path: '/webhooks/off' }, `f${n}`, SENDERS),
      ours: (n) => ours(silent, `o${n}`, SENDERS),
      bare: (n) => send({ port, path: '/webhooks/bare' }, `b${n}`, SENDERS),
      newSenders: (n) => ours(silent, `n${n}`, null),
      withAssistant: (n) => ours(answering, `a${n}`, SENDERS),
    });
    return report(results);
  } finally {
    await load.end();
    await baselines.end();
    await center.end();
  }
};

const connectInbox = async ({ product }: Center, assistant: boolean): Promise<string> => {
  const inbox = await product.client.call('createInbox', {
    body: { kind: 'api', name: assistant ? 'answering' : 'silent', settings: { secret: SECRET }, strategy: { assistant } },
  });
  if (inbox.webhookUrl === null) throw new Error('the API channel has no webhook');
  return new URL(inbox.webhookUrl).pathname;
};

type Send = (where: { port: number; path: string }, prefix: string, senders: number | null, seconds?: number) => Promise<SendAnswer>;

const warmUp = async (send: Send, center: Center, path: string, port: number): Promise<void> => {
  await send({ port: center.port, path }, 'w', SENDERS, 2);
  await center.settle();
  await send({ port, path: '/webhooks/off' }, 'w', SENDERS, 1);
  await send({ port, path: '/webhooks/bare' }, 'w', SENDERS, 1);
};

const report = (results: Record<Things, SendAnswer[]>): Figures => {
  const rates = (thing: Things): number[] => results[thing].map((one) => one.perSecond);
  const shown = (spread: { median: number; least: number; most: number }): string =>
    `${spread.median.toFixed(2)} (${spread.least.toFixed(2)}–${spread.most.toFixed(2)})`;
  const rows = (Object.keys(TITLES) as Things[]).map((thing) => [
    TITLES[thing],
    Math.round(median(rates(thing))),
    median(results[thing].map((one) => one.p50Ms)).toFixed(1),
    median(results[thing].map((one) => one.p99Ms)).toFixed(1),
    shown(ratios(rates(thing), rates('off'))),
    shown(ratios(rates(thing), rates('bare'))),
    results[thing].reduce((sum, one) => sum + one.refused, 0),
  ]);
  printTable(
    'Accepting 1 kB messages over 64 connections',
    ['', 'msg/s', 'p50 ms', 'p99 ms', '÷ storage off', '÷ bare INSERT', 'refused'],
    rows,
  );
  const against = (thing: Things, other: Things): number => round(ratios(rates(thing), rates(other)).median);
  return {
    bench: 'intake',
    vsStorageOff: against('ours', 'off'),
    vsBareInsert: against('ours', 'bare'),
    p99Ms: round(median(results.ours.map((one) => one.p99Ms)), 1),
    newSenders: { vsStorageOff: against('newSenders', 'off'), vsBareInsert: against('newSenders', 'bare') },
    withAssistant: { vsStorageOff: against('withAssistant', 'off'), vsBareInsert: against('withAssistant', 'bare') },
    bareVsStorageOff: against('bare', 'off'),
    rounds: results.ours.length,
  };
};
