/*
 * "Continue by email": the mail address joins as a thread of the same conversation; proven by the host's signature, or once an
 * answer comes from it. To an unproven address go only later answers, as the visitor wished; never what was said before, and
 * never the visitor's own words, or anybody could have us mail anything to anybody.
 */
import { acting, reading } from '../conversations/index.ts';
import { addEvidence, resolveIdentities } from '../customers/index.ts';
import type { InboxBook, OpenInbox } from '../inboxes/index.ts';
import type { Bus } from '../platform/bus/index.ts';
import type { Clock } from '../platform/clock/index.ts';
import type { Database } from '../platform/db/index.ts';
import { Refusal } from '../platform/refusal.ts';
import type { VisitorClaims } from './visitor-session.ts';
import { visitorOf } from './visitor-view.ts';

export type ContinueDeps = { database: Database; bus: Bus; clock: Clock; inboxes: InboxBook };

/** A visitor's own words that an address is theirs: shown to agents, joins nobody by itself. */
const SELF_STATED = 0.5;

export const continueByEmail = async (deps: ContinueDeps, inbox: OpenInbox, claims: VisitorClaims, email: string): Promise<void> => {
  const mail = await findMailInbox(deps, inbox);
  const conversation = await reading.findVisitorConversation(deps.database.kysely, visitorOf(claims));
  // A conversation that was only quoted is none of the visitor's: its answers are not theirs to send elsewhere.
  if (conversation === undefined || !conversation.verified) throw new Refusal('no-conversation');
  const proven = isProven(claims, email);
  await deps.bus.transact(async (tx) => {
    const now = deps.clock.now();
    const [identity, own] = await resolveIdentities(tx.sql, [
      { type: 'email', scope: '', value: email, verified: proven, channel: 'email', at: now },
      { type: 'visitor', scope: '', value: claims.visitorId, verified: true, channel: inbox.kind, at: now },
    ]);
    if (identity === undefined || own === undefined) throw new Refusal('no-conversation');
    await addEvidence(tx, {
      identityA: own.identityId,
      identityB: identity.identityId,
      kind: 'self-stated',
      weight: SELF_STATED,
      by: 'visitor',
      facts: { email },
    });
    await acting.continueBy(tx, {
      conversationId: conversation.id,
      fromThreadId: conversation.threadId,
      inboxId: mail.id,
      channel: 'email',
      threadKey: `continued:${conversation.id}:${email.toLowerCase()}`,
      identityId: identity.identityId,
      address: { type: 'email', value: email.toLowerCase(), scope: '', verified: proven },
      verified: proven,
      context: { subject: proven ? conversation.subject : '', locale: claims.locale },
    });
  });
};

/** The host's signature names this address as the visitor's. */
const isProven = (claims: VisitorClaims, email: string): boolean =>
  claims.proven.some((handle) => handle.type === 'email' && handle.value.toLowerCase() === email.toLowerCase());

const findMailInbox = async (deps: ContinueDeps, inbox: OpenInbox): Promise<OpenInbox> => {
  const wanted = inbox.settings.continueByEmailInboxId;
  const mail = typeof wanted === 'string' ? await deps.inboxes.find(wanted) : undefined;
  if (mail === undefined || mail.kind !== 'email') throw new Refusal('no-mail-inbox');
  return mail;
};

const LONGEST_LINE = 2000;

/** The visitor's own copy of what was said, by mail to the address they gave, once that is proven to be theirs. */
export const sendTranscript = async (deps: ContinueDeps, inbox: OpenInbox, claims: VisitorClaims): Promise<void> => {
  const db = deps.database.kysely;
  const conversation = await reading.findVisitorConversation(db, visitorOf(claims));
  if (conversation === undefined || !conversation.verified) throw new Refusal('no-conversation');
  const threads = await reading.listThreads(db, [conversation.id]);
  const mail = threads.find((thread) => thread.channel === 'email' && thread.context.continuedFrom === conversation.threadId);
  if (mail === undefined) throw new Refusal('no-mail-address');
  if (!mail.verified && !isProven(claims, mail.address.value)) throw new Refusal('address-not-proven');
  const rows = await reading.listVisitorMessages(db, visitorOf(claims), { limit: 200 });
  const lines = rows.map(
    (row) => `${row.authorName || '—'} ${row.createdAt.toISOString().slice(0, 16).replace('T', ' ')}\n${row.text.slice(0, LONGEST_LINE)}`,
  );
  await deps.bus.transact((tx) =>
    acting.queueReply(tx, {
      scope: acting.EVERYTHING,
      conversationId: conversation.id,
      threadId: mail.id,
      author: { type: 'system', id: null, name: inbox.name },
      // Plain: a customer's words are no Markdown of ours.
      parts: [{ type: 'text', text: lines.join('\n\n').toWellFormed() }],
      meta: { transcript: true },
    }),
  );
};
