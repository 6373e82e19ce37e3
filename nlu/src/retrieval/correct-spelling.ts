/** Nearest known word for a misspelt one: at most one edit (two from ten letters on), and the same first letter. */

/** Optimal string alignment distance, given up once it must exceed `limit`. */
export function measureEdits(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min((last[j] as number) + 1, (row[j - 1] as number) + 1, (last[j - 1] as number) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, (before[j - 2] as number) + 1);
      row.push(cost);
      least = Math.min(least, cost);
    }
    if (least > limit) return limit + 1;
    before = last;
    last = row;
  }
  return last[b.length] as number;
}

/** Known words by first letter and length, so that a look-up reads a few dozen of them. */
export type SpellingShelves = Map<string, string[]>;

const shelfOf = (word: string, length = word.length): string => `${word[0]}${length}`;

export function shelveWords(words: Iterable<string>): SpellingShelves {
  const shelves: SpellingShelves = new Map();
  for (const word of words) {
    if (word.length < 3 || !/^[a-z]+$/.test(word)) continue;
    const shelf = shelves.get(shelfOf(word));
    if (shelf) shelf.push(word);
    else shelves.set(shelfOf(word), [word]);
  }
  return shelves;
}

export function findSpelling(shelves: SpellingShelves, word: string): string | undefined {
  if (word.length < 5 || word.length > 24 || !/^[a-z]+$/.test(word)) return undefined;
  const limit = word.length >= 10 ? 2 : 1;
  let best: string | undefined;
  let least = limit + 1;
  for (let length = word.length - limit; length <= word.length + limit; length++) {
    for (const known of shelves.get(shelfOf(word, length)) ?? []) {
      const edits = measureEdits(word, known, least - 1);
      if (edits < least) {
        least = edits;
        best = known;
      }
    }
  }
  return best;
}
