/*
 * The threshold. Bodies are small and parsed here; proof and guard are in access. All of them answer a session cookie or take
 * it away.
 *   POST /api/auth/sign-in/email {email, password} · POST /api/auth/one-time {token} · POST /api/auth/sign-out · POST /api/auth/password
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Access } from '../access/index.ts';
import { recordAudit } from '../platform/audit/index.ts';
import type { Bus } from '../platform/bus/index.ts';
import { parseInput } from '../platform/http/index.ts';
import type { Gate } from './gate.ts';

const Credentials = z.strictObject({ email: z.string().max(320), password: z.string().max(1000), rememberMe: z.boolean().optional() });
const OneTime = z.strictObject({ token: z.string().min(1).max(200) });
const NewPassword = z.strictObject({ newPassword: z.string().max(1000), currentPassword: z.string().max(1000).optional() });

type Deps = { access: Access; bus: Pick<Bus, 'transact'>; gate: Gate };

const visitorOf = (request: FastifyRequest) => ({ address: request.ip, userAgent: request.headers['user-agent'] ?? '' });

const sendCookies = (reply: FastifyReply, setCookies: readonly string[]) =>
  reply
    .header('set-cookie', [...setCookies])
    .header('cache-control', 'no-store')
    .send({ ok: true });

export const registerAuth = (app: FastifyInstance, { access, bus, gate }: Deps): void => {
  const onRequest = (request: FastifyRequest): Promise<void> => gate.admitStranger(request);

  app.post('/api/auth/sign-in/email', { onRequest }, async (request, reply) => {
    const { email, password } = parseInput('body', Credentials, request.body, 422);
    const { setCookies } = await access.signInWithPassword({ email, password }, visitorOf(request));
    return sendCookies(reply, setCookies);
  });

  app.post('/api/auth/one-time', { onRequest }, async (request, reply) => {
    const { token } = parseInput('body', OneTime, request.body, 422);
    const { setCookies, agentId } = await access.signInWithLink(token, visitorOf(request));
    await bus.transact((tx) =>
      recordAudit(tx, {
        actor: `agent:${agentId}`,
        act: 'access.signed-in-by-link',
        subject: `agent:${agentId}`,
        facts: { address: request.ip },
      }),
    );
    return sendCookies(reply, setCookies);
  });

  app.post('/api/auth/sign-out', { onRequest }, async (request, reply) => {
    const { setCookies } = await access.signOut(request.headers);
    return sendCookies(reply, setCookies);
  });

  app.post('/api/auth/password', { onRequest }, async (request, reply) => {
    const input = parseInput('body', NewPassword, request.body, 422);
    await access.setPassword(request.headers, input);
    return reply.header('cache-control', 'no-store').send({ ok: true });
  });
};
