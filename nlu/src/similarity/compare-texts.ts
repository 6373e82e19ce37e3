/** Two questions side by side as numbers: what they share in several views (letters, canonical letters, pairs, words), and what sets them apart. */
import { normaliseText } from '../normalise/index.ts';
import { findRuns, pairLetters, tokenize } from '../tokenize.ts';
import { canoniseChinese } from './canonise-chinese.ts';

const MAX_TEXT = 200;
const VIEWS = 4;

/** `views`: letters or stems, canonical letters, pairs of canonical letters, words; each term once, with its idf. */
export type ReadText = {
  views: Map<string, number>[];
  masses: number[];
  letters: string;
  asks: number;
  denials: number;
  numbers: string;
};
/** idf by view and term; a term never seen weighs as much as the rarest. */
export type TermSpread = { tables: Map<string, number>[]; rarest: number };

/** Kinds of question; a text may ask in several ways at once. */
const ASKS: readonly RegExp[] = [
  /怎么(?!回事)|how (?:do|can|to|should|would)/,
  /为什么|why|reason/,
  /何时|多久|when|how (?:long|soon)/,
  /多少|how (?:much|many)|\bcost/,
  /哪|where|which/,
  /(?:能|是|有|会|要).{0,20}(?:$|[吗么不?])|\b(?:can|is|are|do|does|may|will|could)\b/,
  /什么(?!时)|what/,
];

function listViews(text: string): { views: string[][]; letters: string; plain: string } {
  const normalised = normaliseText(text, MAX_TEXT);
  const canonical = canoniseChinese(normalised);
  const singles: string[] = [];
  const plain: string[] = [];
  const pairs: string[] = [];
  for (const run of findRuns(normalised)) singles.push(...(run.kind === 'han' ? run.text : [run.text]));
  for (const run of findRuns(canonical)) {
    const parts = run.kind === 'han' ? [...run.text] : [run.text];
    plain.push(...parts);
    if (run.kind === 'han' && run.text.length > 1) pairs.push(...pairLetters(run.text));
  }
  if (pairs.length === 0) for (let i = 0; i + 1 < plain.length; i++) pairs.push(`${plain[i]} ${plain[i + 1]}`);
  const words = tokenize(normalised).filter(({ kind }) => kind !== 'letter');
  return {
    views: [singles, plain, pairs, words.map(({ term }) => term)],
    letters: canonical.replace(/[^\p{L}\p{N}]/gu, ''),
    plain: canonical,
  };
}

export function learnSpread(texts: readonly string[]): TermSpread {
  const tables = Array.from({ length: VIEWS }, () => new Map<string, number>());
  for (const text of texts) {
    listViews(text).views.forEach((terms, view) => {
      const table = tables[view] as Map<string, number>;
      for (const term of new Set(terms)) table.set(term, (table.get(term) ?? 0) + 1);
    });
  }
  const idf = (holders: number) => Math.log((texts.length + 1) / (holders + 0.5));
  for (const table of tables) for (const [term, holders] of table) table.set(term, idf(holders));
  return { tables, rarest: idf(0.5) };
}

