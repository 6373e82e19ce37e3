import { sql } from 'kysely';
import type { Bus, Tx } from '../platform/bus/index.ts';
import type { Clock } from '../platform/clock/index.ts';
import type { Database } from '../platform/db/index.ts';
import { countAgents, findAgentByEmail } from './agent-store.ts';
import { keepSettingsToken } from './api-tokens.ts';
import { createAuthServer } from './auth-server.ts';
import { addAgent } from './change-agents.ts';
import { createFindViewer, type RequestHeaders } from './find-viewer.ts';
import { CONSOLE_LINK_MINUTES, makeSignInLink, signInAddress } from './sign-in-links.ts';
import {
  type Cookies,
  type NewPassword,
  setPassword,
  signInWithLink,
  signInWithPassword,
  signOut,
  storePassword,
  type Visitor,
} from './sign-in.ts';
import type { Viewer } from './viewer.ts';

/** What the doors ask of the room. Acts that need a transaction of the caller's are exported beside it. */
export type Access = {
  findViewer(headers: RequestHeaders): Promise<Viewer | undefined>;
  signInWithPassword(input: { email: string; password: string }, visitor: Visitor): Promise<Cookies>;
  signInWithLink(token: string, visitor: Visitor): Promise<Cookies & { agentId: string }>;
  signOut(headers: RequestHeaders): Promise<Cookies>;
  setPassword(headers: RequestHeaders, input: NewPassword): Promise<void>;
  /** Keeps the accounts and the token of the settings; safe to repeat at every start. */
  setUp(settings: AccessSettings): Promise<{ consoleLink: string | null }>;
  /** For a daily job: sessions, links and attempts whose time is over. */
  forgetOld(): Promise<void>;
};

export type AccessSettings = { admin: { email: string; password: string } | undefined; apiToken: string | undefined };
export type AccessOptions = {
  database: Database;
  bus: Pick<Bus, 'transact'>;
  clock: Clock /** signs the session cookies */;
  secret: string;
  publicUrl: string;
};

export const createAccess = ({ database, bus, clock, secret, publicUrl }: AccessOptions): Access => {
  const { kysely } = database;
  const auth = createAuthServer({ kysely, secret, publicUrl });
  const deps = { kysely, clock, auth };
  return {
    findViewer: createFindViewer(deps),
    signInWithPassword: (input, visitor) => signInWithPassword(deps, input, visitor),
    signInWithLink: (token, visitor) => signInWithLink(deps, token, visitor),
    signOut: (headers) => signOut(deps, headers),
    setPassword: (headers, input) => setPassword(deps, headers, input),
    forgetOld: () => forgetOld(kysely, clock.now()),
    setUp: async (settings) => {
      await keepSettingsToken(kysely, settings.apiToken ?? null, clock.now());
      const { password } = await auth.$context;
      const hash = settings.admin === undefined ? null : await password.hash(settings.admin.password);
      return await bus.transact(async (tx) => {
        await sql`select pg_advisory_xact_lock(hashtext('access.set-up'))`.execute(tx.sql);
        const adminId = await keepAdmin(tx, settings, hash);
        const link =
          adminId !== null && (await needsConsoleLink(tx, hash))
            ? await makeSignInLink(tx.sql, adminId, clock.now(), CONSOLE_LINK_MINUTES)
            : null;
        return { consoleLink: link === null ? null : signInAddress(publicUrl, link) };
      });
    },
  };
};

const forgetOld = async (db: Database['kysely'], now: Date): Promise<void> => {
  const dayAgo = new Date(now.getTime() - 86_400_000);
  await sql`delete from auth_session where expires_at < ${now}`.execute(db);
  await sql`delete from sign_in_link where expires_at < ${dayAgo}`.execute(db);
  await sql`delete from sign_in_attempt where last_at < ${dayAgo}`.execute(db);
};

const DEFAULT_ADMIN = { email: 'admin@throughline.local', name: 'Admin' };

/** The first admin, made on an empty database or when the settings name a new one. Answers who gets the console link. */
const keepAdmin = async (tx: Tx, settings: AccessSettings, passwordHash: string | null): Promise<string | null> => {
  const email = settings.admin?.email ?? DEFAULT_ADMIN.email;
  const known = await findAgentByEmail(tx.sql, email);
  if (known !== undefined) return known.disabledAt === null ? known.id : null;
  if (settings.admin === undefined && (await countAgents(tx.sql)) > 0) return null;
  const name = settings.admin === undefined ? DEFAULT_ADMIN.name : (email.split('@')[0] ?? DEFAULT_ADMIN.name);
  const admin = await addAgent(tx, { name, email, role: 'admin', languages: ['zh', 'en'] });
  const { rows } = await sql<{ user_id: string }>`select user_id from agent where id = ${admin.id}`.execute(tx.sql);
  if (passwordHash !== null && rows[0] !== undefined) await storePassword(tx.sql, rows[0].user_id, passwordHash);
  return admin.id;
};

/** Until somebody can sign in by password, or has a session, each start prints a fresh link. */
const needsConsoleLink = async (tx: Tx, passwordHash: string | null): Promise<boolean> => {
  if (passwordHash !== null) return false;
  const { rows } = await sql`
    select 1 from agent a where a.role = 'admin' and a.disabled_at is null
      and exists (select 1 from auth_account p where p.user_id = a.user_id and p.password is not null) limit 1`.execute(tx.sql);
  return rows.length === 0;
};
