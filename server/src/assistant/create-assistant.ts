import { ANSWER_THRESHOLD, CLARIFY_THRESHOLD } from '@throughline/nlu';
import type { AnyChannel } from '@throughline/protocol/channel';
import type { BusEvent } from '@throughline/protocol/events';
import { type ConversationRow, type MessageRow, reading } from '../conversations/index.ts';
import type { InboxBook, OpenInbox } from '../inboxes/index.ts';
import type { ReadText } from '../intents/index.ts';
import { type Bus, createGathering, onceTogether, type Tx } from '../platform/bus/index.ts';
import { act, type Turn } from './act.ts';
import { composeAnswer } from './compose-answer.ts';
import { decide } from './decide.ts';
import type { KnowledgeIndex } from './knowledge-index.ts';
import { loadMemories, NOTHING_YET } from './memory.ts';
import type { Found, Memory, Plan, Thresholds } from './types.ts';
import { retrieve } from './retrieve.ts';
import { understand } from './understand.ts';
import { type AskModel, MODEL_TIMEOUT_MS, wordWithModel } from './word-with-model.ts';

export type AssistantDeps = {
  bus: Bus;
  inboxes: InboxBook;
  channels: ReadonlyMap<string, AnyChannel>;
  knowledge: KnowledgeIndex;
  readText: ReadText;
  /** None: the built-in answers. */
  askModel?: AskModel | undefined;
  /** How long a model may take; then the built-in answer goes out. */
  modelTimeoutMs?: number | undefined;
  onModelFailure(error: unknown): void;
};

export const THRESHOLDS: Thresholds = { answer: ANSWER_THRESHOLD, clarify: CLARIFY_THRESHOLD, anger: 0.5, danger: 0.5 };
const HISTORY = 20;
const NAMES = { zh: '智能助手', en: 'Assistant' } as const;

type Asking = {
  event: Question;
  message: MessageRow;
  conversation: ConversationRow;
  memoryKey: string;
  unproven: boolean;
  memory: Memory;
  history: MessageRow[];
};
type Question = BusEvent<'message.received'>;
type Ready = { event: Question; turn: Turn };

/** Subscribes the assistant to the bus (call before it starts). What waits meanwhile is read together and settled together. */
export const createAssistant = (deps: AssistantDeps): void => {
  const load = createGathering<Question, Asking | undefined>((events) =>
    deps.bus.transact((tx) => loadAsking(tx, events), { prepared: true }),
  );
  const settle = createGathering<Ready, void>(async (ready) => {
    for (const round of roundsOf(ready))
      await onceTogether(deps.bus, 'assistant', round, (tx, fresh) =>
        act(
          tx,
          fresh.map(({ turn }) => turn),
        ),
      );
    return [];
  });
  deps.bus.subscribe({
    name: 'assistant',
    types: ['message.received'],
    // A model of one's own answers few at a time; the built-in engine takes what there is.
    concurrency: deps.askModel === undefined ? 64 : 8,
    handle: async (event) => {
      const asking = await load(event);
      const turn = asking && (await think(deps, asking));
      if (turn !== undefined) await settle({ event, turn });
    },
  });
};

/** A thread that was moved meanwhile may bring two messages into one conversation: one after the other. */
const roundsOf = (ready: readonly Ready[]): Ready[][] => {
  const rounds: Map<string, Ready>[] = [];
  for (const one of ready) {
    const { conversationId } = one.turn;
    const round = rounds.find((candidate) => !candidate.has(conversationId)) ?? new Map<string, Ready>();
    if (round.size === 0) rounds.push(round);
    round.set(conversationId, one);
  }
  return rounds.map((round) => [...round.values()]);
};

