import { ANSWER_THRESHOLD, CLARIFY_THRESHOLD } from '@throughline/nlu';
import type { AnyChannel } from '@throughline/protocol/channel';
import type { BusEvent } from '@throughline/protocol/events';
import { acting, type MessageRow, reading } from '../conversations/index.ts';
import type { InboxBook, OpenInbox } from '../inboxes/index.ts';
import { type Bus, once } from '../platform/bus/index.ts';
import type { Database } from '../platform/db/index.ts';
import { act, type Turn } from './act.ts';
import { composeAnswer } from './compose-answer.ts';
import { decide } from './decide.ts';
import type { KnowledgeIndex } from './knowledge-index.ts';
import { loadMemory } from './memory.ts';
import type { Found, Plan, Thresholds } from './types.ts';
import { retrieve, understand } from './understand.ts';
import { type AskModel, MODEL_TIMEOUT_MS, wordWithModel } from './word-with-model.ts';

export type AssistantDeps = {
  database: Database;
  bus: Bus;
  inboxes: InboxBook;
  channels: ReadonlyMap<string, AnyChannel>;
  knowledge: KnowledgeIndex;
  /** None: the built-in answers. */
  askModel?: AskModel | undefined;
  /** How long a model may take; then the built-in answer goes out. */
  modelTimeoutMs?: number | undefined;
  onModelFailure(error: unknown): void;
};

export const THRESHOLDS: Thresholds = { answer: ANSWER_THRESHOLD, clarify: CLARIFY_THRESHOLD, anger: 0.5 };
const HISTORY = 20;
const NAMES = { zh: '智能助手', en: 'Assistant' } as const;

/** Subscribes the assistant to the bus (call before it starts). */
export const createAssistant = (deps: AssistantDeps): void => {
  deps.bus.subscribe({
    name: 'assistant',
    types: ['message.received'],
    concurrency: 8,
    handle: async (event) => {
      const turn = await think(deps, event);
      if (turn !== undefined) await once<'message.received'>(deps.bus, 'assistant', (tx) => act(tx, turn))(event);
    },
  });
};

const think = async (deps: AssistantDeps, event: BusEvent<'message.received'>): Promise<Turn | undefined> => {
  const db = deps.database.kysely;
  const { messageId, threadId, inboxId } = event.data;
  const [message] = await reading.findMessages(db, [messageId]);
  const inbox = await deps.inboxes.find(inboxId);
  if (message === undefined || inbox === undefined || message.meta.automatic !== undefined) return undefined;
  const conversation = await reading.getConversation(db, acting.EVERYTHING, message.conversationId, null);
  const understanding = understand(message, conversation);
  const { memoryKey, history } = await recall(deps, message, threadId);
  const base = {
    conversationId: conversation.id,
    threadId,
    messageId,
    understanding,
    thresholds: THRESHOLDS,
    name: NAMES[understanding.locale],
    memoryKey,
    memory: await loadMemory(db, memoryKey),
    history,
  };
  if (conversation.handling !== 'assistant' || !inbox.strategy.assistant) {
    // A person has it, and `act` stays silent; or it came by an inbox where the assistant does not answer.
    const plan: Plan = { act: 'hand-over', reason: 'assistant-off' };
    return { ...base, found: [], plan, parts: composeAnswer(plan, understanding.locale, { tappable: false }), worded: false };
  }
  const found = await retrieve(deps.knowledge, understanding, base);
  const plan = decide({ understanding, found, memory: base.memory }, THRESHOLDS);
  const worded = plan.act === 'answer' ? await word(deps, inbox, plan.found, found, base) : undefined;
  const tappable = (deps.channels.get(inbox.kind)?.abilities.options.length ?? 0) > 0;
  return { ...base, found, plan, parts: composeAnswer(plan, understanding.locale, { tappable, worded }), worded: worded !== undefined };
};

/**
 * What may be known when answering on a thread: on a verified one what was said on all verified threads; into an unverified
 * one nothing of the earlier conversation may flow, so only its own messages, with a memory of its own.
 */
const recall = async (
  { database }: AssistantDeps,
  message: MessageRow,
  threadId: string,
): Promise<{ memoryKey: string; history: MessageRow[] }> => {
  const threads = await reading.listThreads(database.kysely, [message.conversationId]);
  const proven = threads.filter((thread) => thread.verified).map((thread) => thread.id);
  const verified = proven.includes(threadId);
  const page = { limit: HISTORY, before: message.seq };
  const history = await reading.listThreadMessages(database.kysely, verified ? proven : [threadId], page);
  return { memoryKey: verified ? message.conversationId : threadId, history };
};

const word = (
  deps: AssistantDeps,
  inbox: OpenInbox,
  best: Found,
  found: readonly Found[],
  turn: Pick<Turn, 'understanding' | 'history'>,
): Promise<string | undefined> => {
  if (deps.askModel === undefined) return Promise.resolve(undefined);
  const passages = [best, ...found.filter((one) => one.articleId !== best.articleId && one.confidence >= THRESHOLDS.clarify)].slice(0, 3);
  const { locale, language, text } = turn.understanding;
  return wordWithModel(
    deps.askModel,
    { locale, language, tone: inbox.strategy.tone, passages, history: turn.history, question: text },
    { timeoutMs: deps.modelTimeoutMs ?? MODEL_TIMEOUT_MS, onFailure: deps.onModelFailure },
  );
};
