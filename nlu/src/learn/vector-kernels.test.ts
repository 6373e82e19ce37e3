import { expect, it } from 'vitest';
import { createArena } from './vector-kernels.ts';

const COLUMNS = [2, 0, 2, 1];
const FACTORS = [0.5, -1, 2, 0.25];

function makeCase(width: number) {
  const arena = createArena(10_000, 8);
  const columns = arena.ints(4);
  const factors = arena.floats(4);
  const matrix = arena.floats(3 * width);
  const bytes = arena.bytes(3 * width);
  const vector = arena.floats(width);
  columns.set(COLUMNS);
  factors.set(FACTORS);
  for (let i = 0; i < matrix.length; i++) {
    matrix[i] = Math.sin(i);
    bytes[i] = ((i * 37) % 255) - 127;
  }
  for (let j = 0; j < width; j++) vector[j] = Math.cos(j);
  return { kernels: arena.kernels, columns, factors, matrix, bytes, vector };
}

it.each([16, 48, 128])('adds up, spreads out and multiplies as the plain loops do, %i wide', (width) => {
  const a = makeCase(width);
  const before = a.vector.slice();
  const rowOf = (matrix: ArrayLike<number>, row: number, j: number) => matrix[(COLUMNS[row] as number) * width + j] as number;
  a.kernels.gather(a.columns.byteOffset, a.factors.byteOffset, 4, a.matrix.byteOffset, width * 4, a.vector.byteOffset);
  a.vector.forEach((value, j) => {
    expect(value).toBeCloseTo(
      FACTORS.reduce((sum, factor, row) => sum + factor * rowOf(a.matrix, row, j), before[j] as number),
      4,
    );
  });
  a.vector.set(before);
  a.kernels.dot(a.columns.byteOffset, a.factors.byteOffset, 4, a.matrix.byteOffset, width * 4, a.vector.byteOffset);
  a.factors.forEach((value, row) => {
    expect(value).toBeCloseTo(
      before.reduce((sum, number, j) => sum + number * rowOf(a.matrix, row, j), 0),
      4,
    );
  });
  const old = a.matrix.slice();
  a.factors.set(FACTORS);
  a.kernels.spread(a.columns.byteOffset, a.factors.byteOffset, 4, a.matrix.byteOffset, width * 4, a.vector.byteOffset);
  expect(a.matrix[2 * width + 3]).toBeCloseTo((old[2 * width + 3] as number) + 2.5 * (before[3] as number), 4);
  expect(a.matrix[width + 3]).toBeCloseTo((old[width + 3] as number) + 0.25 * (before[3] as number), 4);
});

it.each([16, 48, 128])('adds up rows of bytes two by two in whole numbers, %i wide', (width) => {
  const { columns, bytes } = makeCase(width);
  const arena = createArena(1_000 + 3 * width, 8);
  const [places, pairs, matrix, sums] = [arena.ints(4), arena.ints(2), arena.bytes(3 * width), arena.ints(width)];
  places.set(columns);
  matrix.set(bytes);
  const factors = [-32_767, 1_234, 32_767, -5];
  for (const pair of [0, 1]) pairs[pair] = ((factors[pair * 2] as number) & 0xffff) | ((factors[pair * 2 + 1] as number) << 16);
  for (const count of [2, 1, 0]) {
    arena.kernels.gatherBytes(places.byteOffset, pairs.byteOffset, count, matrix.byteOffset, width, sums.byteOffset);
    const sum = (j: number) =>
      factors.slice(0, count * 2).reduce((total, factor, i) => total + factor * (matrix[(COLUMNS[i] as number) * width + j] as number), 0);
    expect([...sums]).toEqual(Array.from({ length: width }, (_, j) => sum(j)));
  }
});
