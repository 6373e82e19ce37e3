/**
 * Four loops over vectors of 32-bit floats or 8-bit numbers, four or eight numbers at a time (WebAssembly SIMD): JavaScript would do them one by one and in
 * 64 bits. The module is put together here from its instructions; every engine that runs this project has them, and they give the
 * same bits on every machine.
 */

/** Row numbers and places are byte offsets in the arena's memory; widths are in bytes, a multiple of 64 for floats. */
type Kernel = (columns: number, factors: number, count: number, matrix: number, width: number, vector: number) => void;

export type Kernels = {
  /**
   * vector = Σ factors[i] · matrix[columns[i]] over a matrix of 8-bit numbers, in whole numbers: the vector is of 32-bit ones, count is
   * of pairs of columns, and each pair has one factor, two 16-bit numbers (the first in the lower half). Width is a multiple of 16.
   */
  gatherBytes: Kernel;
  /** vector += Σ factors[i] · matrix[columns[i]] */
  gather: Kernel;
  /** matrix[columns[i]] += factors[i] · vector, for each i */
  spread: Kernel;
  /** factors[i] = matrix[columns[i]] · vector, for each i */
  dot: Kernel;
};

/** One block of memory that typed arrays are cut from, and the kernels that work on it. */
export type Arena = {
  kernels: Kernels;
  floats(length: number): Float32Array;
  ints(length: number): Int32Array;
  bytes(length: number): Int8Array;
};

const GET = (local: number): number[] => [0x20, local];
const SET = (local: number): number[] => [0x21, local];
const CONST = (value: number): number[] => [0x41, value];
const ADD = 0x6a;
const V_LOAD = (offset: number): number[] => [0xfd, 0x00, 4, offset];
const V_STORE = (offset: number): number[] => [0xfd, 0x0b, 4, offset];
const V_ADD = [0xfd, 0xe4, 0x01];
const V_MUL = [0xfd, 0xe6, 0x01];
const SPLAT = [0xfd, 0x13];
const F_LOAD = [0x2a, 2, 0];
const F_STORE = [0x38, 2, 0];
const F_ADD = 0x92;
const LANES = [0, 16, 32, 48];

const [COLUMNS, FACTORS, COUNT, MATRIX, WIDTH, VECTOR, ROW, PLACE, END, PAIR, LEFT, BLOCK] = [
  0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11,
] as const;
const SUMS = [12, 13, 14, 15] as const;
const [FIRST, SECOND] = [16, 17] as const;
/** Five i32 from ROW on, seven v128 from BLOCK on. */
const LOCALS = [2, 5, 0x7f, 7, 0x7b];

/** local += value */
const step = (local: number, value: number): number[] => [...GET(local), ...CONST(value), ADD, ...SET(local)];

/** Runs `body` for each of `count` rows, with ROW at the row's start, and moves on. */
function eachRow(body: number[]): number[] {
  const row = [...GET(COLUMNS), 0x28, 2, 0, ...GET(WIDTH), 0x6c, ...GET(MATRIX), ADD, ...SET(ROW)];
  const next = [...step(COLUMNS, 4), ...step(FACTORS, 4), ...GET(COUNT), ...CONST(1), 0x6b, ...SET(COUNT)];
  return [0x02, 0x40, 0x03, 0x40, ...GET(COUNT), 0x45, 0x0d, 1, ...row, ...body, ...next, 0x0c, 0, 0x0b, 0x0b];
}

/** 64 does not fit one signed LEB128 byte. */
const move = (local: number, by: number): number[] => [...GET(local), 0x41, ...(by < 64 ? [by] : [by | 0x80, 0]), ADD, ...SET(local)];

/** Runs `body` for each 16 numbers of the row, with ROW and PLACE (in the vector) moving along. */
function eachBlock(body: number[]): number[] {
  const start = [...GET(VECTOR), ...SET(PLACE), ...GET(ROW), ...GET(WIDTH), ADD, ...SET(END)];
  return [...start, 0x03, 0x40, ...body, ...move(ROW, 64), ...move(PLACE, 64), ...GET(ROW), ...GET(END), 0x49, 0x0d, 0, 0x0b];
}

const loadFactor = [...GET(FACTORS), ...F_LOAD, ...SPLAT, ...SET(BLOCK)];

/** target += factor · source, 16 bytes at `offset`. */
const axpy = (target: number, source: number) => (offset: number) => [
  ...GET(target),
  ...GET(target),
  ...V_LOAD(offset),
  ...GET(source),
  ...V_LOAD(offset),
  ...GET(BLOCK),
  ...V_MUL,
  ...V_ADD,
  ...V_STORE(offset),
];

const multiplyAdd = (offset: number): number[] => [
  ...GET(BLOCK),
  ...GET(ROW),
  ...V_LOAD(offset),
  ...GET(PLACE),
  ...V_LOAD(offset),
  ...V_MUL,
  ...V_ADD,
  ...SET(BLOCK),
];

const ZERO = [0xfd, 0x0c, ...new Array<number>(16).fill(0)];
const DOT_PAIRS = [0xfd, 0xba, 0x01];
const I_ADD = [0xfd, 0xae, 0x01];
/** The 16-bit numbers of FIRST and SECOND in turn: their lower halves, their upper halves. */
const WEAVE = [0, 8].map((from) => [0xfd, 0x0d, ...[0, 2, 4, 6].flatMap((i) => [from + i, from + i + 1, 16 + from + i, 17 + from + i])]);

