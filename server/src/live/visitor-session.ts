import { createHash } from 'node:crypto';
import type { WidgetSession } from '@throughline/protocol/live';
import type { Handle } from '@throughline/protocol/envelope';
import { v7 as newId } from 'uuid';
import type { OpenInbox } from '../inboxes/index.ts';
import { Refusal } from '../platform/refusal.ts';
import type { Secrets } from '../platform/secrets/index.ts';

/** Who sits before a widget. `proven` are handles the host's signature vouches for. */
export type VisitorClaims = { inboxId: string; visitorId: string; name: string | null; proven: Handle[]; locale: string | null };

/** The web channel's check of a host's signature. */
export type VerifyVisitor = (
  claims: SessionRequest,
  settings: Record<string, unknown>,
  now: number,
) => { ok: true; proven: Handle[]; name?: string } | { ok: false; why: string };

const PURPOSE = 'visitor';
const SESSION_DAYS = 365;
const DAY_MS = 86_400_000;

export type SessionRequest = {
  session?: string | undefined;
  userId?: string | undefined;
  userHash?: string | undefined;
  jwt?: string | undefined;
  email?: string | undefined;
  name?: string | undefined;
  locale?: string | undefined;
};

export const findVisitor = (secrets: Secrets, token: string, now: Date): VisitorClaims | undefined => {
  const claims = secrets.findClaims(PURPOSE, token, now);
  return claims === undefined ? undefined : (claims as unknown as VisitorClaims);
};

/**
 * A new session, or the old one confirmed. A user signed by the host is the same visitor on every device; a signature that
 * does not hold is refused, never taken as anonymous. Who was anonymous in this browser before is proven to be the same.
 */
export const openSession = (
  deps: { secrets: Secrets; verifyVisitor: VerifyVisitor },
  inbox: OpenInbox,
  request: SessionRequest,
  now: Date,
): Omit<WidgetSession, 'lastSeq'> & { claims: VisitorClaims } => {
  const known = request.session === undefined ? undefined : findVisitor(deps.secrets, request.session, now);
  const before = known?.inboxId === inbox.id ? known : undefined;
  const proof = deps.verifyVisitor(request, inbox.settings, now.getTime());
  if (!proof.ok) throw new Refusal('visitor-not-proven', { why: proof.why });
  const claims = proof.proven.length === 0 ? (before ?? anonymous(inbox, request, proof.name)) : signed(inbox, request, proof, before);
  return {
    session: deps.secrets.issueToken(PURPOSE, { ...claims }, new Date(now.getTime() + SESSION_DAYS * DAY_MS)),
    visitorId: claims.visitorId,
    claims,
  };
};

const anonymous = (inbox: OpenInbox, request: SessionRequest, name: string | undefined): VisitorClaims => ({
  inboxId: inbox.id,
  visitorId: newId(),
  name: name ?? null,
  proven: [],
  locale: request.locale ?? null,
});

const signed = (
  inbox: OpenInbox,
  request: SessionRequest,
  proof: { proven: Handle[]; name?: string },
  before: VisitorClaims | undefined,
): VisitorClaims => {
  const userId = proof.proven.find((handle) => handle.type === 'user')?.value ?? '';
  // User 42 of one site is not user 42 of another: what a host's secret proves holds for its own inbox.
  const visitorId = `user:${createHash('sha256').update(`${inbox.id}\n${userId}`).digest('base64url')}`;
  const own = proof.proven.map((handle) => (handle.type === 'user' ? { ...handle, scope: inbox.id } : handle));
  const proven = [...own, ...earlierOf(visitorId, before)];
  return { inboxId: inbox.id, visitorId, name: proof.name ?? null, proven, locale: request.locale ?? null };
};

const MOST_EARLIER = 3;

/** The anonymous visitors this user was before. Another user of the same browser is nobody's earlier self. */
const earlierOf = (visitorId: string, before: VisitorClaims | undefined): Handle[] => {
  if (before === undefined) return [];
  const known = before.proven.filter((handle) => handle.type === 'visitor');
  if (before.visitorId === visitorId) return known;
  const wasAnonymous = before.proven.length === 0;
  return wasAnonymous ? [...known, { type: 'visitor', value: before.visitorId, scope: '', verified: true }].slice(-MOST_EARLIER) : [];
};
