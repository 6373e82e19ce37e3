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

/** Scores by row, with a list of the rows that have one, so that a search pays for what it met and not for all rows. */
export type Sheet = { scores: Float32Array; touched: Int32Array; count: number };

export const makeSheet = (rowCount: number): Sheet => ({
  scores: new Float32Array(rowCount),
  touched: new Int32Array(rowCount),
  count: 0,
});

export function clearSheet(sheet: Sheet): void {
  for (let i = 0; i < sheet.count; i++) sheet.scores[sheet.touched[i] as number] = 0;
  sheet.count = 0;
}

/** `score` must be above zero. */
export function addScore(sheet: Sheet, row: number, score: number): void {
  const before = sheet.scores[row] as number;
  if (before === 0) sheet.touched[sheet.count++] = row;
  sheet.scores[row] = before + score;
}

type Cursor = { slot: number; end: number; weight: number; height: number };

function read(sheet: Sheet, { rows, impacts }: Impacts, cursor: Cursor, end: number): void {
  const { scores, touched } = sheet;
  const weight = cursor.weight;
  let count = sheet.count;
  for (let slot = cursor.slot; slot < end; slot++) {
    const row = rows[slot] as number;
    const before = scores[row] as number;
    if (before === 0) touched[count++] = row;
    scores[row] = before + weight * (impacts[slot] as number);
  }
  sheet.count = count;
}

/** Adds weight × impact of the asked terms to the sheet; false when the budget did not reach all of them. */
export function accumulateImpacts(sheet: Sheet, laid: Impacts, asked: ReadonlyMap<number, number>, budget = BUDGET): boolean {
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
    for (const cursor of cursors) read(sheet, laid, cursor, cursor.end);
    return true;
  }
  let left = budget;
  while (left > 0) {
    let best: Cursor | undefined;
    for (const cursor of cursors) if (cursor.slot < cursor.end && (best === undefined || cursor.height > best.height)) best = cursor;
    if (best === undefined) return true;
    const end = Math.min(best.end, best.slot + SEGMENT);
    read(sheet, laid, best, end);
    left -= end - best.slot;
    best.slot = end;
    if (end < best.end) best.height = best.weight * (laid.impacts[end] as number);
  }
  return false;
}

/** The whole score of each listed row, over `weights` by term (0 for terms not asked). */
export function rescoreRows({ scores }: Sheet, { byRow }: Impacts, rows: readonly number[], weights: Float32Array): void {
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

/** The `limit` rows of highest score, best first; of equals the earlier row. */
export function pickBest({ scores, touched, count }: Sheet, limit: number): number[] {
  const best: number[] = [];
  const precedes = (row: number, other: number): boolean => {
    const ahead = (scores[row] as number) - (scores[other] as number);
    return ahead > 0 || (ahead === 0 && row < other);
  };
  let floor = 0;
  for (let i = 0; i < count; i++) {
    const row = touched[i] as number;
    if ((scores[row] as number) < floor) continue;
    if (best.length === limit && !precedes(row, best[limit - 1] as number)) continue;
    let at = best.length < limit ? best.length : limit - 1;
    while (at > 0 && precedes(row, best[at - 1] as number)) {
      best[at] = best[at - 1] as number;
      at--;
    }
    best[at] = row;
    if (best.length === limit) floor = scores[best[limit - 1] as number] as number;
  }
  return best;
}