/** Place of the row of the column at `offset` from PAIR, at END bytes into it. */
const findRow = (offset: number): number[] => [...GET(PAIR), 0x28, 2, offset, ...GET(WIDTH), 0x6c, ...GET(MATRIX), ADD, ...GET(END), ADD];

/** Adds eight numbers of both rows, at `offset`, to two of the sums. */
function addEight(offset: number): number[] {
  const load = (row: number, into: number): number[] => [...GET(row), 0xfd, 0x01, 3, offset, ...SET(into)];
  const add = (half: 0 | 1): number[] => {
    const sum = SUMS[(offset / 4 + half) as 0 | 1 | 2 | 3];
    return [...GET(sum), ...GET(FIRST), ...GET(SECOND), ...(WEAVE[half] as number[]), ...GET(BLOCK), ...DOT_PAIRS, ...I_ADD, ...SET(sum)];
  };
  return [...load(ROW, FIRST), ...load(PLACE, SECOND), ...add(0), ...add(1)];
}

/** For every 16 numbers of the vector (END is the place in a row), over all pairs of rows: the sums stay in registers. */
function gatherPairs(): number[] {
  const factor = [...GET(FACTORS), ...GET(COUNT), ...GET(LEFT), 0x6b, ...CONST(2), 0x74, ADD, 0x28, 2, 0, 0xfd, 0x11, ...SET(BLOCK)];
  const pair = [...factor, ...findRow(0), ...SET(ROW), ...findRow(4), ...SET(PLACE), ...addEight(0), ...addEight(8)];
  const next = [...step(PAIR, 8), ...GET(LEFT), ...CONST(1), 0x6b, 0x22, LEFT, 0x0d, 0];
  const store = SUMS.flatMap((sum, i) => [...GET(VECTOR), ...GET(END), ...CONST(2), 0x74, ADD, ...GET(sum), ...V_STORE(i * 16)]);
  const start = [...SUMS.flatMap((sum) => [...ZERO, ...SET(sum)]), ...GET(COLUMNS), ...SET(PAIR), ...GET(COUNT), ...SET(LEFT)];
  const inner = [0x02, 0x40, ...GET(COUNT), 0x45, 0x0d, 0, 0x03, 0x40, ...pair, ...next, 0x0b, 0x0b];
  return [0x03, 0x40, ...start, ...inner, ...store, ...step(END, 16), ...GET(END), ...GET(WIDTH), 0x49, 0x0d, 0, 0x0b];
}

const lane = (index: number): number[] => [...GET(BLOCK), 0xfd, 0x1f, index];

function assembleKernels(): Uint8Array<ArrayBuffer> {
  const gather = eachRow([...loadFactor, ...eachBlock(LANES.flatMap(axpy(PLACE, ROW)))]);
  const spread = eachRow([...loadFactor, ...eachBlock(LANES.flatMap(axpy(ROW, PLACE)))]);
  const sum = [...lane(0), ...lane(1), F_ADD, ...lane(2), ...lane(3), F_ADD, F_ADD];
  const dot = eachRow([...ZERO, ...SET(BLOCK), ...eachBlock(LANES.flatMap(multiplyAdd)), ...GET(FACTORS), ...sum, ...F_STORE]);
  const bodies = [gather, spread, dot, gatherPairs()].map((code) => [...LOCALS, ...code, 0x0b]);
  const text = (name: string): number[] => [name.length, ...name].map((part) => (typeof part === 'string' ? part.charCodeAt(0) : part));
  const size = (length: number): number[] => [(length & 0x7f) | 0x80, length >>> 7];
  const section = (id: number, content: number[]): number[] => [id, ...size(content.length), ...content];
  return Uint8Array.from([
    ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, [1, 0x60, 6, 0x7f, 0x7f, 0x7f, 0x7f, 0x7f, 0x7f, 0]),
    ...section(2, [1, ...text('m'), ...text('m'), 2, 0, 1]),
    ...section(3, [4, 0, 0, 0, 0]),
    ...section(7, [4, ...text('gather'), 0, 0, ...text('spread'), 0, 1, ...text('dot'), 0, 2, ...text('gatherBytes'), 0, 3]),
    ...section(10, [4, ...bodies.flatMap((body) => [...size(body.length), ...body])]),
  ]);
}

const PAGE = 65_536;

/** What is used of WebAssembly; the language's own library has no types for it. */
type Engine = {
  Memory: new (size: { initial: number }) => { buffer: ArrayBuffer };
  Module: new (bytes: Uint8Array) => object;
  Instance: new (module: object, imports: object) => { exports: object };
};

/** An arena for `numbers` floats and ints together; each array begins at a multiple of 16 bytes. */
export function createArena(numbers: number, arrays: number): Arena {
  const engine = (globalThis as unknown as { WebAssembly: Engine }).WebAssembly;
  const memory = new engine.Memory({ initial: Math.ceil((numbers * 4 + arrays * 16) / PAGE) + 1 });
  const instance = new engine.Instance(new engine.Module(assembleKernels()), { m: { m: memory } });
  let used = 0;
  const take = (length: number): number => {
    const place = used;
    used = Math.ceil((used + length * 4) / 16) * 16;
    return place;
  };
  return {
    kernels: instance.exports as unknown as Kernels,
    floats: (length) => new Float32Array(memory.buffer, take(length), length),
    bytes: (length) => new Int8Array(memory.buffer, take(Math.ceil(length / 4)), length),
    ints: (length) => new Int32Array(memory.buffer, take(length), length),
  };
}
