/* Puts talks into the tables as intake and the index of messages would have left them, many rows a statement. */
import { makeSearchTokens } from '@throughline/nlu';
import { makeReference } from '@throughline/protocol/reference';
import type { Database } from '../../../server/src/platform/db/index.ts';
import type { Talk } from './make-talk.ts';

const TALKS_AT_ONCE = 500;

type Row = Record<string, unknown>;
type Rows = Record<'customer' | 'identity' | 'conversation' | 'thread' | 'message' | 'message_search', Row[]>;

/** Columns and their types, in the order the tables refer to each other. */
const TABLES: readonly (readonly [keyof Rows, string, string?])[] = [
  ['customer', 'id uuid, name text, last_at timestamptz'],
  ['identity', 'id uuid, customer_id uuid, home_id uuid, type text, value text, name text, channel text'],
  [
    'conversation',
    'id uuid, reference text, customer_id uuid, identity_id uuid, status text, language text, channels text[], inbox_ids uuid[], seq int, last_text text, last_channel text, last_at timestamptz',
  ],
  [
    'thread',
    'id uuid, conversation_id uuid, inbox_id uuid, channel text, thread_key text, identity_id uuid, address jsonb, joined_by text, token text',
  ],
  [
    'message',
    'id uuid, conversation_id uuid, thread_id uuid, seq int, direction text, author_type text, author_name text, channel text, inbox_id uuid, parts jsonb, text text, state text, created_at timestamptz',
  ],
  ['message_search', 'message_id uuid, conversation_id uuid, inbox_id uuid, tokens text, at timestamptz', "to_tsvector('simple', tokens)"],
];

export const storeTalks = async ({ pool }: Database, inboxId: string, talks: Iterable<Talk>): Promise<void> => {
  let [rows, number, waiting] = [makeRows(), 1, 0];
  const flush = async (): Promise<void> => {
    for (const [table, columns, tokens] of TABLES) {
      const names = columns.split(', ').map((column) => column.split(' ')[0]);
      const values = names.map((name) => (name === 'tokens' && tokens !== undefined ? tokens : name));
      await pool.query(
        `insert into ${table} (${names.join(', ')}) select ${values.join(', ')} from jsonb_to_recordset($1::jsonb) as r (${columns})`,
        [JSON.stringify(rows[table])],
      );
    }
    rows = makeRows();
  };
  for (const talk of talks) {
    addTalk(rows, inboxId, talk, makeReference(number++));
    if (++waiting % TALKS_AT_ONCE === 0) await flush();
  }
  await flush();
  await pool.query('vacuum analyze');
};

const makeRows = (): Rows => ({ customer: [], identity: [], conversation: [], thread: [], message: [], message_search: [] });

const addTalk = (rows: Rows, inboxId: string, { customer, mail, lines }: Talk, reference: string): void => {
  const [customerId, identityId, conversationId, threadId] = Array.from({ length: 4 }, () => crypto.randomUUID());
  const last = lines.at(-1);
  const lastAt = ago(last?.minutesAgo ?? 0);
  const said = { language: last?.language, last_text: last?.text, last_channel: 'api', last_at: lastAt, seq: lines.length };
  const place = { channels: ['api'], inbox_ids: [inboxId], status: 'resolved' };
  const address = { type: 'email', value: mail };
  rows.customer.push({ id: customerId, name: customer, last_at: lastAt });
  rows.identity.push({ id: identityId, customer_id: customerId, home_id: customerId, ...address, name: customer, channel: 'api' });
  rows.conversation.push({ id: conversationId, reference, customer_id: customerId, identity_id: identityId, ...place, ...said });
  const thread = {
    id: threadId,
    conversation_id: conversationId,
    inbox_id: inboxId,
    channel: 'api',
    thread_key: mail,
    identity_id: identityId,
  };
  rows.thread.push({ ...thread, address, joined_by: 'first', token: crypto.randomUUID() });
  addLines(rows, { conversation_id: conversationId, thread_id: threadId, inbox_id: inboxId, author_name: customer, channel: 'api' }, lines);
};

const addLines = (rows: Rows, place: Row, lines: Talk['lines']): void => {
  for (const [at, { text, minutesAgo }] of lines.entries()) {
    const [id, createdAt] = [crypto.randomUUID(), ago(minutesAgo)];
    const from = { seq: at + 1, direction: 'inbound', author_type: 'customer', state: 'received' };
    rows.message.push({ id, ...place, ...from, parts: [{ type: 'text', text }], text, created_at: createdAt });
    rows.message_search.push({ message_id: id, ...place, tokens: makeSearchTokens(text), at: createdAt });
  }
};

const ago = (minutes: number): string => new Date(Date.now() - minutes * 60_000).toISOString();
