import type { Entity } from '../candidate.ts';
import { createNameFinder, type NameFinder } from '../name-finder.ts';
import { compilePattern } from './compile-pattern.ts';
import { inferPatterns } from './infer-patterns.ts';
import { ShopPatternError } from './pattern-tree.ts';

/** What a shop calls its own: by a pattern, a list of words with their aliases, or examples of how it looks. */
export type ShopEntity = {
  name: string;
  pattern?: string;
  list?: readonly { value: string; aliases?: readonly string[] }[];
  examples?: readonly string[];
};
export type ShopFinder = { find(text: string): Entity[] };

type Ready = { name: string; patterns: readonly RegExp[]; list: NameFinder | undefined; sure: number };

const NAME = /^[a-z][a-z\d-]{0,39}$/;

function prepare({ name, pattern, list, examples }: ShopEntity): Ready {
  if (!NAME.test(name)) throw new ShopPatternError(`"${name}" is no name for an entity: use small letters, digits and hyphens.`);
  if (pattern === undefined && !list?.length && !examples?.length)
    throw new ShopPatternError(`The entity "${name}" needs a pattern, a list or examples.`);
  const written = pattern === undefined ? inferPatterns(examples ?? []) : [pattern];
  const things = list?.map(({ value, aliases = [] }) => ({ id: value, names: [value, ...aliases] }));
  return {
    name,
    patterns: written.map(compilePattern),
    list: things?.length ? createNameFinder(things) : undefined,
    sure: pattern === undefined ? 0.85 : 0.96,
  };
}

function findOf({ name, patterns, list, sure }: Ready, text: string): Entity[] {
  const kind = `shop:${name}` as const;
  const matched = patterns.flatMap((pattern) =>
    [...text.matchAll(pattern)].map((match) => {
      const place = { start: match.index, end: match.index + match[0].length };
      return { kind, text: match[0], value: match[0].toUpperCase(), ...place, confidence: sure };
    }),
  );
  const listed = (list?.find(text) ?? []).map(({ id, start, end, confidence }) => {
    return { kind, text: text.slice(start, end), value: id, start, end, confidence };
  });
  return [...matched, ...listed];
}

/** Checked and made ready once, then used for every message. Throws `ShopPatternError` with a sentence for the shop's admin. */
export function createShopFinder(entities: readonly ShopEntity[]): ShopFinder {
  const ready = entities.map(prepare);
  return { find: (text) => ready.flatMap((one) => findOf(one, text)) };
}
