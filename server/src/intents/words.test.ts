/* What is read travels as codes; the desk has words for each, in both languages. */
import { readFileSync } from 'node:fs';
import { ENTITY_KINDS, TERM_NAMES } from '@throughline/nlu';
import { expect, it } from 'vitest';

type Words = { entity: Record<string, string>; term: Record<string, string> };
const read = (language: string): Words =>
  JSON.parse(readFileSync(new URL(`../../../desk/src/locales/${language}.json`, import.meta.url), 'utf8')) as Words;

it.each(['en', 'zh-CN'])('the desk has words in %s for every kind of entity and every reason of urgency and complexity', (language) => {
  const { entity, term } = read(language);
  expect(ENTITY_KINDS.filter((kind) => !entity[kind])).toEqual([]);
  expect(TERM_NAMES.map((name) => name.replaceAll(' ', '-')).filter((name) => !term[name])).toEqual([]);
});
