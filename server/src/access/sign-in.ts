/*
 * Four ways across the threshold: password, one-time link, out again, a new password.
 *   counted by the guard → proven by better-auth or the link → session row → signed cookie
 * Everything here answers the Set-Cookie lines for the door to send.
 */
import { isAPIError } from 'better-auth/api';
import { type Kysely, sql } from 'kysely';
import { v7 as newId } from 'uuid';
import type { Clock } from '../platform/clock/index.ts';
import type { DB } from '../platform/db/index.ts';
import { Refusal } from '../platform/refusal.ts';
import { ADDRESS_HEADER, type AuthServer, MAX_PASSWORD_LENGTH, MIN_PASSWORD_LENGTH } from './auth-server.ts';
import { findSessionToken, type RequestHeaders } from './find-viewer.ts';
import { countAttempt, forgetAttempts } from './sign-in-guard.ts';
import { spendSignInLink } from './sign-in-links.ts';

type Deps = { kysely: Kysely<DB>; clock: Clock; auth: AuthServer };

/** From where: the caller's address as the server sees it, and its browser. */
export type Visitor = { address: string; userAgent: string };
export type Cookies = { setCookies: string[] };

// A password set through a one-time link stands in for a forgotten one: only soon after the link was used.
const LINK_PASSWORD_MINUTES = 30;

const visitorHeaders = (visitor: Visitor): Headers =>
  new Headers({ [ADDRESS_HEADER]: visitor.address, 'user-agent': visitor.userAgent.slice(0, 500) });

/** Refuses `wrong-credentials` (unknown, disabled and wrong alike) and `too-many-attempts`. */
export const signInWithPassword = async (deps: Deps, input: { email: string; password: string }, visitor: Visitor): Promise<Cookies> => {
  const email = input.email.trim().toLowerCase();
  const keys = [
    { kind: 'address', value: visitor.address },
    { kind: 'account', value: email },
  ] as const;
  await countAttempt(deps.kysely, keys, deps.clock.now());
  const { rows } = await sql`select 1 from agent where email = ${email} and disabled_at is not null`.execute(deps.kysely);
  if (rows.length > 0) throw new Refusal('wrong-credentials');
  const cookies = await proven(() =>
    deps.auth.api.signInEmail({ body: { email, password: input.password }, headers: visitorHeaders(visitor), returnHeaders: true }),
  );
  await forgetAttempts(deps.kysely, keys);
  return cookies;
};

const proven = async (call: () => Promise<{ headers: Headers }>): Promise<Cookies> => {
  try {
    const { headers } = await call();
    return { setCookies: headers.getSetCookie() };
  } catch (error) {
    // better-auth says 4xx for a wrong mail or password; anything else is a fault of ours.
    if (isAPIError(error) && error.statusCode >= 400 && error.statusCode < 500) throw new Refusal('wrong-credentials');
    throw error;
  }
};

/** Refuses `link-spent` and `too-many-attempts`. */
export const signInWithLink = async (deps: Deps, token: string, visitor: Visitor): Promise<Cookies & { agentId: string }> => {
  const keys = [{ kind: 'address', value: visitor.address }] as const;
  await countAttempt(deps.kysely, keys, deps.clock.now());
  const { agentId, userId } = await spendSignInLink(deps.kysely, token, deps.clock.now());
  const cookies = await proven(() =>
    deps.auth.api.beginSession({ body: { userId, via: 'link' }, headers: visitorHeaders(visitor), returnHeaders: true }),
  );
  await forgetAttempts(deps.kysely, keys);
  return { ...cookies, agentId };
};

/** Ends the session on the server; without one there is nothing to do. */
export const signOut = async (deps: Deps, headers: RequestHeaders): Promise<Cookies> => {
  const cookie = typeof headers['cookie'] === 'string' ? headers['cookie'] : '';
  const answer = await deps.auth.api.signOut({ headers: new Headers({ cookie }), returnHeaders: true });
  return { setCookies: answer.headers.getSetCookie() };
};

export type NewPassword = { newPassword: string; currentPassword?: string | undefined };

/** Sets or changes the password of the signed-in agent and ends its other sessions. Refuses `wrong-credentials`, `weak-password`. */
export const setPassword = async (deps: Deps, headers: RequestHeaders, input: NewPassword): Promise<void> => {
  const length = input.newPassword.length;
  if (length < MIN_PASSWORD_LENGTH || length > MAX_PASSWORD_LENGTH)
    throw new Refusal('weak-password', { min: MIN_PASSWORD_LENGTH, max: MAX_PASSWORD_LENGTH });
  const session = await getSession(deps, headers);
  const { password } = await deps.auth.$context;
  if (session.hash !== null && !mayReplaceByLink(session, deps.clock.now())) {
    const keys = [{ kind: 'account', value: session.email }] as const;
    await countAttempt(deps.kysely, keys, deps.clock.now());
    const right = input.currentPassword !== undefined && (await password.verify({ hash: session.hash, password: input.currentPassword }));
    if (!right) throw new Refusal('wrong-credentials');
    await forgetAttempts(deps.kysely, keys);
  }
  const hash = await password.hash(input.newPassword);
  await storePassword(deps.kysely, session.userId, hash);
  await sql`delete from auth_session where user_id = ${session.userId} and id <> ${session.id}`.execute(deps.kysely);
};

type SessionLine = { id: string; userId: string; email: string; via: string; createdAt: Date; hash: string | null };

const mayReplaceByLink = (session: SessionLine, now: Date): boolean =>
  session.via === 'link' && now.getTime() - session.createdAt.getTime() < LINK_PASSWORD_MINUTES * 60_000;

const getSession = async ({ kysely, clock, auth }: Deps, headers: RequestHeaders): Promise<SessionLine> => {
  const token = typeof headers['cookie'] === 'string' ? await findSessionToken(auth, headers['cookie']) : undefined;
  const { rows } = await sql<SessionLine>`
    select s.id, s.user_id as "userId", u.email, s.via, s.created_at as "createdAt",
      (select p.password from auth_account p where p.user_id = u.id and p.provider_id = 'credential') as hash
    from auth_session s join auth_user u on u.id = s.user_id join agent a on a.user_id = u.id
    where s.token = ${token ?? ''} and s.expires_at > ${clock.now()} and a.disabled_at is null`.execute(kysely);
  if (rows[0] === undefined) throw new Refusal('not-signed-in');
  return rows[0];
};

export const storePassword = async (db: Kysely<DB>, userId: string, hash: string): Promise<void> => {
  await sql`
    insert into auth_account (id, user_id, provider_id, account_id, password)
    values (${newId()}, ${userId}, 'credential', ${userId}, ${hash})
    on conflict (provider_id, account_id) do update set password = excluded.password, updated_at = now()`.execute(db);
};
