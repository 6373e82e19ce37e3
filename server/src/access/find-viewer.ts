import { type Kysely, sql } from 'kysely';
import type { Clock } from '../platform/clock/index.ts';
import type { DB } from '../platform/db/index.ts';
import type { AuthServer } from './auth-server.ts';
import { isPermission, permissionsOf, type Role } from './permissions.ts';
import { hashSecretWord, maySecretHashesMatch } from './secret-words.ts';
import type { Viewer } from './viewer.ts';

/** Of a request or of a socket's upgrade; names in lower case. */
export type RequestHeaders = Readonly<Record<string, string | string[] | undefined>>;

type Deps = { kysely: Kysely<DB>; clock: Clock; auth: AuthServer };

const TOUCH_AFTER_MS = 60_000;

/**
 * Who asks? Undefined: nobody we know. A request with an Authorization header is judged by it alone, so that a wrong token
 * never falls back to the cookie beside it.
 */
export const createFindViewer =
  (deps: Deps) =>
  async (headers: RequestHeaders): Promise<Viewer | undefined> => {
    const { authorization, cookie } = headers;
    if (typeof authorization === 'string') return await findTokenViewer(deps, authorization);
    if (typeof cookie !== 'string') return undefined;
    const sessionToken = await findSessionToken(deps.auth, cookie);
    return sessionToken === undefined ? undefined : await findAgentViewer(deps, sessionToken);
  };

/** The session a cookie names, if its signature is ours. Says nothing about whether the session still lives. */
export const findSessionToken = async (auth: AuthServer, cookie: string): Promise<string | undefined> => {
  const { token } = await auth.api.readSessionToken({ headers: new Headers({ cookie }) });
  return token ?? undefined;
};

const isStale = (at: Date | null, now: Date): boolean => at === null || now.getTime() - at.getTime() > TOUCH_AFTER_MS;

type AgentLine = { id: string; name: string; role: Role; inbox_ids: string[] | null; last_seen_at: Date | null };

const findAgentViewer = async ({ kysely, clock }: Deps, sessionToken: string): Promise<Viewer | undefined> => {
  const now = clock.now();
  const { rows } = await sql<AgentLine>`
    select a.id, a.name, a.role, a.inbox_ids, a.last_seen_at
    from auth_session s join agent a on a.user_id = s.user_id
    where s.token = ${sessionToken} and s.expires_at > ${now} and a.disabled_at is null`.execute(kysely);
  const [agent] = rows;
  if (agent === undefined) return undefined;
  if (isStale(agent.last_seen_at, now)) await sql`update agent set last_seen_at = ${now} where id = ${agent.id}`.execute(kysely);
  return {
    kind: 'agent',
    id: agent.id,
    name: agent.name,
    agentId: agent.id,
    permissions: permissionsOf(agent.role),
    inboxIds: agent.inbox_ids,
  };
};

type TokenLine = { id: string; name: string; secret_hash: string; scopes: string[]; inbox_ids: string[] | null; last_used_at: Date | null };

const findTokenViewer = async ({ kysely, clock }: Deps, authorization: string): Promise<Viewer | undefined> => {
  const secret = /^Bearer +(\S{8,500})$/i.exec(authorization)?.[1];
  if (secret === undefined) return undefined;
  const now = clock.now();
  const hash = hashSecretWord(secret);
  const { rows } = await sql<TokenLine>`
    select id, name, secret_hash, scopes, inbox_ids, last_used_at from api_token
    where secret_hash = ${hash} and revoked_at is null and (expires_at is null or expires_at > ${now})`.execute(kysely);
  const [token] = rows;
  if (token === undefined || !maySecretHashesMatch(token.secret_hash, hash)) return undefined;
  if (isStale(token.last_used_at, now)) await sql`update api_token set last_used_at = ${now} where id = ${token.id}`.execute(kysely);
  return {
    kind: 'token',
    id: token.id,
    name: token.name,
    agentId: null,
    permissions: new Set(token.scopes.filter(isPermission)),
    inboxIds: token.inbox_ids,
  };
};
