import type { AnyChannel, FailureClass } from '@throughline/protocol/channel';
import { acting, type ConversationRow, type MessageRow, reading, type ThreadRow } from '../conversations/index.ts';
import type { OpenInbox } from '../inboxes/index.ts';
import { createGathering, type Tx } from '../platform/bus/index.ts';
import { addToTray, settleForMessages } from '../tray/index.ts';
import { type OutboxRow, putBack, releaseSent, removeFromOutbox } from './store.ts';
import type { DeliveryDeps } from './types.ts';

export type Failure = { class: FailureClass | 'lease-lost'; detail: string; maybeSent: boolean; retryAfterMs?: number };
type Settled = {
  row: OutboxRow;
  message: MessageRow;
  thread: ThreadRow;
  conversation: ConversationRow;
  inbox: OpenInbox | undefined;
  channel: AnyChannel | undefined;
};

const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 300_000;
const GIVE_UP_AFTER_MS = 3_600_000;

const wordsOf = (row: OutboxRow): string[] => (row.pieces?.pieces ?? []).slice(0, row.piecesSent).map((piece) => piece.plain);

/** Answers that arrived at the same time are settled together, each only by who still holds its lease. */
export const createSettleSent = (deps: DeliveryDeps): ((job: Settled) => Promise<void>) => {
  const settle = createGathering<Settled, void>(async (jobs) => {
    await deps.bus.transact((tx) => noteSent(tx, jobs), { prepared: true });
    return [];
  });
  return async (job) => {
    await settle(job);
    if (job.inbox?.state.ok === false) await deps.inboxes.recordState(job.inbox.id, { ok: true, detail: '' });
  };
};

const noteSent = async (tx: Tx, jobs: readonly Settled[]): Promise<void> => {
  // Conversations first, as everybody does.
  const [, ours] = await Promise.all([
    acting.lockConversations(
      tx,
      jobs.map(({ message }) => message.conversationId),
    ),
    releaseSent(
      tx.sql,
      jobs.map(({ row }) => row),
    ),
  ]);
  const sent = jobs
    .filter(({ message }) => ours.has(message.id))
    .map(({ row, message, thread }) => ({
      messageId: message.id,
      threadId: thread.id,
      providerIds: row.pieces?.providerIds ?? [],
      pieces: wordsOf(row),
      numbered: row.pieces?.numbered,
    }));
  if (sent.length === 0) return;
  await Promise.all([
    acting.recordSent(tx, sent),
    acting.noteThreadContexts(
      tx,
      sent.map(({ threadId, providerIds }) => ({ threadId, context: { lastSentIds: providerIds } })),
    ),
    settleForMessages(
      tx,
      sent.map(({ messageId }) => messageId),
    ),
  ]);
};

/** Tries again later, or fails where people see it: at the message and in the tray. */
export const settleFailed = async (deps: DeliveryDeps, job: Settled, failure: Failure): Promise<void> => {
  const retryAt = nextTry(deps, job, failure);
  if (failure.class === 'window') await noteClosed(deps, job);
  if (retryAt === null) await fail(deps, job, failure);
  else
    await deps.bus.transact(async (tx) => {
      await acting.recordUnsent(tx, {
        messageId: job.message.id,
        state: 'queued',
        class: failure.class,
        detail: failure.detail,
        nextTryAt: retryAt,
        pieces: wordsOf(job.row),
      });
      await putBack(tx.sql, job.row, retryAt, job.row.attempts + 1);
    });
  if (failure.class === 'auth' && job.inbox?.enabled === true)
    await deps.inboxes.recordState(job.inbox.id, { ok: false, detail: failure.detail });
};

/** The provider says so although we believed otherwise: nobody is invited to write there until the customer does. */
const noteClosed = async ({ bus, clock }: DeliveryDeps, { thread, channel }: Settled): Promise<void> => {
  const now = clock.now();
  const end = reading.findWindowEnd(thread, channel?.abilities.windows ?? []);
  if (end !== null && end <= now) return;
  const note = { threadId: thread.id, context: { windowClosedAt: now.toISOString() } };
  await bus.transact((tx) => acting.noteThreadContexts(tx, [note]));
};

const MOST_BREAKS = 3;
const BREAK_WAIT_MS = 5000;

/** Our own mistake, or the database was away: tried again, for then it may pass; in the end it is shown and not lost. */
export const settleBroken = async (deps: DeliveryDeps, row: OutboxRow, error: unknown): Promise<void> => {
  deps.onTrouble(error);
  const db = deps.database.kysely;
  if (row.attempts < MOST_BREAKS) return putBack(db, row, new Date(deps.clock.now().getTime() + BREAK_WAIT_MS), row.attempts + 1);
  const [message] = await reading.findMessages(db, [row.messageId]);
  const detail = `It could not be prepared: ${error instanceof Error ? error.message : String(error)}`;
  if (message !== undefined) await fail(deps, { row, message, inbox: undefined }, { class: 'invalid', detail, maybeSent: false });
};

const nextTry = (deps: DeliveryDeps, job: Settled, failure: Failure): Date | null => {
  const now = deps.clock.now().getTime();
  if (failure.class !== 'rate' && failure.class !== 'transient') return null;
  if (failure.maybeSent && job.channel?.abilities.idempotent === 'none') return null;
  if (now - job.row.createdAt.getTime() > GIVE_UP_AFTER_MS) return null;
  const backoff = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(job.row.attempts, 12));
  return new Date(now + Math.max(failure.retryAfterMs ?? 0, failure.class === 'rate' && failure.retryAfterMs !== undefined ? 0 : backoff));
};

const fail = async (deps: DeliveryDeps, job: Pick<Settled, 'row' | 'message' | 'inbox'>, failure: Failure): Promise<void> => {
  const { message, inbox } = job;
  const state = failure.maybeSent ? ('maybe-sent' as const) : ('failed' as const);
  await deps.bus.transact(async (tx) => {
    await acting.recordUnsent(tx, {
      messageId: message.id,
      state,
      class: failure.class,
      detail: failure.detail,
      nextTryAt: null,
      providerIds: job.row.pieces?.providerIds ?? [],
      pieces: wordsOf(job.row),
    });
    await addToTray(tx, {
      kind: 'unsent',
      inboxId: inbox?.id ?? message.inboxId,
      channel: message.channel,
      reason: failure.maybeSent ? 'maybe-sent' : failure.class,
      detail: failure.detail,
      conversationId: message.conversationId,
      messageId: message.id,
      raw: Buffer.from(JSON.stringify({ parts: message.parts, pieces: job.row.pieces?.pieces ?? [] })),
    });
    await removeFromOutbox(tx.sql, [message.id]);
  });
};
