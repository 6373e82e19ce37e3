/** Hashed columns of texts and of pairs: which terms both hold, which only one, and which stand against each other. */
import type { ReadText } from './compare-texts.ts';

/** Columns and their values, side by side. */
export type Columns = { at: Int32Array; values: Float32Array };

export const COLUMN_BITS = 18;
const MASK = (1 << COLUMN_BITS) - 1;
/** Views that are hashed: canonical letters, their pairs, words. */
const HASHED_VIEWS = [1, 2, 3] as const;
const PAIRS_VIEW = 2;
const WORDS_VIEW = 3;
/** Terms standing against each other, per view; more say nothing and would cost the square. */
const MAX_CROSSED = 120;
const MAX_WORDS = 12;

function hashTerm(mark: number, a: string, b = ''): number {
  let hash = 0x811c9dc5 ^ mark;
  for (let i = 0; i < a.length; i++) hash = Math.imul(hash ^ a.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ 0x7c, 0x01000193);
  for (let i = 0; i < b.length; i++) hash = Math.imul(hash ^ b.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return ((hash ^ (hash >>> 12)) >>> 0) & MASK;
}

function makeColumns(at: readonly number[], values: readonly number[], size: number): Columns {
  const norm = Math.sqrt(values.reduce((sum, value) => sum + value * value, 0)) || 1;
  return { at: Int32Array.from(at), values: Float32Array.from(values, (value) => (size * value) / norm) };
}

/** One text: its terms, each view of length one. */
export function listTextColumns(text: ReadText): Columns {
  const at: number[] = [];
  const values: number[] = [];
  for (const view of HASHED_VIEWS) {
    const terms = text.views[view] as Map<string, number>;
    let norm = 0;
    for (const weight of terms.values()) norm += weight * weight;
    norm = Math.sqrt(norm) || 1;
    for (const [term, weight] of terms) {
      at.push(hashTerm(view, term));
      values.push(weight / norm);
    }
  }
  return { at: Int32Array.from(at), values: Float32Array.from(values) };
}

function inOrder(one: string, two: string): [string, string] {
  return one < two ? [one, two] : [two, one];
}

/** The same for (a, b) and (b, a). */
export function listPairColumns(a: ReadText, b: ReadText): Columns {
  const at: number[] = [hashTerm(0, '')];
  const values: number[] = [1];
  const add = (mark: number, value: number, left: string, right?: string) => {
    at.push(hashTerm(mark, left, right));
    values.push(value);
  };
  for (const view of HASHED_VIEWS) {
    const left = a.views[view] as Map<string, number>;
    const right = b.views[view] as Map<string, number>;
    const onlyLeft = [...left.keys()].filter((term) => !right.has(term));
    const onlyRight = [...right.keys()].filter((term) => !left.has(term));
    for (const term of left.keys()) if (right.has(term)) add(16 + view, 0.5, term);
    for (const term of [...onlyLeft, ...onlyRight]) add(32 + view, 1, term);
    const crossed = onlyLeft.length * onlyRight.length;
    if (view !== PAIRS_VIEW && crossed <= MAX_CROSSED) {
      const value = 1.5 / Math.sqrt(Math.max(1, crossed));
      for (const one of onlyLeft) for (const two of onlyRight) add(48 + view, value, ...inOrder(one, two));
    }
    if (view !== WORDS_VIEW) continue;
    if (right.size < MAX_WORDS) for (const one of onlyLeft) for (const two of right.keys()) add(64, 0.3, one, two);
    if (left.size < MAX_WORDS) for (const one of onlyRight) for (const two of left.keys()) add(64, 0.3, one, two);
  }
  return makeColumns(at, values, 2);
}
