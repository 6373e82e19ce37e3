/*
 * Searching 100,000 messages of 20,000 conversations in two languages. Ours over HTTP as the desk asks (messages, customers and
 * references in one answer; the list of conversations with a filter) against bare SQL over the same rows: ILIKE, and Postgres'
 * full-text search as it comes, each with the newest 20.
 */
import { makeReference } from '@throughline/protocol/reference';
import type { Database } from '../../server/src/platform/db/index.ts';
import { interleave } from './measuring/interleave.ts';
import { openCenter } from './measuring/open-center.ts';
import { type Figures, printTable } from './measuring/report.ts';
import { median, percentile, ratios, round } from './measuring/statistics.ts';
import { makeTalks, type Talk } from './talk/make-talk.ts';
import { storeTalks } from './talk/store-talks.ts';

const TALKS = 20_000;
const LINES = 5;
const SEED = 20_261_122;
const TIMES = 5;

type Thing = 'ours' | 'list' | 'ilike' | 'fullText';
const TITLES: Readonly<Record<Thing, string>> = {
  ours: 'GET /search',
  list: 'GET /conversations?q=',
  ilike: 'ILIKE',
  fullText: "FTS, 'simple'",
};
/** One who asks; answers how many it found. */
type Ask = (words: string) => Promise<number>;
type Timing = { kind: string; ms: number; found: number };

export const benchSearch = async (long: boolean): Promise<Figures> => {
  const center = await openCenter({ settings: { THROUGHLINE_DEMO: 'off' } });
  try {
    const inbox = await center.product.client.call('createInbox', { body: { kind: 'api', name: 'search', settings: {} } });
    const talks = [...makeTalks(TALKS, LINES, SEED)];
    await storeTalks(center.database, inbox.id, talks);
    await center.database.pool.query("create index bench_full_text on message using gin (to_tsvector('simple', text))");
    await center.database.pool.query('analyze message');
    const { client } = center.product;
    const asks: Record<Thing, Ask> = {
      ours: async (q) => {
        const { messages, customers, conversations } = await client.call('search', { query: { q, limit: 20 } });
        return messages.length + customers.length + conversations.length;
      },
      list: async (q) => (await client.call('listConversations', { query: { q, limit: 20 } })).items.length,
      ...bareAsks(center.database),
    };
    const questions = makeQuestions(talks);
    const things = Object.keys(TITLES) as Thing[];
    const turns = Object.fromEntries(things.map((thing) => [thing, () => askAll(asks[thing], questions)])) as Record<
      Thing,
      () => Promise<Timing[]>
    >;
    await interleave(1, turns);
    return report(await interleave(long ? 15 : TIMES, turns));
  } finally {
    await center.end();
  }
};

const bareAsks = ({ pool }: Database): Record<'ilike' | 'fullText', Ask> => {
  const ask =
    (where: string, write: (words: string) => string): Ask =>
    async (words) =>
      (await pool.query(`select id, conversation_id, text from message where ${where} order by created_at desc limit 20`, [write(words)]))
        .rows.length;
  return {
    ilike: ask('text ilike $1', (words) => `%${words}%`),
    fullText: ask("to_tsvector('simple', text) @@ plainto_tsquery('simple', $1)", (words) => words),
  };
};

/** What agents type, by kind. */
const makeQuestions = (talks: readonly Talk[]): Map<string, readonly string[]> => {
  const some = Array.from({ length: 8 }, (_, at) => talks[at * 2377 + 11] as Talk);
  return new Map([
    ['zh, in many', ['退款', '礼品卡', '卡密', '订单', '发票', '验证码', '谢谢', '转人工']],
    [
      'zh, phrase',
      ['礼品卡没到账', '提示已被使用', '选错了区服', '一直没有更新', '游戏点卡的卡密', '账号被锁定', '付款成功了', '咖啡兑换券买错了'],
    ],
    ['en, in many', ['refund', 'order', 'code', 'payment', 'invoice', 'account', 'thank', 'voucher']],
    [
      'en, phrase',
      [
        'already redeemed',
        'wrong region',
        'gift card refund',
        'payment pending',
        'talk to a person',
        'phone number',
        'fuel card',
        'no news',
      ],
    ],
    ['order number', some.map(({ order }) => order)],
    ['customer', some.map(({ customer }) => customer)],
    ['mail address', some.map(({ mail }) => mail)],
    ['reference', Array.from({ length: 8 }, (_, at) => makeReference(at * 2377 + 12))],
    ['nothing there', ['斑马线', '火星探测', 'zebra crossing', 'quantum', '不存在的词语', 'xylophone', '紫色大象', 'aardvark']],
  ]);
};

const askAll = async (ask: Ask, questions: ReadonlyMap<string, readonly string[]>): Promise<Timing[]> => {
  const timings: Timing[] = [];
  for (const [kind, words] of questions)
    for (const one of words) {
      const from = performance.now();
      const found = await ask(one);
      timings.push({ kind, ms: performance.now() - from, found });
    }
  return timings;
};

const report = (results: Record<Thing, Timing[][]>): Figures => {
  const things = Object.keys(TITLES) as Thing[];
  const kinds = [...new Set(results.ours.flat().map(({ kind }) => kind))];
  const msOf = (timings: readonly Timing[], kind?: string): number[] =>
    timings.filter((one) => kind === undefined || one.kind === kind).map(({ ms }) => ms);
  const cell = (thing: Thing, kind?: string): string => {
    const all = msOf(results[thing].flat(), kind);
    return `${percentile(all, 0.5).toFixed(1)} / ${percentile(all, 0.99).toFixed(1)}`;
  };
  const answered = (thing: Thing, kind: string): string => {
    const [once = []] = results[thing];
    const asked = once.filter((one) => one.kind === kind);
    return `${asked.filter(({ found }) => found > 0).length}/${asked.length}`;
  };
  printTable(
    `${(TALKS * LINES).toLocaleString('en')} messages: ms p50 / p99, and how many of the questions found anything`,
    ['', ...things.flatMap((thing) => [TITLES[thing], 'found'])],
    [
      ...kinds.map((kind) => [kind, ...things.flatMap((thing) => [cell(thing, kind), answered(thing, kind)])]),
      ['all', ...things.flatMap((thing) => [cell(thing), ''])],
    ],
  );
  const p99 = (thing: Thing): number => percentile(msOf(results[thing].flat()), 0.99);
  const against = (thing: Thing, other: Thing): number =>
    round(
      ratios(
        results[thing].map((one) => median(msOf(one))),
        results[other].map((one) => median(msOf(one))),
      ).median,
    );
  return {
    bench: 'search',
    p50Ms: round(median(msOf(results.ours.flat())), 1),
    p99Ms: round(p99('ours'), 1),
    list: { p50Ms: round(median(msOf(results.list.flat())), 1), p99Ms: round(p99('list'), 1) },
    ilike: { p50Ms: round(median(msOf(results.ilike.flat())), 1), p99Ms: round(p99('ilike'), 1) },
    fullText: { p50Ms: round(median(msOf(results.fullText.flat())), 1), p99Ms: round(p99('fullText'), 1) },
    vsIlike: against('ours', 'ilike'),
    vsFullText: against('ours', 'fullText'),
    messages: TALKS * LINES,
    rounds: results.ours.length,
  };
};
