import { DEFAULT_FEATURES, createExtractor, type FeatureOptions, type Features, type Segment, WORD_GROUP } from './extract-features.ts';
import { createRowBuilder, type SparseRows } from './sparse-rows.ts';

/** The features a model knows: a hash table from feature to column, and what each column weighs. */
export type FeatureSpace = {
  options: FeatureOptions;
  segment: Segment | undefined;
  /** Hash of each feature, those of one column beside each other. */
  hashes: Uint32Array;
  /** How many features share each column: those that stood in the very same texts. */
  twins: Uint16Array;
  groups: Uint8Array;
  idf: Float32Array;
  /** How much each group counts against the others. */
  groupWeights: Float32Array;
};

export type FitOptions = {
  features?: FeatureOptions;
  segment?: Segment | undefined;
  /** Features in fewer texts are left out; separately for letter n-grams, which are many. */
  minWordTexts?: number;
  minLetterTexts?: number;
  groupWeights?: readonly [words: number, letters: number];
  /** Features of the very same texts become one column: a smaller model that says the same. */
  joinTwins?: boolean;
};

/** The slot of a hash, or the free slot where it belongs. */
function findSlot(slots: Int32Array, hashes: Uint32Array, hash: number): number {
  const mask = slots.length - 1;
  let at = hash & mask;
  for (;;) {
    const column = (slots[at] as number) - 1;
    if (column < 0 || hashes[column] === hash) return at;
    at = (at + 1) & mask;
  }
}

/** The table of given columns; also how a loaded model gets its table back. */
export function makeSlots(hashes: Uint32Array): Int32Array {
  let size = 16;
  while (size < hashes.length * 2) size *= 2;
  const slots = new Int32Array(size);
  for (let column = 0; column < hashes.length; column++) slots[findSlot(slots, hashes, hashes[column] as number)] = column + 1;
  return slots;
}

/** Most features of one column; a byte or two in a file. */
const MOST_TWINS = 0xffff;

type Tally = {
  slots: Int32Array;
  hashes: Uint32Array;
  groups: Uint8Array;
  texts: Int32Array;
  lastText: Int32Array;
  traces: Float64Array;
  size: number;
};

function widenTally(tally: Tally): void {
  const room = tally.hashes.length * 2;
  const hashes = new Uint32Array(room);
  hashes.set(tally.hashes);
  const groups = new Uint8Array(room);
  groups.set(tally.groups);
  const texts = new Int32Array(room);
  texts.set(tally.texts);
  const lastText = new Int32Array(room);
  lastText.set(tally.lastText);
  const traces = new Float64Array(room);
  traces.set(tally.traces);
  Object.assign(tally, { hashes, groups, texts, lastText, traces });
  const slots = new Int32Array(room * 2);
  for (let column = 0; column < tally.size; column++) slots[findSlot(slots, hashes, hashes[column] as number)] = column + 1;
  tally.slots = slots;
}

/** A whole number below 2^40 for each text: their sum tells sets of texts apart. */
function traceText(text: number): number {
  return (Math.imul(text + 1, 0x9e3779b1) >>> 0) * 256 + (Math.imul(text + 7, 0x85ebca6b) >>> 24);
}

function tallyText(tally: Tally, features: Features, text: number): void {
  const trace = traceText(text);
  for (let i = 0; i < features.size; i++) {
    const hash = features.hashes[i] as number;
    const slot = findSlot(tally.slots, tally.hashes, hash);
    let column = (tally.slots[slot] as number) - 1;
    if (column < 0) {
      column = tally.size++;
      tally.slots[slot] = column + 1;
      tally.hashes[column] = hash;
      tally.groups[column] = features.groups[i] as number;
      tally.lastText[column] = -1;
      if (tally.size === tally.hashes.length) widenTally(tally);
    }
    if (tally.lastText[column] !== text) {
      tally.lastText[column] = text;
      tally.texts[column] = (tally.texts[column] as number) + 1;
      tally.traces[column] = (tally.traces[column] as number) + trace;
    }
  }
}

function makeTally(): Tally {
  const room = 1 << 12;
  return {
    slots: new Int32Array(room * 2),
    hashes: new Uint32Array(room),
    groups: new Uint8Array(room),
    texts: new Int32Array(room),
    lastText: new Int32Array(room),
    traces: new Float64Array(room),
    size: 0,
  };
}

/** The kept features in order of their columns, the first of each column, and how many it holds. */
function layColumns(tally: Tally, kept: number[], joinTwins: boolean): { order: number[]; firsts: number[]; twins: number[] } {
  if (!joinTwins) return { order: kept, firsts: kept, twins: kept.map(() => 1) };
  const columns = new Map<string, number[]>();
  for (const feature of kept) {
    const key = `${tally.groups[feature]} ${tally.texts[feature]} ${tally.traces[feature]}`;
    const column = columns.get(key);
    if (column && column.length < MOST_TWINS) column.push(feature);
    else columns.set(key, [feature]);
  }
  const lists = [...columns.values()];
  return { order: lists.flat(), firsts: lists.map((list) => list[0] as number), twins: lists.map((list) => list.length) };
}

