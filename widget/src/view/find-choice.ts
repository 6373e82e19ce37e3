import type { WidgetMessage } from '@throughline/protocol/live';
import type { Part } from '@throughline/protocol/parts';

export type Offered = { id: string; label: string; url?: string | undefined };

export const optionsOf = (parts: readonly Part[]): Offered[] =>
  parts.flatMap((part) => (part.type === 'options' || part.type === 'card' ? (part.items ?? []) : []));

/** The message whose options are still open: the newest of ours, if the visitor has not written since. */
export const openOffer = (messages: readonly WidgetMessage[]): WidgetMessage | undefined => {
  const last = messages.findLast((message) => message.author.type !== 'system');
  return last !== undefined && !last.mine && optionsOf(last.parts).length > 0 ? last : undefined;
};

const normal = (text: string): string =>
  text
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replace(/[.。)]$/, '');

/** The option a typed text means: its number or its words, in either width. Links are not choices. */
export const findChoice = (messages: readonly WidgetMessage[], typed: string): Offered | undefined => {
  const options = optionsOf(openOffer(messages)?.parts ?? []);
  const words = normal(typed);
  const found = options.find((option, at) => words === String(at + 1) || words === normal(option.label));
  return found?.url === undefined ? found : undefined;
};
