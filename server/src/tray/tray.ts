import { type Kysely, sql } from 'kysely';
import { v7 as newId } from 'uuid';
import type { Tx } from '../platform/bus/index.ts';
import type { DB } from '../platform/db/index.ts';
import { notFound, Refusal } from '../platform/refusal.ts';
import { cleanTexts } from '../platform/wire-text.ts';

export type TrayKind = 'unparsable' | 'unplaced' | 'rejected' | 'unsent' | 'event-failed';
export type TrayState = 'waiting' | 'retried' | 'discarded';
export type TrayRow = {
  id: string;
  kind: TrayKind;
  inboxId: string | null;
  channel: string | null;
  reason: string;
  detail: string;
  context: Record<string, unknown>;
  state: TrayState;
  conversationId: string | null;
  messageId: string | null;
  rawBytes: number;
  createdAt: Date;
  settledAt: Date | null;
};
export type NewTrayItem = {
  kind: TrayKind;
  inboxId?: string | null;
  channel?: string | null;
  /** Stable code; the desk has words for it. */
  reason: string;
  detail?: string;
  raw?: Uint8Array;
  context?: Record<string, unknown>;
  conversationId?: string | null;
  messageId?: string | null;
};

const columns = sql`id, kind, inbox_id as "inboxId", channel, reason, detail, context, state, conversation_id as "conversationId", message_id as "messageId",
  octet_length(raw) as "rawBytes", created_at as "createdAt", settled_at as "settledAt"`;
const inScope = (only: readonly string[] | null) => (only === null ? sql`true` : sql`inbox_id = any(${[...only]}::uuid[])`);

/** Keeps what would otherwise be lost; answers its id. */
export const addToTray = async (tx: Tx, item: NewTrayItem): Promise<string> => {
  const id = newId();
  const { detail, context } = cleanTexts({ detail: (item.detail ?? '').slice(0, 4000), context: item.context ?? {} });
  await sql`
    insert into tray_item (id, kind, inbox_id, channel, reason, detail, raw, context, conversation_id, message_id)
    values (${id}, ${item.kind}, ${item.inboxId ?? null}, ${item.channel ?? null}, ${item.reason}, ${detail}, ${Buffer.from(item.raw ?? [])},
      ${JSON.stringify(context)}::jsonb, ${item.conversationId ?? null}, ${item.messageId ?? null})`.execute(tx.sql);
  tx.emit({ type: 'tray.added', key: id, data: { trayId: id, reason: item.reason } });
  return id;
};

export const listTray = async (
  db: Kysely<DB>,
  only: readonly string[] | null,
  page: { state: TrayState; limit: number; before?: { at: Date; id: string } | undefined },
): Promise<TrayRow[]> => {
  const before = page.before === undefined ? sql`true` : sql`(created_at, id) < (${page.before.at}, ${page.before.id}::uuid)`;
  const { rows } = await sql<TrayRow>`
    select ${columns} from tray_item where state = ${page.state} and ${inScope(only)} and ${before} order by created_at desc, id desc limit ${page.limit}`.execute(
    db,
  );
  return rows;
};

export const getTrayItem = async (db: Kysely<DB>, only: readonly string[] | null, id: string): Promise<TrayRow & { raw: Buffer }> => {
  const { rows } = await sql<
    TrayRow & { raw: Buffer }
  >`select ${columns}, raw from tray_item where id = ${id}::uuid and ${inScope(only)}`.execute(db);
  if (rows[0] === undefined) throw notFound('tray item');
  return rows[0];
};

/** Closes an item once. Refused when somebody else was first; a message sent again may have closed its own before the person's mark. */
export const settleTrayItem = async (tx: Tx, settle: { id: string; state: 'retried' | 'discarded'; by: string }): Promise<void> => {
  const { rows } = await sql<{ id: string }>`
    update tray_item set state = ${settle.state}, settled_at = now(), settled_by = ${settle.by} where id = ${settle.id}::uuid
      and (state = 'waiting' or (state = 'retried' and settled_by = 'delivery' and ${settle.state} = 'retried')) returning id`.execute(
    tx.sql,
  );
  if (rows.length === 0) throw new Refusal('already-settled', { id: settle.id });
  tx.emit({ type: 'tray.settled', key: settle.id, data: { trayId: settle.id, outcome: settle.state } });
};

/** A message that was sent after all needs nobody's attention any more. */
export const settleForMessage = (tx: Tx, messageId: string): Promise<void> => settleForMessages(tx, [messageId]);

export const settleForMessages = async (tx: Tx, messageIds: readonly string[]): Promise<void> => {
  const { rows } = await sql<{ id: string }>`
    update tray_item set state = 'retried', settled_at = now(), settled_by = 'delivery' where message_id = any(${[...messageIds]}::uuid[]) and state = 'waiting' and kind = 'unsent' returning id`.execute(
    tx.sql,
  );
  tx.emit(...rows.map((row) => ({ type: 'tray.settled' as const, key: row.id, data: { trayId: row.id, outcome: 'retried' as const } })));
};
