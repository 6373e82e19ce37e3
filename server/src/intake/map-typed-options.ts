import type { ChannelEvent } from '@throughline/protocol/envelope';
import { resolveTyped } from '@throughline/rendering';
import { reading } from '../conversations/index.ts';
import type { Tx } from '../platform/bus/index.ts';
import type { Waiting } from './types.ts';

// "2", "２", "2.", "选2", or a label: only such short texts can be a typed option, so only they cost a look-up, one for the whole batch.
const MAY_BE_OPTION = 100;
/** A number typed days later answers something else. */
const OFFER_STANDS_MS = 24 * 3_600_000;

/** Options that went out as numbered text come back as "2" or as their label: turned into the choice it stands for; the words stay beside it. */
export const mapTypedOptions = async (tx: Tx, line: readonly Waiting[], now: Date): Promise<ChannelEvent[]> => {
  const asked = line.filter(({ event }) => shortTextOf(event) !== undefined);
  if (asked.length === 0) return line.map(({ event }) => event);
  const threads = asked.map(({ inbox, event }) => ({ inboxId: inbox.id, threadKey: event.threadKey }));
  const since = new Date(now.getTime() - OFFER_STANDS_MS);
  const offers = new Map((await reading.findLastOffers(tx.sql, threads, since)).map((offer) => [keyOf(offer), offer]));
  return line.map(({ inbox, event }) => choose(event, offers.get(keyOf({ inboxId: inbox.id, threadKey: event.threadKey }))));
};

const keyOf = (thread: { inboxId: string; threadKey: string }): string => `${thread.inboxId}\n${thread.threadKey}`;

const shortTextOf = ({ parts }: ChannelEvent): string | undefined => {
  const [part] = parts;
  return parts.length === 1 && part?.type === 'text' && part.text.length <= MAY_BE_OPTION ? part.text : undefined;
};

const choose = (event: ChannelEvent, offer: reading.LastOffer | undefined): ChannelEvent => {
  const typed = shortTextOf(event);
  const optionId = offer === undefined || typed === undefined ? undefined : resolveTyped(offer.numbered, typed);
  if (offer === undefined || typed === undefined || optionId === undefined) return event;
  const options = offer.parts.flatMap((part) => (part.type === 'options' ? part.items : part.type === 'card' ? (part.items ?? []) : []));
  const label = options.find((option) => option.id === optionId)?.label ?? typed;
  return { ...event, parts: [{ type: 'choice', optionId, label }], meta: { ...event.meta, typed } };
};
