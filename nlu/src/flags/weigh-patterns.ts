/** A pattern and how surely it alone means the thing, 0..1. Every pattern is bounded, so that matching stays linear. */
export type Pattern = readonly [weight: number, pattern: RegExp];

export type Weighed = { score: number; words: string[] };

const MOST_WORDS = 8;

/** Independent signs add up like chances: 1 - (1 - a)(1 - b)…; one pattern counts once. */
export function weighPatterns(text: string, patterns: readonly Pattern[]): Weighed {
  let doubt = 1;
  const words: string[] = [];
  for (const [weight, pattern] of patterns) {
    const match = text.match(pattern);
    if (!match) continue;
    doubt *= 1 - weight;
    const word = match[0].trim();
    if (words.length < MOST_WORDS && !words.includes(word)) words.push(word);
  }
  return { score: 1 - doubt, words };
}
