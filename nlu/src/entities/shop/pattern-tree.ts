/** A small reader of regular expressions: enough to judge what a shop's own pattern may cost. */

/** Which of the 128 ASCII letters a place may hold; index 128 stands for every other letter. */
export type LetterSet = Uint8Array;
export type PatternNode =
  | { type: 'letters'; set: LetterSet; source: string }
  | { type: 'edge'; source: string }
  | { type: 'row'; nodes: PatternNode[] }
  | { type: 'choice'; nodes: PatternNode[] }
  | { type: 'repeat'; node: PatternNode; least: number; most: number };

export class ShopPatternError extends Error {
  override readonly name = 'ShopPatternError';
}

export const OTHER = 128;
const fresh = (): LetterSet => new Uint8Array(OTHER + 1);

function range(set: LetterSet, from: number, to: number): void {
  if (to >= OTHER) set[OTHER] = 1;
  for (let code = from; code <= Math.min(to, OTHER - 1); code++) set[code] = 1;
}

function invert(set: LetterSet): LetterSet {
  return set.map((value, index) => (index === OTHER ? 1 : 1 - value));
}

function classOf(letter: string): LetterSet | undefined {
  const set = fresh();
  const kind = letter.toLowerCase();
  if (kind === 'd') range(set, 48, 57);
  else if (kind === 'w')
    for (const [from, to] of [
      [48, 57],
      [65, 90],
      [95, 95],
      [97, 122],
    ] as const)
      range(set, from, to);
  else if (kind === 's')
    for (const [from, to] of [
      [9, 13],
      [32, 32],
      [160, 160],
    ] as const)
      range(set, from, to);
  else return undefined;
  return kind === letter ? set : invert(set);
}

/** Patterns are matched without regard to case: both cases of a letter count. */
function withCases(set: LetterSet): LetterSet {
  for (let code = 65; code <= 90; code++) if (set[code] || set[code + 32]) set[code] = set[code + 32] = 1;
  return set;
}

type Cursor = { source: string; at: number };

function refuse({ at }: Cursor, why: string): never {
  throw new ShopPatternError(`The pattern cannot be used: ${why} (at letter ${at + 1}).`);
}

const ESCAPED: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r' };

function readEscape(cursor: Cursor): PatternNode {
  const letter = cursor.source[cursor.at + 1] ?? refuse(cursor, 'it ends in a backslash');
  if (/[1-9k]/.test(letter)) refuse(cursor, 'it refers back to a group, which no linear search can follow');
  if (/[pPuxc0]/.test(letter)) refuse(cursor, `\\${letter} is not supported; write the letters themselves`);
  cursor.at += 2;
  if (letter === 'b' || letter === 'B') return { type: 'edge', source: `\\${letter}` };
  const known = classOf(letter);
  if (known) return { type: 'letters', set: known, source: `\\${letter}` };
  return { type: 'letters', set: setOf(ESCAPED[letter] ?? letter), source: `\\${letter}` };
}

function setOf(letter: string): LetterSet {
  const set = fresh();
  range(set, letter.charCodeAt(0), letter.charCodeAt(0));
  return withCases(set);
}

function readClass(cursor: Cursor): PatternNode {
  const start = cursor.at++;
  const inverted = cursor.source[cursor.at] === '^';
  if (inverted) cursor.at++;
  let set = fresh();
  let last = -1;
  for (;;) {
    const letter = cursor.source[cursor.at] ?? refuse(cursor, 'a [ is not closed');
    if (letter === ']') break;
    const escaped = letter === '\\' ? (cursor.source[cursor.at + 1] ?? refuse(cursor, 'a [ is not closed')) : undefined;
    const known = escaped === undefined ? undefined : classOf(escaped);
    cursor.at += escaped === undefined ? 1 : 2;
    if (known) {
      set = set.map((value, index) => value | (known[index] as number));
      last = -1;
      continue;
    }
    const code = (ESCAPED[escaped ?? ''] ?? escaped ?? letter).charCodeAt(0);
    const ranged = letter === '-' && last >= 0 && cursor.source[cursor.at] !== ']';
    if (ranged) {
      const to = (cursor.source[cursor.at] as string).charCodeAt(0);
      if (to < last || cursor.source[cursor.at] === '\\') refuse(cursor, 'a range runs backwards');
      range(set, last, to);
      cursor.at++;
      last = -1;
    } else {
      range(set, code, code);
      last = code;
    }
  }
  cursor.at++;
  const both = withCases(set);
  return { type: 'letters', set: inverted ? invert(both) : both, source: cursor.source.slice(start, cursor.at) };
}

