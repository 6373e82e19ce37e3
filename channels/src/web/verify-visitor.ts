/** Proof that the host site knows a visitor: a hash over user and mail, or a JWT (HS256), both with the inbox's secret. */
import { createHmac } from 'node:crypto';
import type { Handle } from '@throughline/protocol/envelope';
import { z } from 'zod';
import { isSameSecret, signHex } from '../signing.ts';
import type { WebSettings } from './settings.ts';

export type VisitorClaims = { userId?: string; userHash?: string; jwt?: string; email?: string; name?: string };
/** `proven`: handles that certainly belong to the visitor; empty for an anonymous one. `name` is what to call them, proven or not. */
export type VisitorProof = { ok: true; proven: Handle[]; name?: string } | { ok: false; why: string };

/** Clocks of two machines differ. */
const SKEW_S = 60;
const Email = z.email().max(320);
const Header = z.object({ alg: z.literal('HS256'), crit: z.never().optional() });
const Payload = z.object({
  sub: z.string().min(1).max(320),
  email: Email.optional(),
  name: z.string().max(200).optional(),
  exp: z.number(),
  nbf: z.number().optional(),
});

export const verifyVisitor = (claims: VisitorClaims, settings: Pick<WebSettings, 'identitySecret'>, now: number): VisitorProof => {
  const { userId, userHash, jwt } = claims;
  if (!userId && !userHash && !jwt) return { ok: true, proven: [], ...nameOf(claims.name) };
  const secret = settings.identitySecret;
  if (secret === undefined) return { ok: false, why: 'this inbox has no identity secret' };
  if (jwt) return verifyJwt(jwt, secret, now);
  if (!userId || !userHash) return { ok: false, why: 'userId and userHash belong together' };
  if (userId.length > 320) return { ok: false, why: 'userId is too long' };
  if (!isSameSecret(signHex(secret, `${userId}\n${claims.email ?? ''}`), userHash.toLowerCase()))
    return { ok: false, why: 'userHash does not match' };
  if (claims.email && !Email.safeParse(claims.email).success) return { ok: false, why: 'email is not a mail address' };
  return { ok: true, proven: handlesOf(userId, claims.email || undefined, claims.name), ...nameOf(claims.name) };
};

const nameOf = (name: string | undefined): { name?: string } =>
  name === undefined || name.trim() === '' ? {} : { name: name.trim().slice(0, 200) };

const handlesOf = (userId: string, email: string | undefined, name: string | undefined): Handle[] => [
  { type: 'user', value: userId, scope: '', verified: true, ...nameOf(name) },
  ...(email === undefined ? [] : [{ type: 'email', value: email, scope: '', verified: true, ...nameOf(name) }]),
];

const verifyJwt = (jwt: string, secret: string, now: number): VisitorProof => {
  const match = jwt.length > 8192 ? null : /^([\w-]+)\.([\w-]+)\.([\w-]+)$/.exec(jwt);
  if (match === null) return { ok: false, why: 'jwt is not a signed token' };
  const [, header, payload, signature] = match as unknown as [string, string, string, string];
  // The signature comes first: nothing unproven is parsed.
  const expected = createHmac('sha256', secret).update(`${header}.${payload}`).digest('base64url');
  if (!isSameSecret(expected, signature)) return { ok: false, why: 'the signature of jwt does not match' };
  if (!Header.safeParse(parseSegment(header)).success) return { ok: false, why: 'jwt must be signed with HS256' };
  const claims = Payload.safeParse(parseSegment(payload));
  if (!claims.success) return { ok: false, why: `jwt lacks a valid ${claims.error.issues[0]?.path.join('.') || 'payload'}` };
  const { sub, email, name, exp, nbf } = claims.data;
  const seconds = now / 1000;
  if (exp + SKEW_S <= seconds) return { ok: false, why: 'jwt has expired' };
  if (nbf !== undefined && nbf - SKEW_S > seconds) return { ok: false, why: 'jwt is not valid yet' };
  return { ok: true, proven: handlesOf(sub, email, name), ...nameOf(name) };
};

const parseSegment = (segment: string): unknown => {
  try {
    return JSON.parse(Buffer.from(segment, 'base64url').toString('utf8'));
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
};
