/** Rows of a sparse matrix, one after the other: row r holds `columns` and `values` from starts[r] to starts[r + 1]. */
export type SparseRows = { size: number; width: number; starts: Int32Array; columns: Int32Array; values: Float32Array };

/** Collects rows of unknown total length. */
export type RowBuilder = {
  add(columns: ArrayLike<number>, values: ArrayLike<number>, count: number): void;
  build(width: number): SparseRows;
};

export function createRowBuilder(expected = 1024): RowBuilder {
  let columns = new Int32Array(expected);
  let values = new Float32Array(expected);
  let used = 0;
  const starts: number[] = [0];
  const add = (newColumns: ArrayLike<number>, newValues: ArrayLike<number>, count: number): void => {
    if (used + count > columns.length) {
      const room = Math.max(columns.length * 2, used + count);
      const wider = new Int32Array(room);
      wider.set(columns);
      columns = wider;
      const longer = new Float32Array(room);
      longer.set(values);
      values = longer;
    }
    for (let i = 0; i < count; i++) {
      columns[used] = newColumns[i] as number;
      values[used++] = newValues[i] as number;
    }
    starts.push(used);
  };
  const build = (width: number): SparseRows => ({
    size: starts.length - 1,
    width,
    starts: Int32Array.from(starts),
    columns: columns.slice(0, used),
    values: values.slice(0, used),
  });
  return { add, build };
}

/** The given rows, in the given order. */
export function pickRows(rows: SparseRows, picked: ArrayLike<number>): SparseRows {
  const builder = createRowBuilder(rows.columns.length);
  for (let i = 0; i < picked.length; i++) {
    const row = picked[i] as number;
    const start = rows.starts[row] as number;
    const end = rows.starts[row + 1] as number;
    builder.add(rows.columns.subarray(start, end), rows.values.subarray(start, end), end - start);
  }
  return builder.build(rows.width);
}
