/** Made-up short messages of a language: words drawn by how usual they are, one to seven together. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Sampler } from './fit-letter-model.ts';

type Word = { word: string; seen: number; listed: boolean };
type English = { often: Map<string, number>; total: number };

export type SampleOptions = {
  /** Share of draws from the spelling list, where a language has one. */
  listed: number;
  /** Words are drawn by their count to this power. */
  power: number;
  /** Share of messages written without accents, as on a foreign keyboard. */
  plain: number;
  /** Share of draws from each list of `extras`, in turn. */
  extras: readonly number[];
  random: () => number;
};

export function readWords(folder: string, language: string, letters: RegExp): Word[] {
  return readFileSync(join(folder, `${language}.tsv`), 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.split('\t'))
    .filter(([word]) => letters.test(word as string))
    .map(([word, seen, listed]) => ({ word: word as string, seen: Number(seen), listed: listed === '1' }));
}

export function findEnglish(words: readonly Word[]): English {
  const known = words.filter(({ seen, listed }) => seen >= 2 || listed);
  return { often: new Map(known.map(({ word, seen }) => [word, seen])), total: words.reduce((sum, { seen }) => sum + seen, 0) };
}

/** Packs of other languages hold English names and untranslated lines: an English word stays only where it is clearly used more. */
export function dropEnglish(words: readonly Word[], english: English): Word[] {
  const total = words.reduce((sum, { seen }) => sum + seen, 0);
  return words.filter(({ word, seen, listed }) => {
    if (listed) return true;
    const times = english.often.get(word);
    if (times === undefined) return seen >= 2 || word.length > 3;
    return seen >= 4 && seen / total > (3 * Math.max(times, 1)) / english.total;
  });
}

const stripAccents = (word: string): string =>
  word.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('ß', 'ss').replaceAll('ø', 'o').replaceAll('ł', 'l');

function accumulate(words: readonly Word[], options: SampleOptions): Float64Array {
  const often = words.map(({ seen }) => seen ** options.power * (seen > 0 ? 1 : 0));
  const total = often.reduce((sum, one) => sum + one, 0);
  const listed = words.reduce((sum, word) => sum + (word.listed ? 1 : 0), 0);
  const share = listed === 0 ? 0 : total === 0 ? 1 : options.listed;
  let sum = 0;
  return Float64Array.from(words, (word, at) => {
    sum += share < 1 ? ((1 - share) * (often[at] as number)) / total : 0;
    sum += word.listed ? share / listed : 0;
    return sum;
  });
}

/** A draw of words; `extras` are lists of words drawn by a share of their own. */
export function makeSampler(words: readonly Word[], extras: readonly (readonly string[])[], options: SampleOptions): Sampler {
  const { random } = options;
  const sums = accumulate(words, options);
  const draw = (): string => {
    let dice = random();
    for (let at = 0; at < extras.length; at++) {
      const list = extras[at] as readonly string[];
      if (list.length > 0 && dice < (options.extras[at] as number)) return list[Math.floor(random() * list.length)] as string;
      dice -= options.extras[at] as number;
    }
    const mark = random() * (sums.at(-1) as number);
    let low = 0;
    let high = sums.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sums[middle] as number) < mark) low = middle + 1;
      else high = middle;
    }
    return (words[low] as Word).word;
  };
  return () => {
    const dice = random();
    const length = dice < 0.5 ? 1 : dice < 0.75 ? 2 : 3 + Math.floor(random() * 5);
    const plain = random() < options.plain;
    return Array.from({ length }, () => (plain ? stripAccents(draw()) : draw()));
  };
}
