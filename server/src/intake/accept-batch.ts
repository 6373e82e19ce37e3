/* Inside the transaction: dedupe → tray for what belongs nowhere → identities and customers → evidence → conversations. */
import { type IdentityMove, addEvidence, type ResolvedIdentity, resolveIdentities } from '../customers/index.ts';
import { acting, placing, reading } from '../conversations/index.ts';
import type { Tx } from '../platform/bus/index.ts';
import { addToTray } from '../tray/index.ts';
import { mapTypedOptions } from './map-typed-options.ts';
import type { Acceptance, Waiting } from './types.ts';

const keyOf = (waiting: Waiting): string => `${waiting.inbox.id}\n${waiting.event.key}`;

export const acceptBatch = async (tx: Tx, line: readonly Waiting[], now: Date): Promise<(Acceptance | null)[]> => {
  const known = await findKnown(tx, line);
  const firsts = new Map<string, Waiting>();
  for (const waiting of line) if (!known.has(keyOf(waiting)) && !firsts.has(keyOf(waiting))) firsts.set(keyOf(waiting), waiting);
  const { placed, homeless } = await sortAutomatic(tx, [...firsts.values()]);
  for (const waiting of homeless) await keepInTray(tx, waiting);
  const accepted = await acceptPlaced(tx, placed, now);
  return line.map((waiting) => {
    const key = keyOf(waiting);
    const before = known.get(key);
    if (before !== undefined) return before;
    const fresh = accepted.get(key);
    return fresh === undefined ? null : { ...fresh, duplicate: firsts.get(key) !== waiting };
  });
};

const findKnown = async (tx: Tx, line: readonly Waiting[]): Promise<Map<string, Acceptance>> => {
  const rows = await reading.findByExternalKeys(
    tx.sql,
    line.map((waiting) => ({ inboxId: waiting.inbox.id, key: waiting.event.key })),
  );
  return new Map(
    rows.map((row) => [
      `${row.inboxId}\n${row.key}`,
      {
        conversationId: row.conversationId,
        reference: row.reference,
        messageId: row.messageId,
        threadId: null,
        seq: null,
        duplicate: true,
      },
    ]),
  );
};

/** Automatic mail makes nobody a customer: it is accepted only where it answers something we know. */
const sortAutomatic = async (tx: Tx, line: readonly Waiting[]): Promise<{ placed: Waiting[]; homeless: Waiting[] }> => {
  const placed: Waiting[] = [];
  const homeless: Waiting[] = [];
  for (const waiting of line) {
    const belongs = waiting.event.meta.automatic === undefined || (await answersSomething(tx, waiting));
    (belongs ? placed : homeless).push(waiting);
  }
  return { placed, homeless };
};

const answersSomething = async (tx: Tx, { inbox, event }: Waiting): Promise<boolean> => {
  if (event.token !== undefined) return true;
  for (const id of event.answers) if ((await reading.findByProviderId(tx.sql, inbox.id, id)) !== undefined) return true;
  return false;
};

const keepInTray = async (tx: Tx, { inbox, event }: Waiting): Promise<void> => {
  await addToTray(tx, {
    kind: 'unplaced',
    inboxId: inbox.id,
    channel: inbox.kind,
    reason: `automatic-${String(event.meta.automatic)}`,
    detail: String(event.meta.subject ?? ''),
    raw: Buffer.from(JSON.stringify(event)),
    context: { event },
  });
};

const acceptPlaced = async (tx: Tx, line: readonly Waiting[], now: Date): Promise<Map<string, Acceptance>> => {
  const identities = await resolveAll(tx, line, now);
  const events = await mapTypedOptions(tx, line);
  const arrivals: placing.InboundArrival[] = [];
  for (const [at, { inbox, event }] of line.entries()) {
    const identity = identities[at];
    if (identity === undefined) throw new Error('fewer identities than messages');
    arrivals.push({
      event: events[at] ?? event,
      inboxId: inbox.id,
      channel: inbox.kind,
      identityId: identity.identityId,
      customerId: identity.customerId,
      at: now,
      continueMinutes: inbox.strategy.continueMinutes,
      threadsAreIssues: inbox.threadsAreIssues,
      assistant: inbox.strategy.assistant,
      authorName: identity.name,
    });
  }
  const accepted = await placing.acceptArrivals(tx, arrivals);
  return new Map(
    line.flatMap((waiting, at) => {
      const answer = accepted[at];
      return answer === undefined ? [] : [[keyOf(waiting), { ...answer, duplicate: false }] as const];
    }),
  );
};

/** Anonymous visitors are told apart by the end of their id, in the language of their page. */
const nameVisitor = ({ from, meta }: Waiting['event']): string | undefined => {
  if (from.type !== 'visitor') return undefined;
  const word = typeof meta.locale === 'string' && meta.locale.startsWith('zh') ? '访客' : 'Visitor';
  return `${word} ${from.value.slice(-4).toUpperCase()}`;
};

const resolveAll = async (tx: Tx, line: readonly Waiting[], now: Date): Promise<ResolvedIdentity[]> => {
  const seen = line.map(({ inbox, event }) => ({ ...event.from, provisionalName: nameVisitor(event), channel: inbox.kind, at: now }));
  const identities = await resolveIdentities(tx.sql, seen);
  const moves: IdentityMove[] = [];
  for (const [at, { inbox, event }] of line.entries()) {
    const own = identities[at];
    if (event.alsoFrom.length === 0 || own === undefined) continue;
    const others = await resolveIdentities(
      tx.sql,
      event.alsoFrom.map((handle) => ({ ...handle, channel: inbox.kind, at: now })),
    );
    for (const [place, other] of others.entries()) {
      if (other.identityId === own.identityId) continue;
      const proven = event.alsoFrom[place]?.verified === true;
      moves.push(
        ...(await addEvidence(tx, {
          identityA: own.identityId,
          identityB: other.identityId,
          kind: proven ? 'signed-visitor' : 'self-stated',
          weight: proven ? 1 : 0.5,
          by: inbox.kind,
        })),
      );
    }
  }
  if (moves.length === 0) return identities;
  await acting.followIdentities(tx, moves);
  return resolveIdentities(tx.sql, seen);
};
