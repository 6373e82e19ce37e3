import type { Understanding } from '@throughline/protocol/intents';
import { actorOf } from '../../access/index.ts';
import { acting, reading } from '../../conversations/index.ts';
import { clusterDoubts, doubts, editing, SURE } from '../../intents/index.ts';
import type { HandlersOf } from '../call.ts';
import type { HandlerDeps } from './deps.ts';

type Names = 'listLabelClusters' | 'labelMessages';
type Doubt = Awaited<ReturnType<typeof doubts.listDoubts>>[number];

/** The newest doubts; older ones come up as these are labelled. */
const DOUBTS = 1000;
const SHOWN = 50;

export const labelHandlers = ({ database, bus, clock }: HandlerDeps): HandlersOf<Names> => {
  const db = database.kysely;
  return {
    listLabelClusters: async ({ viewer }) => {
      const waiting = await doubts.listDoubts(db, viewer.inboxIds, DOUBTS);
      const clusters = await clusterDoubts(waiting.map((doubt) => doubt.text));
      return {
        items: clusters.map((cluster) =>
          present(
            cluster.name,
            cluster.members.flatMap((at) => waiting[at] ?? []),
          ),
        ),
        nextCursor: null,
      };
    },
    labelMessages: async ({ viewer, body }) => {
      const found = await reading.findMessagesInScope(db, { inboxIds: viewer.inboxIds }, body.messageIds);
      const asked = found.filter((message) => message.direction === 'inbound' && message.text.trim() !== '');
      if (asked.length === 0) return { added: 0, moved: 0, known: 0 };
      return await bus.transact(async (tx) => {
        const lines = asked.map(({ id: messageId, text, understanding }) => ({ messageId, text, products: productsIn(understanding) }));
        const added = await editing.labelMessages(tx, lines, body.intent);
        const messageIds = asked.map((message) => message.id);
        await acting.correctIntents(tx, { messageIds, intent: body.intent, by: actorOf(viewer), at: clock.now() });
        return added;
      });
    },
  };
};

/** As the customer wrote them. */
const productsIn = (read: Readonly<Record<string, unknown>> | null): string[] =>
  ((read?.['entities'] ?? []) as Understanding['entities']).flatMap(({ kind, text }) =>
    kind === 'product' && text !== undefined ? [text] : [],
  );

const present = (name: string, members: readonly Doubt[]) => ({
  key: members[0]?.messageId ?? '',
  name,
  size: members.length,
  guess: guessOf(members),
  messages: members.slice(0, SHOWN).map(({ inboxId: _, ...doubt }) => ({ ...doubt, at: doubt.at.toISOString() })),
});

/** What most of them look like, if anything. */
const guessOf = (members: readonly Doubt[]): { intent: string; probability: number } | null => {
  const sums = new Map<string, number>();
  for (const { guesses } of members) for (const { intent, probability } of guesses) sums.set(intent, (sums.get(intent) ?? 0) + probability);
  const [best] = [...sums].sort((a, b) => b[1] - a[1]);
  if (best === undefined) return null;
  const probability = Math.min(1, best[1] / members.length);
  return probability < SURE / 2 ? null : { intent: best[0], probability };
};
