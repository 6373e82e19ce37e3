/**
 * Finds names of a list (products, shop-defined words) in a text, also misspelt by one letter. Names and text are folded to letters and
 * digits; rolling hashes of every window, whole and with one letter left out, are looked up, so a text of n letters costs
 * n x (different lengths of names) x (length) steps of integer arithmetic, however many names there are.
 */
import { foldAccents, simplify } from '../normalise/index.ts';
import { resolveOverlaps } from './candidate.ts';
import { foldKeepingOffsets } from './fold-text.ts';

export type NamedThing = { id: string; names: readonly string[] };
export type NameHit = { id: string; name: string; start: number; end: number; confidence: number };
export type NameFinder = { find(text: string): NameHit[] };

type Name = { id: string; name: string; key: string };
type Folded = { key: string; places: number[]; edge: Uint8Array; ends: Uint8Array };

const FACTOR = 0x01000193;
const LATIN = /[a-z\d]/;
const MAX_NAME = 40;
/** Shorter names are matched only exactly: one letter off "ps5" is another thing. */
const FUZZY_LATIN = 5;
const FUZZY_CHINESE = 4;

/** Letters and digits only; a window may begin or end where the script changes or a separator stood. */
function fold(text: string): Folded {
  const plain = simplify(foldAccents(foldKeepingOffsets(text))).toLowerCase();
  // A letter like İ grows when folded: then only plain letters are.
  const same = plain.length === text.length ? plain : text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
  const places: number[] = [];
  let key = '';
  for (let i = 0; i < same.length; i++) {
    if (!/[\p{L}\p{N}]/u.test(same[i] as string)) continue;
    key += same[i];
    places.push(i);
  }
  const edge = new Uint8Array(key.length);
  const ends = new Uint8Array(key.length);
  for (let i = 0; i < key.length; i++) {
    const joined = (a: number, b: number) =>
      places[b] === (places[a] as number) + 1 && LATIN.test(key[a] as string) && LATIN.test(key[b] as string);
    edge[i] = i === 0 || !joined(i - 1, i) ? 1 : 0;
    ends[i] = i === key.length - 1 || !joined(i, i + 1) ? 1 : 0;
  }
  return { key, places, edge, ends };
}

type Hashes = { whole(from: number, to: number): number; without(from: number, to: number, left: number): number };

function hash(key: string): Hashes {
  const sums = new Int32Array(key.length + 1);
  const powers = new Int32Array(key.length + 1).fill(1);
  for (let i = 0; i < key.length; i++) {
    sums[i + 1] = (Math.imul(sums[i] as number, FACTOR) + key.charCodeAt(i) + 1) | 0;
    powers[i + 1] = Math.imul(powers[i] as number, FACTOR);
  }
  const whole = (from: number, to: number) => ((sums[to] as number) - Math.imul(sums[from] as number, powers[to - from] as number)) | 0;
  const without = (from: number, to: number, left: number) =>
    (Math.imul(whole(from, left), powers[to - left - 1] as number) + whole(left + 1, to)) | 0;
  return { whole, without };
}

/** One letter changed, added, left out, or two neighbours swapped. */
function mayBeOneOff(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (long.length - short.length > 1) return false;
  let head = 0;
  while (head < short.length && short[head] === long[head]) head++;
  if (long.length > short.length) return short.slice(head) === long.slice(head + 1);
  if (short.slice(head + 1) === long.slice(head + 1)) return true;
  return short[head] === long[head + 1] && short[head + 1] === long[head] && short.slice(head + 2) === long.slice(head + 2);
}

const mayBlur = (key: string): boolean => key.length >= (LATIN.test(key) ? FUZZY_LATIN : FUZZY_CHINESE) && !/^\d+$/.test(key);

/** `sizes` and `windows`: lengths worth a look, by the first letter. `sieve` holds the low bits of every hash: most windows end there. */
type Index = {
  exact: Map<number, Name[]>;
  blurred: Map<number, Name[]>;
  sizes: Map<string, number[]>;
  windows: Map<string, number[]>;
  sieve: Uint8Array;
};

const SIEVE = 0x1ffff;

