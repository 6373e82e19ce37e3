import { randomBytes } from 'node:crypto';
import { Strategy } from '@throughline/protocol/resources';
import { sql } from 'kysely';
import { v7 as newId } from 'uuid';
import type { Tx } from '../platform/bus/index.ts';
import { Refusal } from '../platform/refusal.ts';
import { type ChannelBook, getChannel, parseSettings, type Sealer, type Settings, splitSettings } from './settings.ts';
import { findSecrets, loadInbox, openSecrets } from './store.ts';

export type InboxDeps = { channels: ChannelBook; sealer: Sealer };
export type NewInbox = {
  id?: string;
  kind: string;
  name: string;
  settings: Settings;
  strategy?: Partial<Strategy> | undefined;
  playground?: boolean;
};

/** Connects an account; answers its id. An account can be connected once. */
export const createInbox = async (tx: Tx, deps: InboxDeps, input: NewInbox): Promise<string> => {
  const channel = getChannel(deps.channels, input.kind);
  const settings = parseSettings(channel, input.settings);
  const account = channel.account(settings) || null;
  await refuseTwice(tx, input.kind, account, null);
  const { open, secret } = splitSettings(channel, settings);
  const id = input.id ?? newId();
  await tx.sql
    .insertInto('inbox')
    .values({
      id,
      kind: input.kind,
      name: input.name,
      account,
      settings: JSON.stringify(open),
      secrets: sealed(deps.sealer, secret),
      strategy: JSON.stringify(Strategy.parse(input.strategy ?? {})),
      webhook_key: randomBytes(24).toString('base64url'),
      playground: input.playground ?? false,
    })
    .execute();
  tx.emit({ type: 'inbox.changed', key: id, data: { inboxId: id } });
  return id;
};

export type InboxEdit = {
  name?: string | undefined;
  settings?: Settings | undefined;
  strategy?: Partial<Strategy> | undefined;
  enabled?: boolean | undefined;
};

/** Settings given here replace those of the same name; secrets left out stay; null takes one away. */
export const updateInbox = async (tx: Tx, deps: InboxDeps, id: string, edit: InboxEdit, only: readonly string[] | null): Promise<void> => {
  const row = await loadInbox(tx.sql, id, { only, lock: true });
  const channel = getChannel(deps.channels, row.kind);
  // Lost with their key, they are given anew; a change that gives no settings must not take them away for good.
  const known = edit.settings === undefined ? openSecrets(row, deps.sealer) : (findSecrets(row, deps.sealer) ?? {});
  const merged = { ...row.settings, ...known, ...edit.settings };
  const settings = parseSettings(channel, Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== null)));
  const account = channel.account(settings) || null;
  await refuseTwice(tx, row.kind, account, id);
  const { open, secret } = splitSettings(channel, settings);
  await tx.sql
    .updateTable('inbox')
    .set({
      name: edit.name ?? row.name,
      enabled: edit.enabled ?? row.enabled,
      account,
      settings: JSON.stringify(open),
      secrets: sealed(deps.sealer, secret),
      strategy: JSON.stringify(Strategy.parse({ ...row.strategy, ...edit.strategy })),
    })
    .where('id', '=', id)
    .execute();
  tx.emit({ type: 'inbox.changed', key: id, data: { inboxId: id } });
};

/** Disconnects. Conversations keep pointing at it. */
export const deleteInbox = async (tx: Tx, id: string, only: readonly string[] | null): Promise<void> => {
  await loadInbox(tx.sql, id, { only, lock: true });
  await tx.sql.updateTable('inbox').set({ deleted_at: new Date(), enabled: false, secrets: null }).where('id', '=', id).execute();
  tx.emit({ type: 'inbox.changed', key: id, data: { inboxId: id } });
};

const sealed = (sealer: Sealer, secret: Settings): string | null =>
  Object.keys(secret).length === 0 ? null : sealer.seal(JSON.stringify(secret));

const refuseTwice = async (tx: Tx, kind: string, account: string | null, except: string | null): Promise<void> => {
  if (account === null) return;
  // Two at the same moment: the second one waits, and is then refused by name.
  await sql`select pg_advisory_xact_lock(hashtext(${`inbox ${kind} ${account}`}))`.execute(tx.sql);
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from inbox where kind = ${kind} and account = ${account} and deleted_at is null and id is distinct from ${except}::uuid`.execute(
    tx.sql,
  );
  if (rows[0] !== undefined) throw new Refusal('account-taken', { account, inbox: rows[0].name });
};