export function readText(text: string, spread: TermSpread): ReadText {
  const { views, letters, plain } = listViews(text);
  const weighed = views.map((terms, view) => {
    const table = spread.tables[view] as Map<string, number>;
    return new Map(terms.map((term) => [term, table.get(term) ?? spread.rarest]));
  });
  let asks = 0;
  ASKS.forEach((pattern, bit) => {
    if (pattern.test(plain)) asks |= 1 << bit;
  });
  return {
    views: weighed,
    masses: weighed.map((terms) => [...terms.values()].reduce((sum, weight) => sum + weight, 0)),
    letters,
    asks,
    denials: (plain.match(/[不没]|\bnot\b|n't|\bno\b/g) ?? []).length,
    numbers: (plain.match(/\d+|[一二三四五六七八九十百千万]+/g) ?? []).join(','),
  };
}

/** Longest common subsequence and longest common run of letters, in one sweep. */
function alignLetters(a: string, b: string): { sequence: number; run: number } {
  let before = new Uint16Array(b.length + 1);
  let now = new Uint16Array(b.length + 1);
  let runs = new Uint16Array(b.length + 1);
  let nextRuns = new Uint16Array(b.length + 1);
  let run = 0;
  for (let i = 1; i <= a.length; i++) {
    const letter = a.charCodeAt(i - 1);
    for (let j = 1; j <= b.length; j++) {
      const same = b.charCodeAt(j - 1) === letter;
      now[j] = same ? (before[j - 1] as number) + 1 : Math.max(before[j] as number, now[j - 1] as number);
      nextRuns[j] = same ? (runs[j - 1] as number) + 1 : 0;
      run = Math.max(run, nextRuns[j] as number);
    }
    [before, now] = [now, before];
    [runs, nextRuns] = [nextRuns, runs];
  }
  return { sequence: before[b.length] as number, run };
}

/** Per view: cosine, Jaccard, share of the lighter text, weight and greatest weight of what only one side has (lesser and greater). */
const PER_VIEW = 7;
const REST = 15;
export const COMPARE_WIDTH = VIEWS * PER_VIEW + REST;

function compareView(a: Map<string, number>, b: Map<string, number>, massA: number, massB: number, out: Float32Array, at: number): void {
  let shared = 0;
  let dot = 0;
  let sizeA = 0;
  let sizeB = 0;
  let aloneA = 0;
  let aloneB = 0;
  for (const [term, weight] of a) {
    sizeA += weight * weight;
    if (b.has(term)) {
      shared += weight;
      dot += weight * weight;
    } else aloneA = Math.max(aloneA, weight);
  }
  for (const [term, weight] of b) {
    sizeB += weight * weight;
    if (!a.has(term)) aloneB = Math.max(aloneB, weight);
  }
  const restA = massA - shared;
  const restB = massB - shared;
  out[at] = dot / Math.sqrt(sizeA * sizeB || 1);
  out[at + 1] = shared / (massA + massB - shared || 1);
  out[at + 2] = shared / (Math.min(massA, massB) || 1);
  out[at + 3] = Math.min(restA, restB);
  out[at + 4] = Math.max(restA, restB);
  out[at + 5] = Math.min(aloneA, aloneB);
  out[at + 6] = Math.max(aloneA, aloneB);
}

function countBits(bits: number): number {
  let count = 0;
  for (let rest = bits; rest > 0; rest &= rest - 1) count++;
  return count;
}

/** The same for (a, b) and (b, a). */
export function compareTexts(a: ReadText, b: ReadText, out: Float32Array, from: number): void {
  for (let view = 0; view < VIEWS; view++) {
    const left = a.views[view] as Map<string, number>;
    const right = b.views[view] as Map<string, number>;
    compareView(left, right, a.masses[view] as number, b.masses[view] as number, out, from + view * PER_VIEW);
  }
  const shorter = Math.min(a.letters.length, b.letters.length);
  const longer = Math.max(a.letters.length, b.letters.length);
  const { sequence, run } = alignLetters(a.letters, b.letters);
  const rest = [
    shorter,
    longer,
    shorter / (longer || 1),
    sequence / (longer || 1),
    sequence / (shorter || 1),
    run / (shorter || 1),
    run,
    countBits(a.asks & b.asks),
    countBits(a.asks ^ b.asks),
    (a.asks & 2) === (b.asks & 2) ? 0 : 1,
    (a.asks & 1) === (b.asks & 1) ? 0 : 1,
    Math.abs(a.denials - b.denials),
    Math.min(a.denials, b.denials),
    a.numbers === b.numbers ? (a.numbers === '' ? 0 : 1) : a.numbers === '' || b.numbers === '' ? 2 : 3,
    a.letters.at(-1) === b.letters.at(-1) ? 1 : 0,
  ];
  out.set(rest, from + VIEWS * PER_VIEW);
}
