/* The one transaction: where the assistant still has the conversation, its answer is queued, its memory kept, its reason stored. */
import { summarize } from '@throughline/nlu';
import type { HandoffPacket } from '@throughline/protocol/events';
import type { Part } from '@throughline/protocol/parts';
import { acting, type ConversationRow, type Topic } from '../conversations/index.ts';
import { doubts } from '../intents/index.ts';
import type { Tx } from '../platform/bus/index.ts';
import { saveMemories } from './memory.ts';
import type { Asked, History, Memory, Plan, Searched, Thresholds } from './types.ts';

export type Turn = Asked & {
  conversationId: string;
  threadId: string;
  messageId: string;
  inboxId: string;
  at: Date;
  /** Who wrote it. */
  customerId: string;
  /** It came on a thread that only quoted the reference: nobody knows whether the customer wrote it. */
  unproven: boolean;
  /** Whose memory is written: the conversation's, or of an unverified thread its own. */
  memoryKey: string;
  history: History;
  searched: Searched | null;
  plan: Plan;
  parts: readonly Part[];
  name: string;
  worded: boolean;
  thresholds: Thresholds;
};

const SEARCHED_SHOWN = 300;

/** How the desk tells what the assistant did. */
const OUTCOMES: Record<Plan['act'], string> = {
  answer: 'answered',
  'small-talk': 'answered',
  glad: 'answered',
  clarify: 'asked',
  'ask-again': 'asked',
  'hand-over': 'handed-over',
  silence: 'silent',
};

/** Turns that are ready together; of one conversation at most one. */
export const act = async (tx: Tx, turns: readonly Turn[]): Promise<void> => {
  const held = await acting.lockConversations(
    tx,
    turns.map((turn) => turn.conversationId),
  );
  // A person may have taken over since the message came: then the machine is silent.
  const mayAnswer = (turn: Turn): boolean => {
    const now = held.get(turn.conversationId);
    return now !== undefined && now.handling === 'assistant' && now.status !== 'resolved';
  };
  const deciding = turns.filter(mayAnswer);
  const speaking = deciding.filter((turn) => turn.plan.act !== 'silence');
  const ignoring = deciding.filter((turn) => turn.plan.act === 'silence');
  const silent = turns.filter((turn) => !speaking.includes(turn));
  await Promise.all([
    acting.recordUnderstandings(tx, turns.map(understoodOf)),
    ...(silent.length > 0
      ? [
          acting.recordTopics(
            tx,
            silent.filter((turn) => !turn.unproven).map((turn) => ({ conversationId: turn.conversationId, ...topicOf(turn) })),
          ),
        ]
      : []),
    doubts.noteDoubts(tx, turns.flatMap(doubtOf)),
    ...(ignoring.length > 0 ? [acting.recordDecisions(tx, ignoring.map(decisionOf))] : []),
    ...(speaking.length > 0 ? [speak(tx, speaking, held)] : []),
  ]);
  for (const turn of speaking)
    if (turn.plan.act === 'hand-over')
      await acting.handOver(tx, {
        scope: acting.EVERYTHING,
        conversationId: turn.unproven ? await part(tx, turn) : turn.conversationId,
        by: 'assistant',
        packet: packetOf(turn, turn.plan.reason),
      });
};

/** Who only quoted a reference gets a person too, but in a conversation of their own: the customer's stays with whoever has it. */
const part = async (tx: Tx, turn: Turn): Promise<string> => {
  const { threadId, customerId, conversationId } = turn;
  const own = await acting.moveThread(tx, {
    scope: acting.EVERYTHING,
    threadId,
    conversationId: null,
    customerOf: () => Promise.resolve(customerId),
    by: 'assistant',
    reason: 'unproven-needs-person',
    handling: 'assistant',
  });
  await acting.recordTopics(tx, [{ conversationId: own, ...topicOf(turn) }]);
  await acting.recordDecision(tx, {
    conversationId,
    kind: 'hand-over',
    outcome: 'parted',
    reason: 'unproven-needs-person',
    facts: { by: 'assistant' },
  });
  return own;
};

const speak = async (tx: Tx, turns: readonly Turn[], held: ReadonlyMap<string, ConversationRow>): Promise<void> => {
  await Promise.all([
    acting.queueAnswers(
      tx,
      turns.map((turn) => answerOf(turn, held.get(turn.conversationId) as ConversationRow)),
    ),
    acting.recordDecisions(tx, turns.map(decisionOf)),
    saveMemories(
      tx.sql,
      turns.map((turn) => ({ ...remember(turn), key: turn.memoryKey })),
    ),
  ]);
};

/** What is noise hurries nobody, unless somebody may come to harm. */
const topicOf = ({ understanding: { language, reading, mood, noise }, plan }: Turn): Topic => ({
  language,
  intent: reading.intent,
  mood,
  urgency: noise !== 'no' && plan.reason !== 'urgent' ? 0 : (reading.urgency?.score ?? 0),
});

