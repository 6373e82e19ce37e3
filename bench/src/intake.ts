/*
 * What accepting costs. Signed webhook posts of 1 kB text over 64 connections, answered after commit, against the same server
 * with storage off and with one bare INSERT of the raw body per request, on the same Postgres, turn by turn in one run.
 * The first lines measure the process that accepts (role web), whose events wait for workers; the others the default start, where
 * assistant, routing, search and delivery work in the same process, on the same two cores, while the load goes on.
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
/** Until each server's code is compiled: what is measured is a server at work, not one that starts. */
const WARM_UP_SECONDS = 8;

type Things = 'ours' | 'newSenders' | 'allRoles' | 'withAssistant' | 'off' | 'bare';
const TITLES: Readonly<Record<Things, string>> = {
  ours: 'our accept, 500 senders',
  newSenders: 'our accept, every sender new',
  allRoles: 'all roles in one process, for the queue',
  withAssistant: 'all roles in one process, the assistant answering',
  off: 'storage off',
  bare: 'one bare INSERT per request',
};

export const benchIntake = async (long: boolean): Promise<Figures> => {
  const [rounds, seconds] = long ? [9, 5] : [5, 1.5];
  const accepting = await openCenter({ settings: { THROUGHLINE_DEMO: 'off', THROUGHLINE_ROLES: 'web' } });
  const whole = await openCenter({ settings: { THROUGHLINE_DEMO: 'off' } });
  const baselines = startChild<BaselineRequest, BaselineAnswer>('serve-baselines.ts');
  const load = startChild<SendRequest, SendAnswer>('send-webhooks.ts');
  try {
    const { port } = await baselines.ask({ databaseUrl: accepting.databaseUrl, secret: SECRET });
    const send: Send = (where, prefix, senders, forSeconds = seconds) =>
      load.ask({ ...where, secret: SECRET, connections: CONNECTIONS, seconds: forSeconds, prefix, senders });
    const targets = {
      accept: { port: accepting.port, path: await connectInbox(accepting, false) },
      queue: { port: whole.port, path: await connectInbox(whole, false) },
      assistant: { port: whole.port, path: await connectInbox(whole, true) },
      off: { port, path: '/webhooks/off' },
      bare: { port, path: '/webhooks/bare' },
    };
    const settled = async (target: Target, prefix: string): Promise<SendAnswer> => {
      const answer = await send(target, prefix, SENDERS);
      // What the consumers still have to do must not slow down the next one.
      await whole.settle();
      return answer;
    };
    for (const target of Object.values(targets)) await send(target, 'w', SENDERS, WARM_UP_SECONDS);
    await whole.settle();
    const results = await interleave<Things, SendAnswer>(rounds, {
      off: (n) => send(targets.off, `f${n}`, SENDERS),
      ours: (n) => send(targets.accept, `o${n}`, SENDERS),
      bare: (n) => send(targets.bare, `b${n}`, SENDERS),
      newSenders: (n) => send(targets.accept, `n${n}`, null),
      allRoles: (n) => settled(targets.queue, `q${n}`),
      withAssistant: (n) => settled(targets.assistant, `a${n}`),
    });
    return report(results);
  } finally {
    await load.end();
    await baselines.end();
    await whole.end();
    await accepting.end();
  }
};

const connectInbox = async ({ product }: Center, assistant: boolean): Promise<string> => {
  const inbox = await product.client.call('createInbox', {
    body: { kind: 'api', name: assistant ? 'answering' : 'silent', settings: { secret: SECRET }, strategy: { assistant } },
  });
  if (inbox.webhookUrl === null) throw new Error('the API channel has no webhook');
  return new URL(inbox.webhookUrl).pathname;
};

type Target = { port: number; path: string };
type Send = (where: Target, prefix: string, senders: number | null, seconds?: number) => Promise<SendAnswer>;

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
    allRoles: { vsStorageOff: against('allRoles', 'off'), vsBareInsert: against('allRoles', 'bare') },
    withAssistant: { vsStorageOff: against('withAssistant', 'off'), vsBareInsert: against('withAssistant', 'bare') },
    bareVsStorageOff: against('bare', 'off'),
    rounds: results.ours.length,
  };
};
