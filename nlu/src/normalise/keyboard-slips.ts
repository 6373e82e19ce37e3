/** Words one slip of the fingers apart (two in long words), found by what is left when letters are taken out of both. */

export type SlipShelves = Map<string, string[]>;

const ROWS = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];
const LONG = 9;
const MOST_ON_SHELF = 24;

/** Keys side by side or one above the other on a QWERTY keyboard. */
export function mayTouch(a: string, b: string): boolean {
  const place = (key: string): [number, number] => {
    const row = ROWS.findIndex((keys) => keys.includes(key));
    return [row, row < 0 ? -9 : (ROWS[row] as string).indexOf(key) + row * 0.4];
  };
  const [rowA, keyA] = place(a);
  const [rowB, keyB] = place(b);
  return rowA >= 0 && rowB >= 0 && Math.abs(rowA - rowB) <= 1 && Math.abs(keyA - keyB) <= 1.01;
}

function takeOut(word: string): string[] {
  return Array.from(word, (_, at) => word.slice(0, at) + word.slice(at + 1));
}

function leftovers(word: string): Set<string> {
  const once = takeOut(word);
  return new Set([word, ...once, ...(word.length >= LONG ? once.flatMap(takeOut) : [])]);
}

export function shelveSlips(words: readonly string[]): SlipShelves {
  const shelves: SlipShelves = new Map();
  for (const word of words) {
    for (const left of leftovers(word)) {
      const shelf = shelves.get(left);
      if (!shelf) shelves.set(left, [word]);
      else if (shelf.length < MOST_ON_SHELF) shelf.push(word);
    }
  }
  return shelves;
}

/** Cost of typing `typed` for `meant`: swapped, doubled or neighbouring letters are cheap, other slips dear; Infinity past two slips. */
export function costSlip(typed: string, meant: string): number {
  const width = meant.length + 1;
  let before: number[] = [];
  let last = Array.from({ length: width }, (_, j) => j * 0.8);
  for (let i = 1; i <= typed.length; i++) {
    const row = [i * 0.8];
    for (let j = 1; j < width; j++) {
      const [a, b] = [typed[i - 1] as string, meant[j - 1] as string];
      const change = a === b ? 0 : mayTouch(a, b) ? 0.7 : 1;
      const extra = a === typed[i - 2] ? 0.4 : 0.8;
      const missing = b === meant[j - 2] ? 0.4 : 0.8;
      let cost = Math.min((last[j - 1] as number) + change, (last[j] as number) + extra, (row[j - 1] as number) + missing);
      if (i > 1 && j > 1 && a === meant[j - 2] && typed[i - 2] === b) cost = Math.min(cost, (before[j - 2] as number) + 0.5);
      row.push(cost);
    }
    before = last;
    last = row;
  }
  const cost = last[meant.length] as number;
  return typed[0] === meant[0] ? cost : cost + 0.4;
}

/** An ending that English puts to known words: not a slip. */
const isForm = (typed: string, meant: string): boolean =>
  typed.startsWith(meant) && /^(?:s|es|d|ed|r|er|ing|ly)$/.test(typed.slice(meant.length));

/** The likeliest word meant by a misspelt one: at most one slip, two from nine letters on. */
export function findSlips(shelves: SlipShelves, typed: string): string | undefined {
  const most = typed.length >= LONG ? 1.6 : typed.length >= 5 ? 1.05 : 0.85;
  let best: string | undefined;
  let least = most + 0.001;
  for (const left of leftovers(typed)) {
    for (const meant of shelves.get(left) ?? []) {
      if (isForm(typed, meant) || isForm(meant, typed)) return undefined;
      const cost = costSlip(typed, meant);
      if (cost < least) [best, least] = [meant, cost];
    }
  }
  return best;
}
