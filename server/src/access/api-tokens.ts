import { PERMISSIONS, type Permission } from '@throughline/protocol/api';
import { type Kysely, sql } from 'kysely';
import { v7 as newId } from 'uuid';
import type { DB } from '../platform/db/index.ts';
import { notFound, Refusal } from '../platform/refusal.ts';
import { isPermission } from './permissions.ts';
import { hashSecretWord, newSecretWord } from './secret-words.ts';
import { actorOf, type Viewer } from './viewer.ts';

export type TokenRow = { id: string; name: string; scopes: string[]; createdAt: Date; lastUsedAt: Date | null; expiresAt: Date | null };

const columns = sql`id, name, scopes, created_at as "createdAt", last_used_at as "lastUsedAt", expires_at as "expiresAt"`;

/** Tokens that still open something. */
export const listTokens = async (db: Kysely<DB>, now: Date): Promise<TokenRow[]> => {
  const { rows } = await sql<TokenRow>`
    select ${columns} from api_token where revoked_at is null and (expires_at is null or expires_at > ${now}) order by created_at desc, id`.execute(
    db,
  );
  return rows;
};

export type NewToken = { name: string; scopes: readonly string[]; expiresAt: Date | null };

/**
 * The secret is answered once and stored only as a hash. Nobody gives away more than they have: scopes beyond the maker's
 * own are refused (`unknown-scope`, `scope-too-wide`), and the token sees the maker's inboxes.
 */
export const createToken = async (
  db: Kysely<DB>,
  input: NewToken,
  maker: Viewer,
  now: Date,
): Promise<{ token: TokenRow; secret: string }> => {
  const unknown = input.scopes.filter((scope) => !isPermission(scope));
  if (unknown.length > 0) throw new Refusal('unknown-scope', { unknown, known: PERMISSIONS });
  const tooWide = input.scopes.filter((scope) => !maker.permissions.has(scope as Permission));
  if (tooWide.length > 0) throw new Refusal('scope-too-wide', { tooWide });
  const secret = newSecretWord('tl_');
  const { rows } = await sql<TokenRow>`
    insert into api_token (id, name, secret_hash, scopes, inbox_ids, created_by, created_at, expires_at)
    values (${newId()}, ${input.name}, ${hashSecretWord(secret)}, ${[...new Set(input.scopes)]}::text[],
      ${maker.inboxIds === null ? null : [...maker.inboxIds]}::uuid[], ${actorOf(maker)}, ${now}, ${input.expiresAt})
    returning ${columns}`.execute(db);
  return { token: rows[0] as TokenRow, secret };
};

export const revokeToken = async (db: Kysely<DB>, id: string, now: Date): Promise<void> => {
  const { rows } = await sql`update api_token set revoked_at = ${now} where id = ${id} and revoked_at is null returning id`.execute(db);
  if (rows.length === 0) throw notFound('token');
};

const FROM_SETTINGS = 'settings';

/** The token given by the settings: all scopes. A changed or removed setting takes the old secret's right away. */
export const keepSettingsToken = async (db: Kysely<DB>, secret: string | null, now: Date): Promise<void> => {
  const hash = secret === null ? '' : hashSecretWord(secret);
  await sql`
    update api_token set revoked_at = ${now} where created_by = ${FROM_SETTINGS} and secret_hash <> ${hash} and revoked_at is null`.execute(
    db,
  );
  if (secret === null) return;
  await sql`
    insert into api_token (id, name, secret_hash, scopes, created_by, created_at)
    values (${newId()}, 'THROUGHLINE_API_TOKEN', ${hash}, ${[...PERMISSIONS]}::text[], ${FROM_SETTINGS}, ${now})
    on conflict (secret_hash) do update set revoked_at = null, expires_at = null, scopes = excluded.scopes`.execute(db);
};
