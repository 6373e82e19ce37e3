import type { TelegramMessage } from './playground-state.ts';

export type Run = { text: string; kinds: string[]; url?: string | undefined; at: number };

/** Text with its marks laid flat: offsets count UTF-16 units, as Telegram counts. Marks may nest. */
export const splitEntities = (text: string, entities: TelegramMessage['entities'] = []): Run[] => {
  const cuts = [...new Set([0, text.length, ...entities.flatMap((one) => [one.offset, one.offset + one.length])])]
    .filter((cut) => cut >= 0 && cut <= text.length)
    .sort((a, b) => a - b);
  return cuts.slice(0, -1).flatMap((from, index) => {
    const to = cuts[index + 1] ?? text.length;
    const over = entities.filter((one) => one.offset <= from && one.offset + one.length >= to);
    const url = over.find((one) => one.url !== undefined)?.url;
    return [{ text: text.slice(from, to), kinds: over.map((one) => one.type), url, at: from }];
  });
};
