import { sql, type Transaction } from 'kysely';
import { validate as isUuid } from 'uuid';
import { columns, type DB } from '../../platform/db/index.ts';
import type { Board, PlacedConversation, PlacedThread } from './place.ts';

/** What a batch of arrivals may touch. */
export type BoardNeeds = {
  tokens: readonly string[];
  answers: readonly { inboxId: string; providerId: string }[];
  threadKeys: readonly { inboxId: string; threadKey: string }[];
  references: readonly string[];
  customerIds: readonly string[];
};

/** A board that the batch writes its own new threads and conversations onto while it goes. */
export type WorkingBoard = Board & { addThread(thread: PlacedThread): void; addConversation(conversation: PlacedConversation): void };

type ThreadLine = PlacedThread & { token: string; createdAt: Date };
type ConversationLine = PlacedConversation & { reference: string };

/**
 * Loads the facts in two statements sent together, whatever the size of the batch. A third comes first when a mail answers
 * something, a fourth after when a thread leads to a conversation that is none of its customer's last.
 */
export const loadBoard = async (tx: Transaction<DB>, needs: BoardNeeds): Promise<WorkingBoard> => {
  const answered = needs.answers.length === 0 ? [] : await loadAnswered(tx, needs.answers);
  const [threads, found] = await Promise.all([
    loadThreads(
      tx,
      needs,
      answered.map((row) => row.thread_id),
    ),
    loadConversations(tx, needs),
  ]);
  const known = new Set(found.map((conversation) => conversation.id));
  const others = [...new Set(threads.map((thread) => thread.conversationId))].filter((id) => !known.has(id));
  const conversations = others.length === 0 ? found : [...found, ...(await loadOthers(tx, others))].sort(newestFirst);
  return createBoard(threads, conversations, answered);
};

const newestFirst = (one: ConversationLine, other: ConversationLine): number => other.lastAt.getTime() - one.lastAt.getTime();

type Answered = { inbox_id: string; provider_id: string; thread_id: string; ours: boolean };

/** By what the provider called it, by the customer's own key, or by our id: another system may name either. */
const loadAnswered = async (tx: Transaction<DB>, answers: BoardNeeds['answers']): Promise<Answered[]> => {
  const inboxes = answers.map((answer) => answer.inboxId);
  const ids = answers.map((answer) => answer.providerId);
  const own = ids.map((id) => (isUuid(id) ? id : null));
  const { rows } = await sql<Answered>`
    with wanted as (select * from unnest(${inboxes}::uuid[], ${ids}::text[], ${own}::uuid[]) as w (inbox_id, provider_id, message_id))
    select w.inbox_id, w.provider_id, m.thread_id, true as ours from wanted w
      join message m on m.provider_ids @> array[w.provider_id] and m.inbox_id = w.inbox_id and m.thread_id is not null
    union all
    select w.inbox_id, w.provider_id, m.thread_id, false from wanted w
      join message m on m.inbox_id = w.inbox_id and m.external_key = w.provider_id and m.thread_id is not null
    union all
    select w.inbox_id, w.provider_id, m.thread_id, m.direction = 'outbound' from wanted w
      join message m on m.id = w.message_id and m.inbox_id = w.inbox_id and m.thread_id is not null`.execute(tx);
  return rows;
};

const threadColumns = sql`t.id, t.conversation_id as "conversationId", t.inbox_id as "inboxId", t.thread_key as "threadKey",
  t.identity_id as "identityId", t.verified, t.joined_by as "joinedBy", t.token, t.created_at as "createdAt"`;

const loadThreads = async (tx: Transaction<DB>, needs: BoardNeeds, ids: readonly string[]): Promise<ThreadLine[]> => {
  const inboxes = needs.threadKeys.map((key) => key.inboxId);
  const keys = needs.threadKeys.map((key) => key.threadKey);
  const { rows } = await sql<ThreadLine>`
    select t.* from unnest(${columns.uuids(inboxes)}::uuid[], ${columns.texts(keys)}::text[]) as k (inbox_id, thread_key)
    cross join lateral (
      select ${threadColumns} from thread t where t.inbox_id = k.inbox_id and t.thread_key = k.thread_key order by t.created_at desc limit 5
    ) as t
    ${needs.tokens.length === 0 ? sql`` : sql`union select ${threadColumns} from thread t where t.token = any(${[...needs.tokens]}::text[])`}
    ${ids.length === 0 ? sql`` : sql`union select ${threadColumns} from thread t where t.id = any(${[...ids]}::uuid[])`}`.execute(tx);
  return rows.sort((one, other) => other.createdAt.getTime() - one.createdAt.getTime());
};

