/**
 * The stream: messages of all threads, decisions and channel changes as one list of stops along the line. Pure.
 * A change of thread carries the decision that made it; an answer carries the decision behind it; the rest stand between messages.
 */
import type { Decision, Message, Thread } from '../api/use-api.ts';

type Stop = { key: string /** The channel whose colour the line has here. */; channel: string | null };
export type DayItem = Stop & { kind: 'day'; at: string };
export type UnreadItem = Stop & { kind: 'unread'; count: number };
export type SwitchItem = Stop & { kind: 'switch'; from: string; thread: Thread; gapMs: number; byCustomer: boolean; why: Decision[] };
export type MessageItem = Stop & {
  kind: 'message';
  message: Message;
  thread: Thread | null /** First of a run by one writer: shows who and where. */;
  head: boolean;
  why: Decision[];
};
export type DecisionsItem = Stop & { kind: 'decisions'; items: Decision[] };
export type StreamItem = DayItem | UnreadItem | SwitchItem | MessageItem | DecisionsItem;

export type StreamInput = {
  /** Oldest first. */
  messages: readonly Message[];
  decisions: readonly Decision[];
  threads: readonly Thread[];
  /** Read up to here when the conversation was opened. */
  readSeq: number;
  /** The calendar day of a time in the reader's zone. */
  dayOf(at: string): string;
};

const RUN_MS = 5 * 60_000;

const isNews = (message: Message, readSeq: number): boolean => message.direction === 'inbound' && message.seq > readSeq;

/** Decisions told at a message itself rather than between messages, by message id. */
const attach = (messages: readonly Message[], decisions: readonly Decision[]): Map<string, Decision[]> => {
  const attached = new Map<string, Decision[]>();
  const add = (message: Message | undefined, decision: Decision): void => {
    if (message !== undefined) attached.set(message.id, [...(attached.get(message.id) ?? []), decision]);
  };
  const position = new Map(messages.map((message, index) => [message.id, index]));
  for (const decision of decisions) {
    const index = decision.messageId === null ? undefined : position.get(decision.messageId);
    if (index === undefined) continue;
    const about = messages[index];
    if (decision.kind === 'place') add(about, decision);
    if (decision.kind !== 'answer') continue;
    // The decision may name the answer, or the question it answers.
    add(about?.direction === 'outbound' ? about : messages.slice(index + 1).find((one) => one.author.type === 'assistant'), decision);
  }
  return attached;
};

/** For each message, the free decisions that stand before it; the last entry stands after all. */
const between = (messages: readonly Message[], free: readonly Decision[]): Decision[][] => {
  const slots: Decision[][] = Array.from({ length: messages.length + 1 }, () => []);
  const position = new Map(messages.map((message, index) => [message.id, index]));
  for (const decision of [...free].sort((a, b) => a.at.localeCompare(b.at))) {
    const later = messages.findIndex((message) => message.createdAt > decision.at);
    const byTime = later === -1 ? messages.length : later;
    const about = decision.messageId === null ? undefined : position.get(decision.messageId);
    // Older than what is loaded: it belongs to a page that is not here yet.
    if (byTime === 0 && about === undefined && messages.length > 0) continue;
    slots[Math.max(byTime, about === undefined ? 0 : about + 1)]?.push(decision);
  }
  return slots;
};

type Walk = {
  items: StreamItem[];
  input: StreamInput;
  threads: Map<string, Thread>;
  day: string;
  thread: Thread | null;
  lastSaid: Message | null;
  news: number;
};

const pushDay = (walk: Walk, message: Message): void => {
  const day = walk.input.dayOf(message.createdAt);
  if (day !== walk.day)
    walk.items.push({
      kind: 'day',
      key: `day-${day}-${message.id}`,
      at: message.createdAt,
      channel: walk.thread?.channel ?? message.channel,
    });
  walk.day = day;
};

const pushUnread = (walk: Walk, message: Message): void => {
  if (walk.news === 0 || !isNews(message, walk.input.readSeq)) return;
  walk.items.push({ kind: 'unread', key: 'unread', count: walk.news, channel: walk.thread?.channel ?? message.channel });
  walk.news = 0;
};

/** Answers the decisions that the change of thread did not take. */
const pushSwitch = (walk: Walk, message: Message, why: Decision[]): Decision[] => {
  const thread = message.threadId === null ? null : (walk.threads.get(message.threadId) ?? null);
  const from = walk.thread;
  if (thread === null) return why;
  walk.thread = thread;
  if (from === null || from.id === thread.id) return why;
  const gapMs = walk.lastSaid === null ? 0 : Date.parse(message.createdAt) - Date.parse(walk.lastSaid.createdAt);
  const places = why.filter((decision) => decision.kind === 'place');
  walk.items.push({
    kind: 'switch',
    key: `switch-${message.id}`,
    from: from.channel,
    thread,
    channel: thread.channel,
    gapMs,
    byCustomer: message.direction === 'inbound',
    why: places,
  });
  return why.filter((decision) => decision.kind !== 'place');
};

const continuesRun = (before: StreamItem | undefined, message: Message): boolean =>
  before?.kind === 'message' &&
  before.message.author.type === message.author.type &&
  before.message.author.name === message.author.name &&
  before.message.threadId === message.threadId &&
  before.message.internal === message.internal &&
  Date.parse(message.createdAt) - Date.parse(before.message.createdAt) < RUN_MS;

const pushMessage = (walk: Walk, message: Message, attached: Decision[]): void => {
  pushDay(walk, message);
  const why = pushSwitch(walk, message, attached);
  pushUnread(walk, message);
  const head = !continuesRun(walk.items.at(-1), message);
  const thread = message.threadId === null ? null : (walk.threads.get(message.threadId) ?? null);
  walk.items.push({ kind: 'message', key: message.id, message, thread, head, why, channel: walk.thread?.channel ?? message.channel });
  if (!message.internal) walk.lastSaid = message;
};

const pushDecisions = (walk: Walk, items: Decision[]): void => {
  const first = items[0];
  if (first !== undefined)
    walk.items.push({ kind: 'decisions', key: `decisions-${first.id}`, items, channel: walk.thread?.channel ?? null });
};

export const buildStream = (input: StreamInput): StreamItem[] => {
  const { messages, decisions } = input;
  const attached = attach(messages, decisions);
  const told = new Set([...attached.values()].flat().map((decision) => decision.id));
  const slots = between(
    messages,
    decisions.filter((decision) => !told.has(decision.id)),
  );
  const walk: Walk = {
    items: [],
    input,
    threads: new Map(input.threads.map((thread) => [thread.id, thread])),
    day: '',
    thread: null,
    lastSaid: null,
    news: messages.filter((message) => isNews(message, input.readSeq)).length,
  };
  messages.forEach((message, index) => {
    pushDecisions(walk, slots[index] ?? []);
    pushMessage(walk, message, attached.get(message.id) ?? []);
  });
  pushDecisions(walk, slots[messages.length] ?? []);
  return walk.items;
};
