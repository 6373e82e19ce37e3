import type { Tx } from '../platform/bus/index.ts';
import { notFound } from '../platform/refusal.ts';
import { settleDoubts } from './doubts.ts';
import { maskWords, type Told } from './mask-words.ts';
import { findIntents } from './store.ts';
import { type Added, addExamples } from './write-examples.ts';

export type Labelled = Told & { messageId: string };

/** Messages, without personal details, become examples of an intent (null: of what is out of scope) and are doubted no more. */
export const labelMessages = async (tx: Tx, messages: readonly Labelled[], intent: string | null): Promise<Added> => {
  const intentId = intent === null ? null : (await findIntents(tx.sql, [intent])).get(intent)?.id;
  if (intentId === undefined) throw notFound('intent');
  await settleDoubts(
    tx,
    messages.map((message) => message.messageId),
  );
  return await addExamples(
    tx,
    messages.map(({ messageId, ...told }) => ({ intentId, text: maskWords(told), messageId })),
    'label',
  );
};