function putInto<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (!list) map.set(key, [value]);
  else if (!list.includes(value)) list.push(value);
}

function buildIndex(things: readonly NamedThing[]): Index {
  const index: Index = { exact: new Map(), blurred: new Map(), sizes: new Map(), windows: new Map(), sieve: new Uint8Array(SIEVE + 1) };
  const enter = (map: Map<number, Name[]>, code: number, name: Name) => {
    index.sieve[code & SIEVE] = 1;
    putInto(map, code, name);
  };
  for (const { id, names } of things)
    for (const name of names) {
      const { key } = fold(name.slice(0, MAX_NAME * 2));
      if (key.length < 2 || key.length > MAX_NAME) continue;
      const entry = { id, name, key };
      const { whole, without } = hash(key);
      enter(index.exact, whole(0, key.length), entry);
      putInto(index.sizes, key[0] as string, key.length);
      if (!mayBlur(key)) continue;
      for (let i = 0; i < key.length; i++) enter(index.blurred, without(0, key.length, i), entry);
      for (const size of [key.length - 1, key.length, key.length + 1]) putInto(index.windows, key[0] as string, size);
    }
  return index;
}

/** Names that a window may mean, were one letter of either wrong. */
function findBlurred(index: Index, { whole, without }: Hashes, from: number, to: number): Set<Name> {
  const seen = new Set<Name>();
  for (let left = from; left <= to; left++) {
    const code = left === to ? whole(from, to) : without(from, to, left);
    if (index.sieve[code & SIEVE] === 0) continue;
    for (const name of index.blurred.get(code) ?? []) seen.add(name);
    for (const name of index.exact.get(code) ?? []) seen.add(name);
  }
  return seen;
}

/** A text that names more than this is no message; and no text may make the search look at more near misses. */
const MOST_HITS = 500;
const MOST_CHECKS = 20_000;

type Search = { folded: Folded; hashes: Hashes; hits: NameHit[]; checks: number };

function addHit(search: Search, { id, name, key }: Name, from: number, to: number, confidence: number): void {
  const start = search.folded.places[from] as number;
  const end = (search.folded.places[to - 1] as number) + 1;
  search.hits.push({ id, name, start, end, confidence: key.length <= 2 ? 0.7 : confidence });
}

function findExact(index: Index, search: Search, from: number): boolean {
  const { key, ends } = search.folded;
  const before = search.hits.length;
  for (const size of index.sizes.get(key[from] as string) ?? []) {
    const to = from + size;
    if (to > key.length || ends[to - 1] === 0) continue;
    for (const name of index.exact.get(search.hashes.whole(from, to)) ?? [])
      if (key.startsWith(name.key, from)) addHit(search, name, from, to, 0.95);
  }
  return search.hits.length > before;
}

function findMisspelt(index: Index, search: Search, from: number): void {
  const { key, ends } = search.folded;
  for (const size of index.windows.get(key[from] as string) ?? []) {
    const to = from + size;
    if (to > key.length || ends[to - 1] === 0 || search.checks > MOST_CHECKS) continue;
    const word = key.slice(from, to);
    for (const name of findBlurred(index, search.hashes, from, to)) {
      search.checks++;
      if (mayBlur(name.key) && name.key[0] === word[0] && mayBeOneOff(name.key, word)) addHit(search, name, from, to, 0.75);
    }
  }
}

/** Things of a list that share a spelling are all told. A misspelling must keep the first letter. */
export function createNameFinder(things: readonly NamedThing[]): NameFinder {
  const index = buildIndex(things);
  const find = (text: string): NameHit[] => {
    const folded = fold(text);
    const search: Search = { folded, hashes: hash(folded.key), hits: [], checks: 0 };
    for (let from = 0; from < folded.key.length && search.hits.length < MOST_HITS; from++) {
      if (folded.edge[from] === 1 && !findExact(index, search, from)) findMisspelt(index, search, from);
    }
    const byId = Map.groupBy(search.hits, ({ id }) => id);
    return [...byId.values()].flatMap((hits) => resolveOverlaps(hits)).sort((a, b) => a.start - b.start);
  };
  return { find };
}
