import type { ChannelEvent } from '@throughline/protocol/envelope';
import { resolveTyped } from '@throughline/rendering';
import { reading } from '../conversations/index.ts';
import type { Tx } from '../platform/bus/index.ts';

// "2", "２", "2.", "选2": only such short texts can be a typed option, so only they cost a look-up.
const MAY_BE_OPTION = 24;

/** Options that went out as numbered text come back as "2": turned into the choice it stands for; the words stay beside it. */
export const mapTypedOptions = async (tx: Tx, inboxId: string, event: ChannelEvent): Promise<ChannelEvent> => {
  const [part] = event.parts;
  if (event.parts.length !== 1 || part?.type !== 'text' || part.text.length > MAY_BE_OPTION || !/\p{N}/u.test(part.text)) return event;
  const thread = await reading.findCurrentThread(tx.sql, inboxId, event.threadKey);
  const offer = thread && (await reading.findLastOffer(tx.sql, thread.id));
  const optionId = offer?.numbered ? resolveTyped(offer.numbered, part.text) : undefined;
  if (offer === undefined || optionId === undefined) return event;
  const options = offer.parts.flatMap((candidate) =>
    candidate.type === 'options' ? candidate.items : candidate.type === 'card' ? (candidate.items ?? []) : [],
  );
  const label = options.find((option) => option.id === optionId)?.label ?? part.text;
  return { ...event, parts: [{ type: 'choice', optionId, label }], meta: { ...event.meta, typed: part.text } };
};
