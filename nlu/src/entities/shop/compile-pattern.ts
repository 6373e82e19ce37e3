/** Turns a shop's own pattern into a search that costs bounded work at every letter, or says why that cannot be. */
import { type LetterSet, OTHER, type PatternNode, readPattern, ShopPatternError } from './pattern-tree.ts';

/** Ways that one match may be tried at one place. A usual order number has under ten; `(a+)+` has more than there are atoms. */
const MOST_WAYS = 300;

/** `first`: letters that may begin what comes here; `empty`: it may match nothing. */
type Shape = { first: LetterSet; empty: boolean; ways: number };

const merge = (a: LetterSet, b: LetterSet): LetterSet => a.map((value, index) => value | (b[index] as number));
const mayMeet = (a: LetterSet, b: LetterSet): boolean => a.some((value, index) => value === 1 && b[index] === 1);
const nothing = (): LetterSet => new Uint8Array(OTHER + 1);
const cap = (ways: number): number => Math.min(ways, 1e9);

/**
 * A repeat whose next round cannot be mistaken for what follows is decided by one letter: there is one way to match it. Otherwise every
 * number of rounds is a way, and ways of things in a row multiply.
 */
function judge(node: PatternNode, follow: LetterSet): Shape {
  if (node.type === 'letters') return { first: node.set, empty: false, ways: 1 };
  if (node.type === 'edge') return { first: nothing(), empty: true, ways: 1 };
  if (node.type === 'choice') {
    const shapes = node.nodes.map((inner) => judge(inner, follow));
    const apart = shapes.every((shape, i) => !shape.empty && shapes.slice(i + 1).every((other) => !mayMeet(shape.first, other.first)));
    const ways = apart ? Math.max(...shapes.map((shape) => shape.ways)) : shapes.reduce((sum, shape) => sum + shape.ways, 0);
    return { first: shapes.map(({ first }) => first).reduce(merge), empty: shapes.some(({ empty }) => empty), ways: cap(ways) };
  }
  if (node.type === 'row') return judgeRow(node.nodes, follow);
  const once = judge(node.node, nothing());
  const inner = judge(node.node, merge(follow, once.first));
  const decided = !mayMeet(inner.first, follow) && !inner.empty;
  const rounds = node.most - node.least;
  // Rounds of something with several ways multiply: (a|ab){0,20} has 2^20.
  const nested = inner.ways > 1 ? cap(inner.ways ** node.most) : 1;
  return { first: inner.first, empty: node.least === 0 || inner.empty, ways: cap(nested * (decided ? 1 : rounds + 1)) };
}

function judgeRow(nodes: readonly PatternNode[], follow: LetterSet): Shape {
  let after = follow;
  let shape: Shape = { first: nothing(), empty: true, ways: 1 };
  for (const node of [...nodes].reverse()) {
    const own = judge(node, after);
    after = own.empty ? merge(own.first, after) : own.first;
    shape = {
      first: own.empty ? merge(own.first, shape.first) : own.first,
      empty: own.empty && shape.empty,
      ways: cap(own.ways * shape.ways),
    };
  }
  return shape;
}

function write(node: PatternNode): string {
  if (node.type === 'letters' || node.type === 'edge') return node.source;
  if (node.type === 'row') return node.nodes.map(write).join('');
  if (node.type === 'choice') return `(?:${node.nodes.map(write).join('|')})`;
  const inner = node.node.type === 'row' || node.node.type === 'repeat' ? `(?:${write(node.node)})` : write(node.node);
  return `${inner}{${node.least},${node.most}}`;
}

/** Case does not count; `*` and `+` mean up to 64. Throws `ShopPatternError` with a sentence for the shop's admin. */
export function compilePattern(source: string): RegExp {
  const tree = readPattern(source);
  const { empty, ways } = judge(tree, nothing());
  if (empty) throw new ShopPatternError('The pattern cannot be used: it also matches nothing at all.');
  if (ways > MOST_WAYS)
    throw new ShopPatternError(
      `The pattern cannot be used: a text could be tried in ${ways >= 1e9 ? 'more than a thousand million' : ways} ways (at most ${MOST_WAYS}), which would block everybody. Give repeats a limit like {1,8}, and do not repeat what already repeats.`,
    );
  return new RegExp(write(tree), 'gi');
}
