/*
 * One answer on its way: message, thread and inbox → rendered once → piece by piece to the provider → settled.
 * Progress is stored after each piece, so that a retry goes on where it stopped, under the same idempotency keys.
 */
import { setTimeout as pause } from 'node:timers/promises';
import type { Address, AnyChannel, Call, CallResult, Outcome, Piece, Rendered } from '@throughline/protocol/channel';
import { acting, type ConversationRow, type MessageRow, reading, type ThreadRow } from '../conversations/index.ts';
import type { OpenInbox } from '../inboxes/index.ts';
import { executeCall, fillFrom } from '../platform/calls/index.ts';
import { answerAbsent } from './answer-the-absent.ts';
import type { FitParts } from './fit-answer.ts';
import type { Pacer, Turn, Whom } from './pace.ts';
import { type Failure, settleFailed } from './settle.ts';
import { type OutboxRow, putBack, removeFromOutbox, saveProgress } from './store.ts';
import type { Taken } from './take-answers.ts';
import type { DeliveryDeps } from './types.ts';

const LONGEST_PAUSE_MS = 1000;

export type Job = {
  row: OutboxRow;
  message: MessageRow;
  thread: ThreadRow;
  conversation: ConversationRow;
  inbox: OpenInbox;
  channel: AnyChannel;
};

/** What many answers on their way have in common. */
export type Ways = {
  fitParts: FitParts;
  pacer: Pacer;
  settleSent(job: Job): Promise<void>;
  putOff(row: OutboxRow, until: Date): Promise<void>;
};

export const sendAnswer = async (deps: DeliveryDeps, { begun, ...taken }: Taken, ways: Ways): Promise<void> => {
  const { row } = taken;
  const { fitParts, settleSent } = ways;
  const job = await openJob(deps, taken);
  if (job === undefined || (!begun && ((await answerAbsent(deps, job)) || !(await begin(deps, row))))) return;
  const end = reading.findWindowEnd(job.thread, job.channel.abilities.windows);
  if (end !== null && end <= deps.clock.now()) return settleFailed(deps, job, closedSince(end));
  // One that died may have died before the call or after it; where no key tells them apart, nobody but a person can.
  if (row.abandoned && job.channel.abilities.idempotent === 'none') return settleFailed(deps, job, ABANDONED);
  if (row.pieces === null) {
    row.pieces = planOf(fitParts(job.message.parts, job.channel));
    skipArrived(row, job.message);
  }
  const failure = await sendPieces(deps, job, ways.pacer);
  if (failure === undefined) await settleSent(job);
  else if ('until' in failure) await ways.putOff(row, new Date(failure.until));
  else if (maySimplify(failure, job)) await resendSimpler(deps, job, fitParts);
  else if (failure.class !== 'lease-lost') await settleFailed(deps, job, failure);
};

const closedSince = (end: Date): Failure => ({
  class: 'window',
  detail: `The reply window closed at ${end.toISOString()}.`,
  maybeSent: false,
});

const ABANDONED: Failure = { class: 'transient', detail: 'Throughline was stopped while this was being sent.', maybeSent: true };

/** False when it was cancelled meanwhile, or is past sending. */
const begin = async (deps: DeliveryDeps, row: OutboxRow): Promise<boolean> => {
  const begun = await deps.bus.transact((tx) => acting.startSending(tx, [row.messageId]));
  if (begun.size === 0) await removeFromOutbox(deps.database.kysely, [row.messageId]);
  return begun.size > 0;
};

const openJob = async (deps: DeliveryDeps, taken: Omit<Taken, 'begun'>): Promise<Job | undefined> => {
  const inbox = await deps.inboxes.find(taken.row.inboxId);
  const channel = inbox && deps.channels.get(inbox.kind);
  if (inbox === undefined || channel === undefined || !inbox.enabled) {
    const failure: Failure = {
      class: 'auth',
      detail: inbox?.enabled === false ? 'The inbox is switched off.' : 'The inbox no longer exists.',
      maybeSent: false,
    };
    await settleFailed(deps, { ...taken, inbox, channel }, failure);
    return undefined;
  }
  return { ...taken, inbox, channel };
};

const planOf = ({ pieces, numbered }: Rendered): NonNullable<OutboxRow['pieces']> => ({
  pieces,
  ...(numbered === undefined ? {} : { numbered }),
  providerIds: [],
});

/** Sent again after a failure: pieces that had arrived then are not repeated. */
const skipArrived = (row: OutboxRow, { pieces: arrived, providerIds }: MessageRow): void => {
  const plan = row.pieces;
  if (plan === null || arrived.length === 0 || arrived.length >= plan.pieces.length) return;
  if (!arrived.every((words, at) => words === plan.pieces[at]?.plain)) return;
  row.piecesSent = arrived.length;
  plan.providerIds.push(...providerIds);
};

