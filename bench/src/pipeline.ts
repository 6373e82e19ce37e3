/*
 * The whole way of a question: webhook → stored → understood → article found → answer stored → rendered → handed to the other
 * system by a signed request. Open loop, every question from a new customer, the built-in engine, the articles of the demo shop.
 * Behind: how many events some consumer had not handled when the last answer arrived, and how long it took to handle them.
 */
import { findFreePorts } from './chaos/find-free-ports.ts';
import type { AskAnswer, AskRequest } from './children/words.ts';
import { startChild } from './measuring/children.ts';
import { type Center, findLag, openCenter } from './measuring/open-center.ts';
import { type Figures, printTable } from './measuring/report.ts';
import { round } from './measuring/statistics.ts';

const SECRET = 'bench-signing-secret-of-32-characters';
const RATES = [50, 300] as const;
/** Beyond so many seconds of events a consumer counts as left behind. */
const MOST_BEHIND_S = 1;
const EVENTS_PER_QUESTION = 4;

type Outcome = AskAnswer & { rate: number; behind: number; caughtUpMs: number };

export const benchPipeline = async (long: boolean): Promise<Figures> => {
  const seconds = long ? 60 : 15;
  const [simulatorPort = 0] = await findFreePorts(1);
  const center = await openCenter({ allow: [simulatorPort] });
  const customers = startChild<AskRequest, AskAnswer>('ask-questions.ts');
  try {
    await customers.ask({ act: 'open', secret: SECRET, port: simulatorPort });
    const inbox = await center.product.client.call('createInbox', {
      body: { kind: 'api', name: 'pipeline', settings: { secret: SECRET, url: `http://127.0.0.1:${simulatorPort}/throughline` } },
    });
    const path = new URL(inbox.webhookUrl ?? '').pathname;
    const askAt = (perSecond: number, forSeconds: number, prefix: string): Promise<AskAnswer> =>
      customers.ask({ act: 'ask', port: center.port, path, secret: SECRET, perSecond, seconds: forSeconds, prefix });
    await askAt(25, 4, 'warm');
    const results: Outcome[] = [];
    for (const rate of RATES) {
      const one = await askAt(rate, seconds, `at-${rate}`);
      results.push({ ...one, rate, behind: await findLag(center.database), caughtUpMs: await catchUp(center) });
    }
    return report(results);
  } finally {
    await customers.end();
    await center.end();
  }
};

/** Infinity: not within a minute. */
const catchUp = (center: Center): Promise<number> => center.settle().catch(() => Number.POSITIVE_INFINITY);

/** Every question answered, the last no later than the first, no consumer left behind. */
const isStable = ({ rate, asked, answered, firstThirdMs, lastThirdMs, drainMs, behind }: Outcome): boolean =>
  asked === answered && lastThirdMs < 3 * firstThirdMs + 50 && drainMs < 2000 && behind <= MOST_BEHIND_S * EVENTS_PER_QUESTION * rate;

const report = (results: readonly Outcome[]): Figures => {
  const ms = (value: number): string => value.toFixed(0);
  printTable(
    'From a webhook to the answer at the other system',
    ['offered', 'answered', 'p50 ms', 'p99 ms', 'first third', 'last third', 'drain ms', 'ack p99', 'behind', 'caught up ms', 'stable'],
    results.map((one) => [
      `${one.rate}/s`,
      `${one.answered} of ${one.asked}`,
      ms(one.p50Ms),
      ms(one.p99Ms),
      ms(one.firstThirdMs),
      ms(one.lastThirdMs),
      ms(one.drainMs),
      ms(one.ackP99Ms),
      String(one.behind),
      ms(one.caughtUpMs),
      isStable(one) ? 'yes' : 'no',
    ]),
  );
  return {
    bench: 'pipeline',
    ...Object.fromEntries(
      results.map((one) => [
        `at${one.rate}`,
        {
          p50Ms: round(one.p50Ms, 1),
          p99Ms: round(one.p99Ms, 1),
          answered: one.answered,
          asked: one.asked,
          drainMs: round(one.drainMs, 0),
          behind: one.behind,
          stable: isStable(one),
        },
      ]),
    ),
  };
};
