/**
 * Which of the known names a conversation speaks of, though speech recognition or a hurried thumb bent them: trigrams of letters propose
 * names, then the name is laid along the turn letter by letter (spaces do not count) and what is left over costs.
 */

/** `strength` 0..1: 1 when the name stands in the text letter for letter. */
export type NameMatch = { name: number; strength: number };

export type NameIndex = { folded: string[]; grams: Map<string, Int32Array>; weights: Map<string, number>; totals: Float32Array };

const MAX_TEXT = 400;
const MAX_NAME = 60;
/** Names that get the letter-by-letter look, per text. */
const PROPOSED = 24;
/** Share of a name's trigram weight the text must hold for that look. */
const MIN_SHARE = 0.25;
/** Fit below which a name is not believed to be meant. */
const MIN_FIT = 0.6;

/** Letters and digits only, "and" spelt out, no leading article. */
export function foldName(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('&', ' and ')
    .replace(/^the\s+/, '')
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

function listGrams(folded: string): Set<string> {
  const grams = new Set<string>();
  const size = /\p{Script=Han}/u.test(folded) ? 2 : 3;
  for (let i = 0; i + size <= folded.length; i++) grams.add(folded.slice(i, i + size));
  if (grams.size === 0 && folded !== '') grams.add(folded);
  return grams;
}

export function indexNames(names: readonly string[]): NameIndex {
  const folded = names.map((name) => foldName(name).slice(0, MAX_NAME));
  const holders = new Map<string, number[]>();
  folded.forEach((name, at) => {
    for (const gram of listGrams(name)) {
      const list = holders.get(gram);
      if (list) list.push(at);
      else holders.set(gram, [at]);
    }
  });
  const weights = new Map<string, number>();
  const grams = new Map<string, Int32Array>();
  const totals = new Float32Array(names.length);
  for (const [gram, list] of holders) {
    const weight = Math.log(1 + names.length / list.length);
    weights.set(gram, weight);
    grams.set(gram, Int32Array.from(list));
    for (const name of list) totals[name] = (totals[name] as number) + weight;
  }
  return { folded, grams, weights, totals };
}

/** Least number of edits that turn `name` into some part of `text`. */
function fitInside(name: string, text: string): number {
  let row = new Uint16Array(text.length + 1);
  let next = new Uint16Array(text.length + 1);
  for (let i = 1; i <= name.length; i++) {
    next[0] = i;
    const letter = name.charCodeAt(i - 1);
    for (let j = 1; j <= text.length; j++) {
      const swap = (row[j - 1] as number) + (text.charCodeAt(j - 1) === letter ? 0 : 1);
      const gap = Math.min(row[j] as number, next[j - 1] as number) + 1;
      next[j] = Math.min(swap, gap);
    }
    [row, next] = [next, row];
  }
  let least = name.length;
  for (let j = 0; j <= text.length; j++) least = Math.min(least, row[j] as number);
  return least;
}

/** Names the text seems to hold, strongest first. */
export function matchNames(index: NameIndex, text: string): NameMatch[] {
  const folded = foldName(text).slice(0, MAX_TEXT);
  const shares = new Map<number, number>();
  for (const gram of listGrams(folded)) {
    const weight = index.weights.get(gram);
    if (weight === undefined) continue;
    for (const name of index.grams.get(gram) as Int32Array) shares.set(name, (shares.get(name) ?? 0) + weight);
  }
  const proposed = [...shares]
    .map(([name, share]) => ({ name, share: share / (index.totals[name] as number) }))
    .filter(({ share }) => share >= MIN_SHARE)
    .sort((a, b) => b.share - a.share || a.name - b.name)
    .slice(0, PROPOSED);
  const matches: NameMatch[] = [];
  for (const { name, share } of proposed) {
    const wanted = index.folded[name] as string;
    const fit = 1 - fitInside(wanted, folded) / wanted.length;
    if (fit < MIN_FIT) continue;
    // A long name that fits is no accident; a name of four letters may be.
    const certainty = wanted.length / (wanted.length + 3);
    matches.push({ name, strength: (0.6 * fit * fit + 0.4 * share) * certainty });
  }
  return matches.sort((a, b) => b.strength - a.strength || a.name - b.name);
}
