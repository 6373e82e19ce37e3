/** Where a text may be cut, and the cutting itself. A position is a block and an offset in its words. */
import { type Block, isBareLink, plainOf, type Run } from './model.ts';
import { splitGraphemes } from './measure.ts';

export type Position = { block: number; offset: number };

/** From best to worst; `bare` also breaks clusters into code points. */
export type CutLevel = 'sentence' | 'word' | 'grapheme' | 'codepoint';

const SENTENCE_END = /[。！？；…]+["'”’」』）)\]]*\s*|[.!?;]+["'”’)\]]*\s+|\n+/g;
// A line must not begin with these.
const CLOSING = /^[\p{Pe}\p{Pf}\p{Po}]/u;

const cutsOf: Record<CutLevel, (text: string) => number[]> = {
  sentence: (text) => Array.from(text.matchAll(SENTENCE_END), (match) => match.index + match[0].length),
  word: (text) =>
    Array.from(new Intl.Segmenter(undefined, { granularity: 'word' }).segment(text))
      .filter((part) => !CLOSING.test(part.segment) && part.segment.trim() !== '')
      .map((part) => part.index),
  grapheme: (text) => ends(splitGraphemes(text)),
  codepoint: (text) => ends([...text]),
};

const ends = (parts: string[]): number[] => {
  let at = 0;
  return parts.map((part) => (at += part.length));
};

/** Stretches that hold together: links and code spans, as [from, to). A fenced block is no span. */
export const atomsOf = (block: Block): { from: number; to: number }[] => {
  const atoms: { from: number; to: number; run: Run }[] = [];
  let at = 0;
  for (const run of block.runs) {
    const last = atoms.at(-1);
    if (run.link !== undefined && last?.run.link === run.link && last.to === at) last.to += run.text.length;
    else if (run.link !== undefined || run.code) atoms.push({ from: at, to: at + run.text.length, run });
    at += run.text.length;
  }
  return atoms;
};

/** Offsets strictly inside the block, ascending, none inside a link or code span. */
export const findCuts = (block: Block, level: CutLevel): number[] => {
  const text = plainOf(block);
  const atoms = atomsOf(block);
  let next = 0;
  return cutsOf[level](text).filter((cut) => {
    if (cut <= 0 || cut >= text.length) return false;
    while (next < atoms.length && (atoms[next]?.to ?? 0) <= cut) next += 1;
    const atom = atoms[next];
    return atom === undefined || cut <= atom.from;
  });
};

/** The blocks between two positions, without the white space at the cuts. A continued block carries no list marker again. */
export const sliceBlocks = (blocks: readonly Block[], from: Position, to: Position): Block[] => {
  const sliced: Block[] = [];
  for (let index = from.block; index < blocks.length && index <= to.block; index += 1) {
    const block = blocks[index] as Block;
    const start = index === from.block ? from.offset : 0;
    const end = index === to.block ? to.offset : Number.POSITIVE_INFINITY;
    if (end <= start) continue;
    if (start === 0 && end === Number.POSITIVE_INFINITY) sliced.push(block);
    else {
      const runs = trimRuns(sliceRuns(block.runs, start, end), block.kind === 'code', start > 0);
      if (runs.length > 0) sliced.push({ ...block, runs, opens: start > 0 ? [] : block.opens });
    }
  }
  return sliced;
};

const sliceRuns = (runs: readonly Run[], start: number, end: number): Run[] => {
  const sliced: Run[] = [];
  let at = 0;
  for (const run of runs) {
    const text = run.text.slice(Math.max(0, start - at), Math.max(0, end - at));
    at += run.text.length;
    if (text !== '') sliced.push({ ...run, text });
    if (at >= end) break;
  }
  return sliced;
};

const trimRuns = (runs: Run[], code: boolean, continued: boolean): Run[] => {
  const trimmed = [...runs];
  while (trimmed.length > 0) {
    const last = trimmed.at(-1) as Run;
    const text = code ? last.text.replace(/\n+$/, '') : last.text.trimEnd();
    trimmed.pop();
    if (text !== '') {
      trimmed.push({ ...last, text });
      break;
    }
  }
  while (continued && !code && trimmed.length > 0) {
    const first = trimmed.shift() as Run;
    const text = first.text.trimStart();
    if (text !== '') {
      trimmed.unshift({ ...first, text });
      break;
    }
  }
  return trimmed;
};

/** The span that covers an offset becomes plain words (a link's address is written out), so that it may be cut. */
export const meltSpan = (block: Block, offset: number): Block | undefined => {
  const atom = atomsOf(block).find(({ from, to }) => from <= offset && offset < to);
  if (atom === undefined) return undefined;
  const runs: Run[] = [];
  let at = 0;
  for (const run of block.runs) {
    const inside = at >= atom.from && at < atom.to;
    at += run.text.length;
    if (!inside) runs.push(run);
    else {
      runs.push({ text: run.text, bold: run.bold, italic: run.italic });
      if (
        at >= atom.to &&
        run.link !== undefined &&
        !isBareLink(plainOf({ ...block, runs: sliceRuns(block.runs, atom.from, atom.to) }), run.link.href)
      ) {
        runs.push({ text: ` (${run.link.href})` });
      }
    }
  }
  return { ...block, runs };
};
