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
): WidgetSession => {
  const known = request.session === undefined ? undefined : findVisitor(deps.secrets, request.session, now);
  const before = known?.inboxId === inbox.id ? known : undefined;
  const proof = deps.verifyVisitor(request, inbox.settings, now.getTime());
  if (!proof.ok) throw new Refusal('visitor-not-proven', { why: proof.why });
  const claims = proof.proven.length === 0 ? (before ?? anonymous(inbox, request, proof.name)) : signed(inbox, request, proof, before);
  return {
    session: deps.secrets.issueToken(PURPOSE, { ...claims }, new Date(now.getTime() + SESSION_DAYS * DAY_MS)),
    visitorId: claims.visitorId,
    lastSeq: 0,
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
  const visitorId = `user:${proof.proven.find((handle) => handle.type === 'user')?.value ?? ''}`.slice(0, 320);
  const earlier: Handle[] =
    before === undefined || before.visitorId === visitorId ? [] : [{ type: 'visitor', value: before.visitorId, scope: '', verified: true }];
  return { inboxId: inbox.id, visitorId, name: proof.name ?? null, proven: [...proof.proven, ...earlier], locale: request.locale ?? null };
};
