import { actorOf, tokens } from '../../access/index.ts';
import { recordAudit } from '../../platform/audit/index.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { HandlersOf } from '../call.ts';
import type { HandlerDeps } from './deps.ts';

type TokenRow = Awaited<ReturnType<typeof tokens.listTokens>>[number];

const present = (row: TokenRow) => ({
  id: row.id,
  name: row.name,
  scopes: row.scopes,
  createdAt: row.createdAt.toISOString(),
  lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
  expiresAt: row.expiresAt?.toISOString() ?? null,
});

export const tokenHandlers = ({ database, bus, clock }: HandlerDeps): HandlersOf<'listTokens' | 'createToken' | 'revokeToken'> => ({
  listTokens: async () => ({ items: (await tokens.listTokens(database.kysely, clock.now())).map(present), nextCursor: null }),
  createToken: async ({ viewer, body }) => {
    const expiresAt = body.expiresAt === null ? null : new Date(body.expiresAt);
    if (expiresAt !== null && expiresAt <= clock.now()) throw new Refusal('time-passed', { until: body.expiresAt });
    return await bus.transact(async (tx) => {
      const { token, secret } = await tokens.createToken(tx.sql, { name: body.name, scopes: body.scopes, expiresAt }, viewer, clock.now());
      await recordAudit(tx, { actor: actorOf(viewer), act: 'token.made', subject: `token:${token.id}`, facts: { scopes: token.scopes } });
      return { token: present(token), secret };
    });
  },
  revokeToken: async ({ viewer, id }) => {
    await bus.transact(async (tx) => {
      await tokens.revokeToken(tx.sql, id, clock.now());
      await recordAudit(tx, { actor: actorOf(viewer), act: 'token.revoked', subject: `token:${id}` });
    });
    return { ok: true };
  },
});