/** The messages with what may be known when answering them; undefined for those that nobody answers. */
const loadAsking = async ({ sql }: Tx, events: readonly Question[]): Promise<(Asking | undefined)[]> => {
  const ids = events.map((event) => event.data.messageId);
  const [messages, conversations, threads, histories, memories] = await Promise.all([
    reading.findMessages(sql, ids),
    reading.findConversationsOf(sql, ids),
    reading.findThreadsOf(sql, ids),
    reading.listKnownBefore(sql, ids, HISTORY),
    // A conversation's events carry its id, unless the thread was moved since.
    loadMemories(
      sql,
      events.flatMap((event) => [event.key, event.data.threadId]),
    ),
  ]);
  const moved = messages.map((message) => message.conversationId).filter((id) => !events.some((event) => event.key === id));
  for (const [key, memory] of moved.length > 0 ? await loadMemories(sql, moved) : []) memories.set(key, memory);
  const found = new Map(messages.map((message) => [message.id, message]));
  return events.map((event) => {
    const message = found.get(event.data.messageId);
    const conversation = message && conversations.get(message.conversationId);
    if (message === undefined || conversation === undefined || message.meta.automatic !== undefined) return undefined;
    // Into an unverified thread nothing of the earlier conversation may flow: it has a memory of its own.
    const verified = threads.get(event.data.threadId)?.verified === true;
    const memoryKey = verified ? conversation.id : event.data.threadId;
    return {
      event,
      message,
      conversation,
      memoryKey,
      unproven: !verified,
      memory: memories.get(memoryKey) ?? NOTHING_YET,
      history: histories.get(message.id) ?? [],
    };
  });
};

const think = async (deps: AssistantDeps, { event, message, conversation, ...known }: Asking): Promise<Turn | undefined> => {
  const inbox = await deps.inboxes.find(event.data.inboxId);
  if (inbox === undefined) return undefined;
  const understanding = await understand(deps.readText, message, conversation, known);
  const base = {
    ...known,
    conversationId: conversation.id,
    threadId: event.data.threadId,
    messageId: message.id,
    inboxId: event.data.inboxId,
    at: message.createdAt,
    customerId: event.data.customerId,
    understanding,
    thresholds: THRESHOLDS,
    name: NAMES[understanding.locale],
  };
  if (conversation.handling !== 'assistant' || !inbox.strategy.assistant) {
    // A person has it, and `act` stays silent; or it came by an inbox where the assistant does not answer.
    const plan: Plan = { act: 'hand-over', reason: 'assistant-off' };
    return {
      ...base,
      found: [],
      searched: null,
      plan,
      parts: composeAnswer(plan, understanding.locale, { tappable: false }),
      worded: false,
    };
  }
  const { found, searched } = await retrieve(deps.knowledge, understanding, base);
  const plan = decide({ understanding, found, memory: base.memory }, THRESHOLDS);
  const worded = plan.act === 'answer' ? await word(deps, inbox, plan.found, found, base) : undefined;
  const tappable = (deps.channels.get(inbox.kind)?.abilities.options.length ?? 0) > 0;
  const parts = composeAnswer(plan, understanding.locale, { tappable, worded });
  return { ...base, found, searched, plan, parts, worded: worded !== undefined };
};

const word = (
  deps: AssistantDeps,
  inbox: OpenInbox,
  best: Found,
  found: readonly Found[],
  turn: Pick<Turn, 'understanding' | 'history'>,
): Promise<string | undefined> => {
  // Words that give orders to the assistant are answered in our own words alone, and are kept from a model later, too.
  if (deps.askModel === undefined || turn.understanding.steers) return Promise.resolve(undefined);
  const passages = [best, ...found.filter((one) => one.articleId !== best.articleId && one.confidence >= THRESHOLDS.clarify)].slice(0, 3);
  const { locale, language, text } = turn.understanding;
  return wordWithModel(
    deps.askModel,
    { locale, language, tone: inbox.strategy.tone, passages, history: turn.history, question: text },
    { timeoutMs: deps.modelTimeoutMs ?? MODEL_TIMEOUT_MS, onFailure: deps.onModelFailure },
  );
};