const sendPieces = async (deps: DeliveryDeps, job: Job, pacer: Pacer): Promise<Failure | { until: number } | undefined> => {
  const { row } = job;
  const plan = row.pieces;
  if (plan === null || plan.pieces.length === 0) return { class: 'invalid', detail: 'There is nothing to send.', maybeSent: false };
  for (let index = row.piecesSent; index < plan.pieces.length; index++) {
    const outcome = await sendPiece(deps, job, { piece: plan.pieces[index] as Piece, index, of: plan.pieces.length }, pacer);
    if ('until' in outcome) return outcome;
    if (!outcome.ok) return outcome.failure;
    plan.providerIds.push(...outcome.ids);
    row.piecesSent = index + 1;
    // After the last piece the settling itself is the progress.
    const last = row.piecesSent === plan.pieces.length;
    if (!last && !(await saveProgress(deps.database.kysely, row))) return { class: 'lease-lost', detail: '', maybeSent: false };
  }
  return undefined;
};

// A thread's key is the chat at the provider: what a limit "per recipient" counts.
const whomOf = ({ inbox, thread, channel }: Job): Whom => ({
  inboxId: inbox.id,
  recipient: thread.threadKey,
  rates: channel.abilities.rates,
});

type Placed = { piece: Piece; index: number; of: number };
type PieceOutcome = { ok: true; ids: string[] } | { ok: false; failure: Failure } | { until: number };

const sendPiece = async (deps: DeliveryDeps, job: Job, placed: Placed, pacer: Pacer): Promise<PieceOutcome> => {
  const ids: string[] = [];
  const whom = whomOf(job);
  let result: CallResult | undefined;
  for (const [at, call] of encode(deps, job, placed).entries()) {
    const turn = at === 0 ? pacer.take(whom, timeOf(deps)) : await awaitTurn(deps, pacer, whom);
    if ('until' in turn) return turn;
    try {
      result = await executeCall(deps.outside, job.inbox.settings, fillFrom(call, result));
    } finally {
      turn.end(timeOf(deps));
    }
    const outcome: Outcome = job.channel.classify(result);
    if (!outcome.ok) {
      if (outcome.class === 'rate') pacer.slowDown(whom, timeOf(deps) + (outcome.retryAfterMs ?? 0), timeOf(deps));
      return { ok: false, failure: failureOf(outcome, result) };
    }
    ids.push(...outcome.ids);
  }
  return { ok: true, ids };
};

const timeOf = ({ clock }: DeliveryDeps): number => clock.now().getTime();

/** The second call of one piece waits here and not in the outbox: half a piece cannot be put off. */
const awaitTurn = async (deps: DeliveryDeps, pacer: Pacer, whom: Whom): Promise<Turn> => {
  let turn = pacer.take(whom, timeOf(deps));
  while ('until' in turn) {
    await pause(Math.min(LONGEST_PAUSE_MS, turn.until - timeOf(deps)));
    turn = pacer.take(whom, timeOf(deps));
  }
  return turn;
};

const failureOf = ({ class: kind, detail, retryAfterMs }: Outcome & { ok: false }, result: CallResult): Failure => ({
  class: kind,
  detail,
  maybeSent: result.via === 'error' && result.maybeSent,
  ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
});

const encode = (deps: DeliveryDeps, job: Job, { piece, ...place }: Placed): Call[] => {
  const { message, thread, conversation, inbox, channel } = job;
  // The conversation's own subject is what the customer wrote first: not for somebody who only quoted its reference.
  const subject =
    typeof message.meta.subject === 'string'
      ? message.meta.subject
      : typeof thread.context.subject === 'string'
        ? thread.context.subject
        : thread.verified
          ? conversation.subject
          : '';
  const address: Address = {
    threadId: thread.threadKey,
    to: thread.address,
    context: { ...thread.context, token: thread.token, conversationId: conversation.id, threadId: thread.id },
  };
  return channel.encode({
    piece,
    address,
    settings: inbox.settings,
    idempotencyKey: `${message.id}.${place.index}`,
    now: deps.clock.now().getTime(),
    message: {
      id: message.id,
      reference: conversation.reference,
      subject,
      ...place,
      at: message.createdAt.getTime(),
      meta: { ...message.meta, author: message.authorType, authorName: message.authorName },
    },
  });
};

const maySimplify = (failure: Failure, job: Job): boolean =>
  (failure.class === 'too-long' || failure.class === 'unsupported') && job.row.pieces?.simpler !== true && job.row.piecesSent === 0;

/** Once more, plainer and in shorter pieces: the provider's limit was tighter than we believed. */
const resendSimpler = async (deps: DeliveryDeps, job: Job, fitParts: FitParts): Promise<void> => {
  job.row.pieces = { ...planOf(fitParts(job.message.parts, job.channel, true)), simpler: true };
  await putBack(deps.database.kysely, job.row, deps.clock.now(), job.row.attempts + 1);
};