const understoodOf = ({ messageId, understanding: { reading }, found }: Turn): acting.Understood => ({
  messageId,
  understanding: { ...reading, confidence: found[0]?.confidence ?? null },
});

/** Worth a label: words of the customer's own that a model read, and was not sure of. */
const doubtOf = ({ understanding, ...turn }: Turn): Parameters<typeof doubts.noteDoubts>[1] => {
  const { reading, text, choice, smallTalk } = understanding;
  if (reading.version === null || reading.intent !== null || choice !== null || smallTalk !== null || text.trim() === '') return [];
  if (reading.flags.some(({ kind }) => kind === 'spam' || kind === 'gibberish')) return [];
  const { messageId, conversationId, inboxId, at } = turn;
  const products = reading.entities.flatMap(({ kind, text: said }) => (kind === 'product' && said !== undefined ? [said] : []));
  return [{ messageId, conversationId, inboxId, at, text, products, language: reading.language, guesses: reading.intents }];
};

const answerOf = (turn: Turn, conversation: ConversationRow): acting.MachineAnswer => ({
  conversation,
  threadId: turn.threadId,
  name: turn.name,
  // The customer's conversation does not speak what a stranger speaks, nor feel what a stranger feels.
  topic: turn.unproven ? { language: 'und', intent: null, mood: conversation.mood, urgency: conversation.urgency } : topicOf(turn),
  parts: turn.parts,
  sources: turn.plan.act === 'answer' ? [{ articleId: turn.plan.found.articleId, title: turn.plan.found.title }] : [],
  answers: turn.plan.act !== 'hand-over',
});

const decisionOf = (turn: Turn): acting.NewDecision => ({
  conversationId: turn.conversationId,
  threadId: turn.threadId,
  messageId: turn.messageId,
  kind: turn.plan.act === 'hand-over' ? 'hand-over' : 'answer',
  outcome: OUTCOMES[turn.plan.act],
  reason: turn.plan.reason,
  facts: factsOf(turn),
});

const factsOf = ({ understanding, found, searched, thresholds, memory, worded }: Turn): Record<string, unknown> => ({
  language: understanding.language,
  anger: understanding.anger,
  mood: understanding.mood,
  intents: understanding.reading.intents.slice(0, 3),
  outOfScope: understanding.reading.outOfScope,
  urgency: understanding.reading.urgency,
  asksForPerson: understanding.asksForPerson,
  ...(understanding.reading.flags.length > 0 && { flags: understanding.reading.flags }),
  ...(searched !== null && { searchedFor: searched.text.slice(0, SEARCHED_SHOWN), searchedBecause: searched.because }),
  candidates: found
    .slice(0, 3)
    .map((one) => ({ articleId: one.articleId, title: one.title, confidence: Math.round(one.confidence * 1000) / 1000 })),
  thresholds,
  failedAnswers: memory.failedAnswers,
  worded,
});

/** Words of an article without its markup: the packet is read, not rendered. */
const plainly = (markdown: string): string =>
  markdown
    .replace(/[*_`#>]+/g, '')
    .replace(/\s+/g, ' ')
    .trim();

const OPENING = 300;
/** Cut at a word where there is one, and told to be cut. */
const openingOf = (text: string): string =>
  text.length <= OPENING
    ? text
    : `${text
        .slice(0, OPENING)
        .replace(/\s+\S{0,30}$/, '')
        .toWellFormed()}…`;

const remember = ({ plan, memory }: Turn): Memory => {
  if (plan.act === 'answer') {
    const again = plan.found.articleId === memory.lastArticleId;
    return {
      failedAnswers: memory.failedAnswers + (again ? 1 : 0),
      clarified: memory.clarified,
      lastArticleId: plan.found.articleId,
      tried: [...memory.tried, { text: openingOf(plainly(plan.found.body)), article: plan.found.title }].slice(-5),
    };
  }
  if (plan.act === 'clarify') return { ...memory, clarified: true };
  if (plan.reason === 'first-failure' || plan.reason === 'two-failed-answers')
    return { ...memory, failedAnswers: memory.failedAnswers + 1 };
  if (plan.act === 'glad') return { failedAnswers: 0, clarified: false, lastArticleId: null, tried: [] };
  return memory;
};

const packetOf = (turn: Turn, reason: HandoffPacket['reason']): HandoffPacket => {
  const spoken = [
    ...turn.history.map((message) => ({ author: message.authorType, text: message.text })),
    { author: 'customer' as const, text: turn.understanding.text },
  ];
  const asked = spoken
    .filter((message) => message.author === 'customer' && message.text.trim() !== '')
    .map((message) => openingOf(message.text));
  return {
    reason,
    language: turn.understanding.language,
    summary: summarize(spoken),
    asked: asked.slice(-5),
    tried: turn.memory.tried,
    entities: turn.understanding.entities,
  };
};
