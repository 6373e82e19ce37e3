/** Length counters, one per unit a channel may count in. */
import type { LengthUnit } from '@throughline/protocol/channel';

const graphemes = (): Intl.Segmenter => new Intl.Segmenter(undefined, { granularity: 'grapheme' });

export const splitGraphemes = (text: string): string[] => Array.from(graphemes().segment(text), (part) => part.segment);

// GSM 03.38: the basic alphabet costs one septet, the extension table two.
const GSM_BASIC = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);
const GSM_EXTENDED = new Set('^{}\\[~]|€\f');

/** Fills segments greedily: a character of two units never straddles two segments. */
const countSegments = (sizes: number[], single: number, joined: number): number => {
  const total = sizes.reduce((sum, size) => sum + size, 0);
  if (total === 0) return 0;
  if (total <= single) return 1;
  let segments = 1;
  let used = 0;
  for (const size of sizes) {
    if (used + size > joined) {
      segments += 1;
      used = 0;
    }
    used += size;
  }
  return segments;
};

/** Short messages needed: 160 septets or 70 UCS-2 units in one, 153 or 67 in each of several. */
export const countSmsSegments = (text: string): number => {
  const characters = [...text];
  const gsm = characters.every((character) => GSM_BASIC.has(character) || GSM_EXTENDED.has(character));
  if (gsm)
    return countSegments(
      characters.map((character) => (GSM_EXTENDED.has(character) ? 2 : 1)),
      160,
      153,
    );
  return countSegments(
    characters.map((character) => character.length),
    70,
    67,
  );
};

// X's published configuration v3: these ranges weigh 1, everything else 2; an address weighs 23, an emoji 2.
const LIGHT: readonly (readonly [number, number])[] = [
  [0, 4351],
  [8192, 8205],
  [8208, 8223],
  [8242, 8247],
];
const WEB_ADDRESS = /https?:\/\/[\w\-.~:/?#[\]@!$&'()*+,;=%]+/g;

const weighGrapheme = (grapheme: string): number => {
  if (/\p{Extended_Pictographic}|\p{Regional_Indicator}/u.test(grapheme)) return 2;
  return [...grapheme].reduce((sum, character) => {
    const code = character.codePointAt(0) ?? 0;
    return sum + (LIGHT.some(([from, to]) => code >= from && code <= to) ? 1 : 2);
  }, 0);
};

const weighForX = (text: string): number => {
  const normal = text.normalize('NFC');
  const addresses = normal.match(WEB_ADDRESS)?.length ?? 0;
  return splitGraphemes(normal.replaceAll(WEB_ADDRESS, '')).reduce((sum, grapheme) => sum + weighGrapheme(grapheme), addresses * 23);
};

const COUNTERS: Record<LengthUnit, (text: string) => number> = {
  utf16: (text) => text.length,
  codepoint: (text) => [...text].length,
  grapheme: (text) => splitGraphemes(text).length,
  utf8: (text) => new TextEncoder().encode(text).length,
  sms: countSmsSegments,
  'x-weight': weighForX,
};

/** The length of a text in a unit. `sms` counts segments, so a `max` of 10 there means ten short messages. */
export const measure = (text: string, unit: LengthUnit): number => COUNTERS[unit](text);

// The most that one UTF-16 unit counts. Not for X, where a short address weighs 23, nor for segments, which waste places.
const MOST_PER_UNIT: Partial<Record<LengthUnit, number>> = { utf16: 1, codepoint: 1, grapheme: 1, utf8: 3 };

/** Whether a text is at most `max` long. A clearly short one is not counted: counting graphemes is slow. */
export const fitsLength = (text: string, { max, unit }: { max: number; unit: LengthUnit }): boolean => {
  const most = MOST_PER_UNIT[unit];
  return (most !== undefined && text.length * most <= max) || measure(text, unit) <= max;
};
