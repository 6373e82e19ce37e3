import { type Kysely, sql } from 'kysely';
import type { DB } from '../platform/db/index.ts';
import { Refusal } from '../platform/refusal.ts';
import { hashSecretWord, newSecretWord } from './secret-words.ts';

export const LINK_MINUTES = 15;
/** The link printed at the first start waits for somebody to read the console. */
export const CONSOLE_LINK_MINUTES = 24 * 60;
/** An invitation travels to a colleague by hand. */
export const INVITATION_MINUTES = 7 * 24 * 60;

/** A new link takes the place of unused older ones of the agent. Answers the secret word that goes into the address. */
export const makeSignInLink = async (db: Kysely<DB>, agentId: string, now: Date, minutes: number): Promise<string> => {
  const token = newSecretWord();
  const expiresAt = new Date(now.getTime() + minutes * 60_000);
  await sql`delete from sign_in_link where agent_id = ${agentId} and used_at is null`.execute(db);
  await sql`insert into sign_in_link (token_hash, agent_id, expires_at, created_at) values (${hashSecretWord(token)}, ${agentId}, ${expiresAt}, ${now})`.execute(
    db,
  );
  return token;
};

/** Spends a link: one statement, so that of two at once only one gets in. Refuses `link-spent` for unknown, used and expired alike. */
export const spendSignInLink = async (db: Kysely<DB>, token: string, now: Date): Promise<{ agentId: string; userId: string }> => {
  const { rows } = await sql<{ agentId: string; userId: string }>`
    update sign_in_link l set used_at = ${now} from agent a
    where l.token_hash = ${hashSecretWord(token)} and l.used_at is null and l.expires_at > ${now} and a.id = l.agent_id and a.disabled_at is null
    returning a.id as "agentId", a.user_id as "userId"`.execute(db);
  const [spent] = rows;
  if (spent === undefined) throw new Refusal('link-spent');
  return spent;
};

/** Where the desk takes a one-time link: the word stands after "#", so that it reaches no log and no referrer. */
export const signInAddress = (publicUrl: string, token: string): string => `${publicUrl.replace(/\/$/, '')}/desk/sign-in#token=${token}`;
