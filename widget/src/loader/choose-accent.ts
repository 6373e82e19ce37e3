type Rgb = readonly [number, number, number];

const INK: Rgb = [0x16, 0x20, 0x2c];
const BLACK: Rgb = [0, 0, 0];
const PAPER: Rgb = [0xff, 0xff, 0xff];
const DARK_PAPER: Rgb = [0x11, 0x16, 0x1c];
const DARK_INK: Rgb = [0xe6, 0xed, 0xf3];

export const parseColour = (text: string): Rgb | undefined => {
  const hex = /^#([\da-f]{3}|[\da-f]{6})$/i.exec(text.trim())?.[1];
  if (hex === undefined) return undefined;
  const full = hex.length === 3 ? hex.replaceAll(/./g, '$&$&') : hex;
  const at = (from: number): number => Number.parseInt(full.slice(from, from + 2), 16);
  return [at(0), at(2), at(4)];
};

const luminance = (colour: Rgb): number => {
  const [r, g, b] = colour.map((value) => (value <= 10.31 ? value / 3294.6 : ((value / 255 + 0.055) / 1.055) ** 2.4));
  return 0.2126 * (r ?? 0) + 0.7152 * (g ?? 0) + 0.0722 * (b ?? 0);
};

/** WCAG contrast, 1 to 21. */
export const contrast = (one: Rgb, other: Rgb): number => {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return ((high ?? 0) + 0.05) / ((low ?? 0) + 0.05);
};

const mix = (from: Rgb, to: Rgb, share: number): Rgb => {
  const at = (place: 0 | 1 | 2): number => Math.round(from[place] + (to[place] - from[place]) * share);
  return [at(0), at(1), at(2)];
};

const css = (colour: Rgb): string => `rgb(${colour.join(' ')})`;

export type Accent = {
  accent: string;
  /** Words on the accent. */
  on: string;
  /** The accent as a colour of words on paper: moved toward ink until it reads well. */
  words: string;
};

/** A shop may choose any colour; words on it and in it still have a contrast of at least 4.5. Hex colours only. */
export const chooseAccent = (wished: string | null, dark: boolean): Accent => {
  const accent = parseColour(wished ?? '') ?? (dark ? ([0x35, 0xb5, 0xac] as const) : ([0x0b, 0x7a, 0x75] as const));
  const [paper, ink] = dark ? [DARK_PAPER, DARK_INK] : [PAPER, INK];
  let words = accent;
  for (let share = 0; contrast(words, paper) < 5 && share < 1; share += 0.05) words = mix(accent, ink, share);
  // Where white falls short of 4.5, black always reaches it.
  const on = contrast(PAPER, accent) >= 4.5 ? PAPER : BLACK;
  return { accent: css(accent), on: css(on), words: css(words) };
};
