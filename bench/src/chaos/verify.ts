/* After the storm: what was acknowledged is there once and in order, what was answered went out, and nothing hangs. */
import { setTimeout as wait } from 'node:timers/promises';
import type { ResponseOf } from '@throughline/sdk';
import { type Database, openDatabase } from '../../../server/src/platform/db/index.ts';
import { findClusterUrl } from '../../../server/src/platform/postgres/index.ts';
import { findSendings, type Outbound } from './find-sendings.ts';
import type { World } from './open-world.ts';
import type { Line } from './writers.ts';

export type Expected = {
  lines: readonly Line[];
  replies: readonly string[];
  /** Asked for without an answer: there once or not at all. */
  givenUp: readonly string[];
  /** How long the last answers may take to leave. */
  settleMs: number;
};
export type Verdict = {
  /** What is wrong, in words; empty when all is well. */
  faults: string[];
  messages: number;
  answers: number;
  /** Answers a provider without keys showed more than once. */
  shownAgain: number;
  maybeSent: number;
  settledAfterMs: number;
};

type Message = ResponseOf<'listMessages'>['items'][number];
type Conversation = ResponseOf<'listConversations'>['items'][number];
type Stream = { conversation: Conversation; messages: Message[] };

export const verify = async (world: World, expected: Expected): Promise<Verdict> => {
  const database = openDatabase({ url: await findClusterUrl(world.product.folder), poolSize: 2 });
  try {
    const settled = await settle(database, expected.settleMs);
    const streams = await readStreams(world);
    const answers = streams.flatMap(({ conversation, messages }) => outboundOf(conversation, messages));
    const sendings = answers.map((answer) => findSendings(world, answer));
    const faults = [
      ...settled.faults,
      ...checkLines(streams, expected.lines),
      ...checkReplies(answers, expected),
      ...sendings.flatMap((sending) => sending.faults),
      ...(await checkRest(database)),
    ];
    return {
      faults,
      messages: streams.reduce((sum, { messages }) => sum + messages.filter((message) => message.direction === 'inbound').length, 0),
      answers: answers.length,
      shownAgain: sendings.filter((sending) => sending.shown > 1).length,
      maybeSent: answers.filter((answer) => answer.message.delivery.state === 'maybe-sent').length,
      settledAfterMs: settled.ms,
    };
  } finally {
    await database.close();
  }
};

const UNSETTLED = `select (select count(*)::int from outbox) as waiting,
  (select count(*)::int from message where direction = 'outbound' and not internal and state in ('held', 'queued', 'sending')) as unsent,
  (select count(*)::int from message m where direction = 'inbound' and not exists (select 1 from message_search s where s.message_id = m.id)) as unseen`;

/** Waits until nothing waits to be sent and the consumers have seen every message. */
const settle = async ({ pool }: Database, ms: number): Promise<{ faults: string[]; ms: number }> => {
  for (const from = Date.now(); ; await wait(250)) {
    const left = (await pool.query<Record<string, number>>(UNSETTLED)).rows[0] ?? {};
    const busy = Object.entries(left).filter(([, count]) => count > 0);
    if (busy.length === 0) return { faults: [], ms: Date.now() - from };
    if (Date.now() - from > ms)
      return { faults: busy.map(([what, count]) => `stuck: ${count} ${what} after ${ms} ms`), ms: Date.now() - from };
  }
};

const readStreams = async ({ product: { client } }: World): Promise<Stream[]> => {
  const streams: Stream[] = [];
  for await (const page of client.pages('listConversations', { query: { limit: 100 } }))
    for (const conversation of page) {
      const messages: Message[] = [];
      for await (const more of client.pages('listMessages', { id: conversation.id, query: { limit: 200, after: 0 } }))
        messages.push(...more);
      streams.push({ conversation, messages });
    }
  return streams;
};

export const textOf = (message: Message): string =>
  message.parts
    .map((part) => (part.type === 'text' ? part.text : ''))
    .join('\n')
    .trim();

const outboundOf = (conversation: Conversation, messages: readonly Message[]): Outbound[] =>
  messages
    .filter((message) => message.direction === 'outbound' && !message.internal)
    .map((message) => ({ message, customer: conversation.customer.name, text: textOf(message) }));

const checkLines = (streams: readonly Stream[], lines: readonly Line[]): string[] => {
  const faults: string[] = [];
  const counts = new Map<string, number>();
  for (const { messages } of streams)
    for (const message of messages)
      if (message.direction === 'inbound') counts.set(textOf(message), (counts.get(textOf(message)) ?? 0) + 1);
  for (const { text } of lines) if (counts.get(text) !== 1) faults.push(`acknowledged, but there ${counts.get(text) ?? 0} times: ${text}`);
  for (const [text, count] of counts) if (count > 1) faults.push(`there ${count} times: ${text}`);
  const customers = new Set(lines.map((line) => line.customer));
  if (streams.length !== customers.size) faults.push(`${customers.size} customers have ${streams.length} conversations`);
  for (const { conversation, messages } of streams) faults.push(...checkOrder(conversation, messages));
  return faults;
};

const checkOrder = ({ customer }: Conversation, messages: readonly Message[]): string[] => {
  const inbound = messages.filter((message) => message.direction === 'inbound').toSorted((a, b) => a.seq - b.seq);
  const numbers = inbound.map((message) => Number(/line (\d+)$/.exec(textOf(message))?.[1] ?? 1));
  const wrong = numbers.findIndex((n, at) => at > 0 && n <= (numbers[at - 1] ?? 0));
  return wrong === -1 ? [] : [`${customer.name}: line ${numbers[wrong]} stands after line ${numbers[wrong - 1]}`];
};

const checkReplies = (answers: readonly Outbound[], { replies, givenUp }: Expected): string[] => {
  const counts = new Map<string, number>();
  for (const { text } of answers) counts.set(text, (counts.get(text) ?? 0) + 1);
  const count = (text: string): number => counts.get(text) ?? 0;
  const wrong = [...replies.filter((text) => count(text) !== 1), ...givenUp.filter((text) => count(text) > 1)];
  return wrong.map((text) => `a reply was written ${count(text)} times: ${text}`);
};

// A job or the sweep sees to a lapsed offer within seconds.
const RESTS: readonly [string, string][] = [
  ['offers long past their time still stand', `select id from offer where state = 'made' and expires_at < now() - interval '40 seconds'`],
  [
    'conversations count as offered without an offer',
    `select c.id from conversation c where c.handling = 'offered' and c.status = 'open' and not exists (select 1 from offer o where o.conversation_id = c.id and o.state = 'made')`,
  ],
  [
    'offers stand on conversations that are not offered',
    `select o.id from offer o join conversation c on c.id = o.conversation_id where o.state = 'made' and c.handling <> 'offered'`,
  ],
  ['events were set aside', `select event_id from failed_event where settled_at is null`],
  [
    'messages were answered twice by the assistant',
    `select message_id from decision where kind in ('answer', 'hand-over') and message_id is not null group by 1 having count(*) > 1`,
  ],
  ['things lie in the tray', `select reason from tray_item where state = 'waiting' and reason <> 'maybe-sent'`],
];

const checkRest = async ({ pool }: Database): Promise<string[]> => {
  const faults: string[] = [];
  for (const [what, query] of RESTS) {
    const { rows } = await pool.query(query);
    if (rows.length > 0) faults.push(`${rows.length} ${what}: ${JSON.stringify(rows.slice(0, 3))}`);
  }
  return faults;
};