/** Learns which features there are and how rare each is: idf = ln((1 + texts) / (1 + texts with it)) + 1. */
export function fitSpace(texts: readonly string[], options: FitOptions = {}): FeatureSpace {
  const features = options.features ?? DEFAULT_FEATURES;
  const tally = makeTally();
  const extract = createExtractor(features, options.segment);
  for (let text = 0; text < texts.length; text++) tallyText(tally, extract(texts[text] as string), text);
  const minWord = options.minWordTexts ?? 1;
  const minLetter = options.minLetterTexts ?? 1;
  const kept: number[] = [];
  for (let feature = 0; feature < tally.size; feature++) {
    if ((tally.texts[feature] as number) >= (tally.groups[feature] === WORD_GROUP ? minWord : minLetter)) kept.push(feature);
  }
  const { order, firsts, twins } = layColumns(tally, kept, options.joinTwins ?? false);
  return {
    options: features,
    segment: options.segment,
    hashes: Uint32Array.from(order, (feature) => tally.hashes[feature] as number),
    twins: Uint16Array.from(twins),
    groups: Uint8Array.from(firsts, (feature) => tally.groups[feature] as number),
    idf: Float32Array.from(firsts, (feature) => Math.log((1 + texts.length) / (1 + (tally.texts[feature] as number))) + 1),
    groupWeights: Float32Array.from(options.groupWeights ?? [1, 1]),
  };
}

/** One text as a row; the arrays are reused by the next call. `known` is the share of its features that the space knows. */
export type Row = {
  count: number;
  columns: Int32Array;
  values: Float32Array;
  known: number;
  /** How many of its features are of words; the others are of letters. */
  wordTotal: number;
  features: Features;
  columnOf(feature: number): number;
};

export type RowMaker = (text: string) => Row;

/** 1 + ln of small counts. */
const DAMPED = [0, 1, 1 + Math.log(2), 1 + Math.log(3)];

/** A hash table as pairs: the hash and its column + 1 (0 where free), so that a look-up touches one place of memory. */
function makePairs(space: FeatureSpace): Int32Array {
  let size = 16;
  while (size < space.hashes.length * 2) size *= 2;
  const pairs = new Int32Array(size * 2);
  let feature = 0;
  for (let column = 0; column < space.twins.length; column++) {
    for (let twin = space.twins[column] as number; twin > 0; twin--) {
      const hash = space.hashes[feature++] as number;
      let at = hash & (size - 1);
      while (pairs[at * 2 + 1] !== 0) at = (at + 1) & (size - 1);
      pairs[at * 2] = hash;
      pairs[at * 2 + 1] = column + 1;
    }
  }
  return pairs;
}

/** The column of a hash, -1 for one that is not known. */
function findColumn(pairs: Int32Array, hash: number): number {
  const mask = pairs.length / 2 - 1;
  const signed = hash | 0;
  for (let at = hash & mask; ; at = (at + 1) & mask) {
    const column = pairs[at * 2 + 1] as number;
    if (column === 0 || pairs[at * 2] === signed) return column - 1;
  }
}

/** What a column seen `count` times weighs: damped (1 + ln) from one sight of each twin on, an even share of it below. */
function weighColumn(space: FeatureSpace, column: number, count: number): number {
  const twins = space.twins[column] as number;
  const idf = space.idf[column] as number;
  if (twins === 1) return (DAMPED[count] ?? 1 + Math.log(count)) * idf;
  const times = count / twins;
  return (times <= 1 ? times : 1 + Math.log(times)) * Math.sqrt(twins) * idf;
}

/** Term frequency is damped (1 + ln), weighed by idf, and each group is scaled to its weight. Not for two callers at once. */
export function createRowMaker(space: FeatureSpace): RowMaker {
  const counts = new Uint16Array(space.idf.length);
  let columns = new Int32Array(512);
  let values = new Float32Array(512);
  const pairs = makePairs(space);
  const extract = createExtractor(space.options, space.segment);
  let features = extract('');
  const columnOf = (feature: number): number => findColumn(pairs, features.hashes[feature] as number);
  return (text) => {
    features = extract(text);
    const { size, hashes, groups } = features;
    if (columns.length < size) {
      columns = new Int32Array(size * 2);
      values = new Float32Array(size * 2);
    }
    let count = 0;
    let found = 0;
    let wordTotal = 0;
    for (let i = 0; i < size; i++) {
      const column = findColumn(pairs, hashes[i] as number);
      if (groups[i] === WORD_GROUP) wordTotal++;
      if (column < 0) continue;
      found++;
      if (counts[column] === 0) columns[count++] = column;
      if ((counts[column] as number) < 0xffff) counts[column] = (counts[column] as number) + 1;
    }
    for (let i = 0; i < count; i++) {
      const column = columns[i] as number;
      values[i] = weighColumn(space, column, counts[column] as number);
      counts[column] = 0;
    }
    scaleGroups(space, columns, values, count);
    return { count, columns, values, known: size === 0 ? 0 : found / size, wordTotal, features, columnOf };
  };
}

/** Scales the values of each group so that their length is the group's weight, and the whole row to length one. */
export function scaleGroups(space: FeatureSpace, columns: Int32Array, values: Float32Array, count: number): void {
  const sums = [0, 0];
  for (let i = 0; i < count; i++) {
    const group = space.groups[columns[i] as number] as number;
    sums[group] = (sums[group] as number) + (values[i] as number) ** 2;
  }
  let whole = 0;
  for (let group = 0; group < 2; group++) if ((sums[group] as number) > 0) whole += (space.groupWeights[group] as number) ** 2;
  const factors = sums.map((sum, group) => (sum > 0 ? (space.groupWeights[group] as number) / Math.sqrt(sum * whole) : 0));
  for (let i = 0; i < count; i++) {
    values[i] = (values[i] as number) * (factors[space.groups[columns[i] as number] as number] as number);
  }
}

export function makeRows(space: FeatureSpace, texts: readonly string[]): SparseRows {
  const makeRow = createRowMaker(space);
  const builder = createRowBuilder(texts.length * 128);
  for (const text of texts) {
    const row = makeRow(text);
    builder.add(row.columns, row.values, row.count);
  }
  return builder.build(space.idf.length);
}
