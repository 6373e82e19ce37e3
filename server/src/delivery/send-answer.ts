/*
 * One answer on its way: message, thread and inbox → rendered once → piece by piece to the provider → settled.
 * Progress is stored after each piece, so that a retry goes on where it stopped, under the same idempotency keys.
 */
import type { Abilities, Address, AnyChannel, Call, CallResult, Outcome, Piece } from '@throughline/protocol/channel';
import { render } from '@throughline/rendering';
import { acting, type ConversationRow, type MessageRow, reading, type ThreadRow } from '../conversations/index.ts';
import type { OpenInbox } from '../inboxes/index.ts';
import { executeCall, fillFrom } from '../platform/calls/index.ts';
import { answerAbsent } from './answer-the-absent.ts';
import { type Failure, settleFailed, settleSent } from './settle.ts';
import { type OutboxRow, putBack, removeFromOutbox, saveProgress } from './store.ts';
import type { DeliveryDeps } from './types.ts';

export type Job = {
  row: OutboxRow;
  message: MessageRow;
  thread: ThreadRow;
  conversation: ConversationRow;
  inbox: OpenInbox;
  channel: AnyChannel;
};

export const sendAnswer = async (deps: DeliveryDeps, row: OutboxRow): Promise<void> => {
  const job = await loadJob(deps, row);
  if (job === undefined || (await answerAbsent(deps, job))) return;
  if (!(await deps.bus.transact((tx) => acting.startSending(tx, row.messageId)))) {
    await removeFromOutbox(deps.database.kysely, row.messageId);
    return;
  }
  if (row.pieces === null) {
    row.pieces = renderFor(deps, job, job.channel.abilities);
    skipArrived(row, job.message);
  }
  const failure = await sendPieces(deps, job);
  if (failure === undefined) await settleSent(deps, job);
  else if (maySimplify(failure, job)) await resendSimpler(deps, job);
  else if (failure.class !== 'lease-lost') await settleFailed(deps, job, failure);
};

const loadJob = async (deps: DeliveryDeps, row: OutboxRow): Promise<Job | undefined> => {
  const db = deps.database.kysely;
  const [message] = await reading.findMessages(db, [row.messageId]);
  const thread = await reading.findThread(db, row.threadId);
  const inbox = await deps.inboxes.find(row.inboxId);
  const channel = inbox && deps.channels.get(inbox.kind);
  if (message === undefined || thread === undefined) {
    await removeFromOutbox(db, row.messageId);
    return undefined;
  }
  const [conversation] = await reading.findConversations(db, acting.EVERYTHING, [message.conversationId], null);
  if (conversation === undefined) return undefined;
  if (inbox === undefined || channel === undefined || !inbox.enabled) {
    const failure: Failure = {
      class: 'auth',
      detail: inbox?.enabled === false ? 'The inbox is switched off.' : 'The inbox no longer exists.',
      maybeSent: false,
    };
    await settleFailed(deps, { row, message, thread, conversation, inbox, channel }, failure);
    return undefined;
  }
  return { row, message, thread, conversation, inbox, channel };
};

const renderFor = (deps: DeliveryDeps, job: Job, abilities: Abilities): NonNullable<OutboxRow['pieces']> => {
  const { pieces, numbered } = render({ parts: job.message.parts, abilities, fileUrl: deps.outside.fileUrl });
  return { pieces, ...(numbered === undefined ? {} : { numbered }), providerIds: [] };
};

/** Sent again after a failure: pieces that had arrived then are not repeated. */
const skipArrived = (row: OutboxRow, { pieces: arrived, providerIds }: MessageRow): void => {
  const plan = row.pieces;
  if (plan === null || arrived.length === 0 || arrived.length >= plan.pieces.length) return;
  if (!arrived.every((words, at) => words === plan.pieces[at]?.plain)) return;
  row.piecesSent = arrived.length;
  plan.providerIds.push(...providerIds);
};

const sendPieces = async (deps: DeliveryDeps, job: Job): Promise<Failure | undefined> => {
  const { row } = job;
  const plan = row.pieces;
  if (plan === null || plan.pieces.length === 0) return { class: 'invalid', detail: 'There is nothing to send.', maybeSent: false };
  for (let index = row.piecesSent; index < plan.pieces.length; index++) {
    const outcome = await sendPiece(deps, job, plan.pieces[index] as Piece, { index, of: plan.pieces.length });
    if (!outcome.ok) return outcome.failure;
    plan.providerIds.push(...outcome.ids);
    row.piecesSent = index + 1;
    if (!(await saveProgress(deps.database.kysely, row))) return { class: 'lease-lost', detail: '', maybeSent: false };
  }
  return undefined;
};

type PieceOutcome = { ok: true; ids: string[] } | { ok: false; failure: Failure };

const sendPiece = async (deps: DeliveryDeps, job: Job, piece: Piece, place: { index: number; of: number }): Promise<PieceOutcome> => {
  const ids: string[] = [];
  let result: CallResult | undefined;
  for (const call of encode(deps, job, piece, place)) {
    result = await executeCall(deps.outside, job.inbox.settings, fillFrom(call, result));
    const outcome: Outcome = job.channel.classify(result);
    if (!outcome.ok) {
      const { retryAfterMs } = outcome;
      return {
        ok: false,
        failure: {
          class: outcome.class,
          detail: outcome.detail,
          maybeSent: result.via === 'error' && result.maybeSent,
          ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
        },
      };
    }
    ids.push(...outcome.ids);
  }
  return { ok: true, ids };
};

const encode = (deps: DeliveryDeps, job: Job, piece: Piece, place: { index: number; of: number }): Call[] => {
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
const resendSimpler = async (deps: DeliveryDeps, job: Job): Promise<void> => {
  const { abilities } = job.channel;
  const plainer: Abilities = {
    ...abilities,
    text: { ...abilities.text, max: Math.max(40, Math.floor(abilities.text.max / 2)), dialect: 'plain' },
    options: [],
  };
  job.row.pieces = { ...renderFor(deps, job, plainer), simpler: true };
  await putBack(deps.database.kysely, job.row, deps.clock.now(), job.row.attempts + 1);
};