const conversationColumns = sql`c.id, c.customer_id as "customerId", c.status, c.resolved_at as "resolvedAt", c.last_at as "lastAt",
  c.channels, c.reference`;

const loadConversations = async (tx: Transaction<DB>, needs: BoardNeeds): Promise<ConversationLine[]> => {
  const { rows } = await sql<ConversationLine>`
    select c.* from unnest(${columns.uuids(needs.customerIds)}::uuid[]) as k (customer_id)
    cross join lateral (
      select ${conversationColumns} from conversation c where c.customer_id = k.customer_id order by c.last_at desc limit 5
    ) as c
    ${needs.references.length === 0 ? sql`` : sql`union select ${conversationColumns} from conversation c where c.reference = any(${[...needs.references]}::text[])`}`.execute(
    tx,
  );
  return rows.sort(newestFirst);
};

const loadOthers = async (tx: Transaction<DB>, ids: readonly string[]): Promise<ConversationLine[]> => {
  const { rows } =
    await sql<ConversationLine>`select ${conversationColumns} from conversation c where c.id = any(${[...ids]}::uuid[])`.execute(tx);
  return rows;
};

const pair = (a: string, b: string): string => `${a}\n${b}`;

const createBoard = (
  threads: readonly ThreadLine[],
  conversations: readonly ConversationLine[],
  answered: readonly Answered[],
): WorkingBoard => {
  const byId = new Map<string, PlacedThread>(threads.map((thread) => [thread.id, thread]));
  const byToken = new Map(threads.map((thread) => [thread.token, thread as PlacedThread]));
  const byKey = new Map<string, PlacedThread>();
  const inConversation = new Map<string, PlacedThread>();
  const all = new Map<string, PlacedConversation>(conversations.map((conversation) => [conversation.id, conversation]));
  const byReference = new Map(conversations.map((conversation) => [conversation.reference, conversation as PlacedConversation]));
  const byCustomer = new Map<string, PlacedConversation[]>();
  const byAnswer = new Map(answered.map((row) => [pair(row.inbox_id, row.provider_id), row]));
  const keep = (thread: PlacedThread): void => {
    byKey.set(pair(thread.inboxId, thread.threadKey), thread);
    inConversation.set(pair(thread.conversationId, pair(thread.inboxId, thread.threadKey)), thread);
  };
  // Newest last, so that the current thread of a key is the one that stays in the map.
  for (const thread of [...threads].reverse()) keep(thread);
  for (const conversation of conversations)
    byCustomer.set(conversation.customerId, [...(byCustomer.get(conversation.customerId) ?? []), conversation]);
  return {
    threadByToken: (token) => byToken.get(token),
    threadByAnswer: (inboxId, providerId) => {
      const row = byAnswer.get(pair(inboxId, providerId));
      const thread = byId.get(row?.thread_id ?? '');
      return row === undefined || thread === undefined ? undefined : { thread, ours: row.ours };
    },
    threadByKey: (inboxId, threadKey) => byKey.get(pair(inboxId, threadKey)),
    threadIn: (conversationId, inboxId, threadKey) => inConversation.get(pair(conversationId, pair(inboxId, threadKey))),
    conversation: (id) => all.get(id),
    conversationByReference: (reference) => byReference.get(reference),
    conversationsOf: (customerId) => byCustomer.get(customerId) ?? [],
    addThread: (thread) => {
      byId.set(thread.id, thread);
      keep(thread);
    },
    addConversation: (conversation) => {
      all.set(conversation.id, conversation);
      const rest = (byCustomer.get(conversation.customerId) ?? []).filter((other) => other.id !== conversation.id);
      byCustomer.set(conversation.customerId, [conversation, ...rest]);
    },
  };
};
