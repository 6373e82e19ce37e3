/* Inside the transaction: dedupe → tray for what belongs nowhere → identities and customers → evidence → conversations. */
import { addEvidence, findHandles, type IdentityMove, resolveIdentities, resolveKnown } from '../customers/index.ts';
import { acting, placing, reading } from '../conversations/index.ts';
import type { Tx } from '../platform/bus/index.ts';
import { addToTray } from '../tray/index.ts';
import { mapTypedOptions } from './map-typed-options.ts';
import type { Acceptance, Waiting } from './types.ts';

const keyOf = (waiting: Waiting): string => `${waiting.inbox.id}\n${waiting.event.key}`;

/** Whoever waits for statements that need no earlier answer waits for all of them at once: each round trip counts. */
export const acceptBatch = async (tx: Tx, line: readonly Waiting[], now: Date): Promise<(Acceptance | null)[]> => {
  const seen = line.map((waiting) => seenBy(waiting, now));
  const [known, handles, events] = await Promise.all([findKnown(tx, line), findHandles(tx.sql, seen), mapTypedOptions(tx, line, now)]);
  const firsts = new Map<string, Waiting>();
  for (const [at, waiting] of line.entries()) {
    const key = keyOf(waiting);
    if (!known.has(key) && !firsts.has(key)) firsts.set(key, { ...waiting, event: events[at] ?? waiting.event });
  }
  const { placed, homeless } = await sortAutomatic(tx, [...firsts.values()]);
  for (const waiting of homeless) await keepInTray(tx, waiting);
  const accepted = await acceptPlaced(tx, placed, handles, now);
  const answered = new Set<string>();
  return line.map((waiting) => {
    const key = keyOf(waiting);
    const fresh = accepted.get(key);
    const duplicate = answered.has(key);
    answered.add(key);
    return known.get(key) ?? (fresh === undefined ? null : { ...fresh, duplicate });
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

type Handles = Awaited<ReturnType<typeof findHandles>>;

const acceptPlaced = async (tx: Tx, line: readonly Waiting[], handles: Handles, now: Date): Promise<Map<string, Acceptance>> => {
  if (line.length === 0) return new Map();
  const { identities, locked } = await resolveAll(tx, line, handles, now);
  const arrivals = line.map(({ inbox, event }, at): placing.InboundArrival => {
    const identity = identities[at];
    if (identity === undefined) throw new Error('fewer identities than messages');
    return {
      event,
      inboxId: inbox.id,
      channel: inbox.kind,
      identityId: identity.identityId,
      customerId: identity.customerId,
      at: now,
      continueMinutes: inbox.strategy.continueMinutes,
      threadsAreIssues: inbox.threadsAreIssues,
      assistant: inbox.strategy.assistant,
      authorName: identity.name,
    };
  });
  const accepted = await placing.acceptArrivals(tx, arrivals, locked);
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

const seenBy = ({ inbox, event }: Waiting, now: Date) => ({
  ...event.from,
  provisionalName: nameVisitor(event),
  channel: inbox.kind,
  at: now,
});

const resolveAll = async (tx: Tx, line: readonly Waiting[], handles: Handles, now: Date): ReturnType<typeof resolveKnown> => {
  const seen = line.map((waiting) => seenBy(waiting, now));
  const resolved = await resolveKnown(tx.sql, seen, handles);
  const { identities } = resolved;
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
  if (moves.length === 0) return resolved;
  await acting.followIdentities(tx, moves);
  return resolveKnown(tx.sql, seen, await findHandles(tx.sql, seen));
};