function readGroup(cursor: Cursor): PatternNode {
  const opening = /^\((?:\?:|\?<[A-Za-z]\w{0,20}>)?/.exec(cursor.source.slice(cursor.at))?.[0] ?? '(';
  if (opening === '(' && cursor.source[cursor.at + 1] === '?') refuse(cursor, 'looking ahead or behind is not supported');
  cursor.at += opening.length;
  const inside = readChoice(cursor);
  if (cursor.source[cursor.at] !== ')') refuse(cursor, 'a ( is not closed');
  cursor.at++;
  return inside;
}

function readAtom(cursor: Cursor): PatternNode {
  const letter = cursor.source[cursor.at] as string;
  if (letter === '(') return readGroup(cursor);
  if (letter === '[') return readClass(cursor);
  if (letter === '\\') return readEscape(cursor);
  if (/[*+?{}]/.test(letter)) refuse(cursor, `"${letter}" has nothing to repeat`);
  cursor.at++;
  if (letter === '^' || letter === '$') return { type: 'edge', source: letter };
  if (letter === '.') return { type: 'letters', set: fresh().fill(1), source: '.' };
  return { type: 'letters', set: setOf(letter), source: letter === '/' ? '\\/' : letter };
}

/** `*` and `+` stand for at most this many: longer words are no entity. */
export const MOST_REPEATS = 64;

function readRepeat(cursor: Cursor, node: PatternNode): PatternNode {
  const mark = /^(?:([*+?])|\{(\d{1,3})(,(\d{0,3}))?\})/.exec(cursor.source.slice(cursor.at));
  if (!mark) return node;
  cursor.at += mark[0].length;
  if (cursor.source[cursor.at] === '?') cursor.at++;
  const [, sign, low, comma, high] = mark;
  const least = sign === undefined ? Number(low) : sign === '+' ? 1 : 0;
  const open = sign === undefined ? comma !== undefined && high === '' : sign !== '?';
  const most = open ? MOST_REPEATS : sign === '?' ? 1 : comma === undefined ? least : Number(high);
  if (most > MOST_REPEATS || least > most) refuse(cursor, `it may repeat at most ${MOST_REPEATS} times`);
  if (/^[*+{]/.test(cursor.source.slice(cursor.at))) refuse(cursor, 'two repeats follow each other');
  return { type: 'repeat', node, least, most };
}

function readRow(cursor: Cursor): PatternNode {
  const nodes: PatternNode[] = [];
  while (cursor.at < cursor.source.length && !/[|)]/.test(cursor.source[cursor.at] as string))
    nodes.push(readRepeat(cursor, readAtom(cursor)));
  return nodes.length === 1 ? (nodes[0] as PatternNode) : { type: 'row', nodes };
}

function readChoice(cursor: Cursor): PatternNode {
  const nodes = [readRow(cursor)];
  while (cursor.source[cursor.at] === '|') {
    cursor.at++;
    nodes.push(readRow(cursor));
  }
  return nodes.length === 1 ? (nodes[0] as PatternNode) : { type: 'choice', nodes };
}

/** Throws `ShopPatternError` with a sentence for the shop's admin. */
export function readPattern(source: string): PatternNode {
  if (source.length > 200) throw new ShopPatternError('The pattern cannot be used: it is longer than 200 letters.');
  const cursor = { source, at: 0 };
  const tree = readChoice(cursor);
  if (cursor.at < source.length) refuse(cursor, 'a ) closes nothing');
  return tree;
}
