import { createRowBuilder, makeSlots, type SparseRows } from '../learn/index.ts';
import type { FeelingFeatures } from './feeling-features.ts';

/** The features a model knows, and the table that finds the column of a hash. */
export type Columns = { hashes: Uint32Array; slots: Int32Array };

export function makeColumns(hashes: Uint32Array): Columns {
  return { hashes, slots: makeSlots(hashes) };
}

/** The column of a hash, or -1. */
export function findColumn({ hashes, slots }: Columns, hash: number): number {
  const mask = slots.length - 1;
  for (let at = hash & mask; ; at = (at + 1) & mask) {
    const column = (slots[at] as number) - 1;
    if (column < 0 || hashes[column] === hash) return column;
  }
}

/** Lists each known feature of a text once; the list is overwritten by the next call. */
export type ListColumns = (features: { size: number; hashes: Uint32Array }) => Int32Array;

export function createColumnLister(columns: Columns): ListColumns {
  const seen = new Uint32Array(columns.hashes.length);
  let turn = 0;
  let found = new Int32Array(1024);
  return ({ size, hashes }) => {
    turn++;
    if (found.length < size) found = new Int32Array(size * 2);
    let count = 0;
    for (let i = 0; i < size; i++) {
      const column = findColumn(columns, hashes[i] as number);
      if (column < 0 || seen[column] === turn) continue;
      seen[column] = turn;
      found[count++] = column;
    }
    return found.subarray(0, count);
  };
}

/** Reads every text once: the columns that stand in at least `minTexts` texts, and the rows of 1 where a text has the column. */
export function readRows(
  makeFeatures: (text: string) => FeelingFeatures,
  texts: readonly string[],
  minTexts: number,
): { columns: Columns; rows: SparseRows } {
  const kept: Uint32Array[] = [];
  const counts = new Map<number, number>();
  for (const text of texts) {
    const { size, hashes } = makeFeatures(text);
    const own = new Set(hashes.subarray(0, size));
    kept.push(Uint32Array.from(own));
    for (const hash of own) counts.set(hash, (counts.get(hash) ?? 0) + 1);
  }
  const hashes: number[] = [];
  for (const [hash, count] of counts) if (count >= minTexts) hashes.push(hash);
  const columns = makeColumns(Uint32Array.from(hashes));
  const list = createColumnLister(columns);
  const builder = createRowBuilder(1 << 16);
  let ones = new Float32Array(1024).fill(1);
  for (const own of kept) {
    const found = list({ size: own.length, hashes: own });
    if (ones.length < found.length) ones = new Float32Array(found.length * 2).fill(1);
    builder.add(found, ones, found.length);
  }
  return { columns, rows: builder.build(columns.hashes.length) };
}

/** Every row scaled to length one. */
export function normaliseRows(rows: SparseRows): SparseRows {
  const values = new Float32Array(rows.values.length);
  for (let row = 0; row < rows.size; row++) {
    const start = rows.starts[row] as number;
    const end = rows.starts[row + 1] as number;
    let sum = 0;
    for (let i = start; i < end; i++) sum += (rows.values[i] as number) ** 2;
    const factor = sum > 0 ? 1 / Math.sqrt(sum) : 0;
    for (let i = start; i < end; i++) values[i] = (rows.values[i] as number) * factor;
  }
  return { ...rows, values };
}
