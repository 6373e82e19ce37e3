/**
 * Postings whose impacts are finished numbers, each term's list ordered from the highest impact down. A search reads them in segments,
 * the highest first (`accumulateImpacts`), and stops when its budget is spent, so that its cost is bounded whatever the number of rows;
 * the best of what it met are then scored in full from the rows' own lists (`rescoreRows`).
 */

/** Term t holds slots `offsets[t] … offsets[t+1])` of `rows` and `impacts`, highest first. `byRow`: the same by row. */
export type Impacts = { offsets: Int32Array; rows: Int32Array; impacts: Float32Array; byRow: RowLists };
/** Row r holds slots `starts[r] … starts[r+1])`. */
export type RowLists = { starts: Int32Array; terms: Int32Array; impacts: Float32Array };

export type CountedRow = { terms: Int32Array; impacts: Float32Array };

export function layImpacts(counted: readonly CountedRow[], termCount: number): Impacts {
  const offsets = new Int32Array(termCount + 1);
  for (const { terms } of counted) for (const term of terms) offsets[term + 1] = (offsets[term + 1] as number) + 1;
  for (let t = 0; t < termCount; t++) offsets[t + 1] = (offsets[t + 1] as number) + (offsets[t] as number);
  const next = offsets.slice();
  const rows = new Int32Array(offsets[termCount] as number);
  const impacts = new Float32Array(rows.length);
  counted.forEach((row, at) => {
    for (let i = 0; i < row.terms.length; i++) {
      const term = row.terms[i] as number;
      const slot = next[term] as number;
      next[term] = slot + 1;
      rows[slot] = at;
      impacts[slot] = row.impacts[i] as number;
    }
  });
  for (let t = 0; t < termCount; t++) orderByImpact(rows, impacts, offsets[t] as number, offsets[t + 1] as number);
  return { offsets, rows, impacts, byRow: listRows(counted) };
}

function listRows(counted: readonly CountedRow[]): RowLists {
  const starts = new Int32Array(counted.length + 1);
  counted.forEach(({ terms }, row) => {
    starts[row + 1] = (starts[row] as number) + terms.length;
  });
  const total = starts[counted.length] as number;
  const lists: RowLists = { starts, terms: new Int32Array(total), impacts: new Float32Array(total) };
  counted.forEach(({ terms, impacts }, row) => {
    lists.terms.set(terms, starts[row] as number);
    lists.impacts.set(impacts, starts[row] as number);
  });
  return lists;
}

/** Longer lists than this are put in order of impact; short ones are always read whole. */
const SHORT_LIST = 64;

function orderByImpact(rows: Int32Array, impacts: Float32Array, from: number, to: number): void {
  if (to - from <= SHORT_LIST) return;
  const order = Array.from({ length: to - from }, (_, i) => from + i).sort(
    (a, b) => (impacts[b] as number) - (impacts[a] as number) || (rows[a] as number) - (rows[b] as number),
  );
  const sortedRows = Int32Array.from(order, (slot) => rows[slot] as number);
  const sortedImpacts = Float32Array.from(order, (slot) => impacts[slot] as number);
  rows.set(sortedRows, from);
  impacts.set(sortedImpacts, from);
}

/** Postings one search may read; beyond it the lowest impacts of the longest lists go unread. */
const BUDGET = 16_000;
const SEGMENT = 256;

type Cursor = { slot: number; end: number; weight: number; height: number };

function read(scores: Float32Array, { rows, impacts }: Impacts, cursor: Cursor, end: number): void {
  const weight = cursor.weight;
  for (let slot = cursor.slot; slot < end; slot++) {
    const row = rows[slot] as number;
    scores[row] = (scores[row] as number) + weight * (impacts[slot] as number);
  }
}

/** Adds weight × impact of the asked terms to `scores`, by row; false when the budget did not reach all of them. */
export function accumulateImpacts(scores: Float32Array, laid: Impacts, asked: ReadonlyMap<number, number>, budget = BUDGET): boolean {
  const cursors: Cursor[] = [];
  let total = 0;
  for (const [term, weight] of asked) {
    const slot = laid.offsets[term] as number;
    const end = laid.offsets[term + 1] as number;
    if (slot === end) continue;
    total += end - slot;
    cursors.push({ slot, end, weight, height: weight * (laid.impacts[slot] as number) });
  }
  if (total <= budget) {
    for (const cursor of cursors) read(scores, laid, cursor, cursor.end);
    return true;
  }
  let left = budget;
  while (left > 0) {
    let best: Cursor | undefined;
    for (const cursor of cursors) if (cursor.slot < cursor.end && (best === undefined || cursor.height > best.height)) best = cursor;
    if (best === undefined) return true;
    const end = Math.min(best.end, best.slot + SEGMENT);
    read(scores, laid, best, end);
    left -= end - best.slot;
    best.slot = end;
    if (end < best.end) best.height = best.weight * (laid.impacts[end] as number);
  }
  return false;
}

/** The whole score of each listed row, over `weights` by term (0 for terms not asked). */
export function rescoreRows(scores: Float32Array, { byRow }: Impacts, rows: readonly number[], weights: Float32Array): void {
  const { starts, terms, impacts } = byRow;
  for (const row of rows) {
    const end = starts[row + 1] as number;
    let score = 0;
    for (let slot = starts[row] as number; slot < end; slot++) {
      score += (weights[terms[slot] as number] as number) * (impacts[slot] as number);
    }
    scores[row] = score;
  }
}

/** The `limit` rows of highest score above zero, best first; of equals the earlier row. */
export function pickBest(scores: Float32Array, limit: number): number[] {
  const best: number[] = [];
  let floor = 0;
  for (let row = 0; row < scores.length; row++) {
    const score = scores[row] as number;
    if (score <= floor) continue;
    let at = best.length < limit ? best.length : limit - 1;
    while (at > 0 && (scores[best[at - 1] as number] as number) < score) {
      best[at] = best[at - 1] as number;
      at--;
    }
    best[at] = row;
    if (best.length === limit) floor = scores[best[limit - 1] as number] as number;
  }
  return best;
}
