/**
 * Fits blocks into pieces. Each piece takes as many whole blocks as fit; when that would leave it rather empty, it goes on
 * into the next block up to the end of a sentence, else a word, else a character. What fits is asked of the printer, so
 * markup is counted as the channel counts it.
 */
import { type CutLevel, findCuts, meltSpan, type Position, sliceBlocks } from './cut-blocks.ts';
import { type Block, paragraph, plainOf } from './model.ts';

export type Split = { pieces: Block[][] /** links and code spans that had to be broken up */; melted: number };

/** A cut of a better kind is taken while the piece keeps at least this share of the words it could hold. */
const WORTH = 0.3;
const LEVELS: readonly CutLevel[] = ['sentence', 'word', 'grapheme'];

export const splitBlocks = (source: readonly Block[], fits: (blocks: Block[]) => boolean): Split => {
  const blocks = [...source];
  const pieces: Block[][] = [];
  let melted = 0;
  let from: Position = { block: 0, offset: 0 };
  const cuts = rememberCuts();
  while (from.block < blocks.length) {
    const to = findEnd(blocks, from, fits, cuts);
    if (to === undefined) {
      melted += soften(blocks, from) === 'span' ? 1 : 0;
      continue;
    }
    const piece = sliceBlocks(blocks, from, to);
    if (piece.length > 0) pieces.push(piece);
    from = to;
  }
  return { pieces, melted };
};

type Cuts = (block: Block, level: CutLevel) => number[];

/** Finding words takes long in a long block, and every piece of it asks again. */
const rememberCuts = (): Cuts => {
  const known = new Map<Block, Partial<Record<CutLevel, number[]>>>();
  return (block, level) => {
    const cuts = known.get(block) ?? {};
    known.set(block, cuts);
    cuts[level] ??= findCuts(block, level);
    return cuts[level];
  };
};

const wordsBetween = (blocks: readonly Block[], from: Position, to: Position): number =>
  sliceBlocks(blocks, from, to).reduce((sum, block) => sum + plainOf(block).length, 0);

/** undefined: not even one character fits with the markup around it. */
const findEnd = (blocks: readonly Block[], from: Position, fits: (blocks: Block[]) => boolean, cutsOf: Cuts): Position | undefined => {
  const fitsTo = (to: Position): boolean => fits(sliceBlocks(blocks, from, to));
  const whole = largestFitting(blocks.length - from.block, (count) => fitsTo({ block: from.block + count, offset: 0 }));
  const end = { block: from.block + whole, offset: 0 };
  if (end.block >= blocks.length) return end;
  const next = blocks[end.block] as Block;
  const start = whole === 0 ? from.offset : 0;
  const farthest = (level: CutLevel): Position | undefined => {
    const cuts = cutsOf(next, level).filter((cut) => cut > start);
    const count = largestFitting(cuts.length, (n) => fitsTo({ block: end.block, offset: cuts[n - 1] as number }));
    return count === 0 ? undefined : { block: end.block, offset: cuts[count - 1] as number };
  };
  const last = farthest('grapheme');
  const boundary = whole === 0 ? undefined : headingKept(blocks, from, end);
  if (last === undefined)
    return (
      boundary ?? (whole > 0 ? end : undefined) ?? (next.path.length === 0 && next.kind === 'paragraph' ? farthest('codepoint') : undefined)
    );
  const enough = wordsBetween(blocks, from, last) * WORTH;
  if (boundary !== undefined && wordsBetween(blocks, from, boundary) >= enough) return boundary;
  for (const level of LEVELS) {
    const cut = farthest(level);
    if (cut !== undefined && wordsBetween(blocks, from, cut) >= enough) return cut;
  }
  return last;
};

/** A heading does not stay behind at the foot of a piece. */
const headingKept = (blocks: readonly Block[], from: Position, end: Position): Position | undefined => {
  if (blocks[end.block - 1]?.kind !== 'heading') return end;
  return end.block - 1 > from.block ? { block: end.block - 1, offset: 0 } : undefined;
};

/** Makes the block at a position easier to cut, step by step: a span melts, then the markup around it goes, then characters break. */
const soften = (blocks: Block[], at: Position): 'span' | 'markup' => {
  const block = blocks[at.block] as Block;
  const melted = block.kind === 'code' ? undefined : meltSpan(block, at.offset);
  if (melted !== undefined) {
    blocks[at.block] = melted;
    return 'span';
  }
  const markers =
    at.offset > 0 ? [] : block.opens.map((item) => (item.kind === 'item' && item.number !== null ? `${item.number}. ` : '• '));
  const bare = paragraph([{ text: markers.join('') + plainOf(block) }]);
  const same =
    block.kind === 'paragraph' &&
    block.path.length === 0 &&
    block.runs.every((run) => !run.bold && !run.italic && !run.code && run.link === undefined);
  if (same) throw new RangeError("the channel's limit is too small for a single character");
  blocks[at.block] = bare;
  return 'markup';
};

/** The largest count in 1…most that fits, or 0; asks about twice the logarithm of the answer. */
const largestFitting = (most: number, fitsCount: (count: number) => boolean): number => {
  let good = 0;
  let step = 1;
  while (good + step <= most && fitsCount(good + step)) {
    good += step;
    step *= 2;
  }
  let bad = Math.min(most + 1, good + step);
  while (bad - good > 1) {
    const middle = Math.floor((good + bad) / 2);
    if (fitsCount(middle)) good = middle;
    else bad = middle;
  }
  return good;
};
