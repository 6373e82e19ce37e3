import { foldAccents, normaliseText } from './normalise/index.ts';
import { segmentChinese } from './segment-chinese.ts';
import { stemEnglish } from './stem-english.ts';

/**
 * `term` is what is matched. `word`: a Chinese word or an English stem. `letter`: one Han letter, or a pair of kana, hangul or Thai
 * letters (scripts we do not segment). `number`: digits with separators removed. `surface` is the folded text the term came from.
 */
export type Token = { term: string; surface: string; kind: 'word' | 'letter' | 'number' };

/** Scripts written without spaces, or with endings glued to the word, for which pairs of letters stand in for words. */
const UNSPACED = '\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}ー';
const SPACED = `[[\\p{L}\\p{M}]--[\\p{Script=Han}${UNSPACED}]]`;

/** Runs of one writing system; everything between is a separator. */
const RUN = new RegExp(
  `(?<han>\\p{Script=Han}+)|(?<pairs>[${UNSPACED}]+)|(?<number>\\p{Nd}+(?:[.,]\\p{Nd}+)*)|(?<word>${SPACED}(?:${SPACED}|\\p{Nd}|'(?=\\p{L}))*)`,
  'gv',
);

const MAX_TERM = 48;

/** don't, dont, can't, cannot … carry one meaning for matching: not. */
const NEGATED = /^(?:do|does|did|ca|could|wo|would|is|are|was|were|have|has|had|should|must|need|ai)n'?t$|^cannot$/;

export type Run = { kind: 'han' | 'pairs' | 'number' | 'word'; text: string };

/** The runs of normalised text, in order; the one place that knows what a word is made of. */
export function* findRuns(normalised: string): Generator<Run> {
  for (const match of normalised.matchAll(RUN)) {
    const groups = match.groups as Record<Run['kind'], string | undefined>;
    const kind = groups.han ? 'han' : groups.pairs ? 'pairs' : groups.number ? 'number' : 'word';
    yield { kind, text: match[0] };
  }
}

/** Adjacent pairs of letters; a single letter stands for itself. */
export function pairLetters(run: string): string[] {
  const letters = [...run];
  if (letters.length === 1) return letters;
  return letters.slice(1).map((letter, i) => `${letters[i]}${letter}`);
}

export function foldWord(word: string): string {
  const plain = foldAccents(word).slice(0, MAX_TERM);
  if (NEGATED.test(plain)) return 'not';
  return plain.replace(/'(?:s|re|ll|ve|d|m)$/, '').replaceAll("'", '');
}

export function foldNumber(digits: string): string {
  return digits.replace(/,(?=\p{Nd}{3}(?!\p{Nd}))/gu, '').slice(0, MAX_TERM);
}

/** Terms for matching: Chinese words and letters, English stems, numbers. Reads the first 8,000 characters. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  for (const run of findRuns(normaliseText(text))) {
    if (run.kind === 'han') {
      for (const word of segmentChinese(run.text)) if ([...word].length > 1) tokens.push({ term: word, surface: word, kind: 'word' });
      for (const letter of run.text) tokens.push({ term: letter, surface: letter, kind: 'letter' });
    } else if (run.kind === 'pairs') {
      for (const pair of pairLetters(run.text)) tokens.push({ term: pair, surface: pair, kind: 'letter' });
    } else if (run.kind === 'number') {
      tokens.push({ term: foldNumber(run.text), surface: run.text, kind: 'number' });
    } else {
      const word = foldWord(run.text);
      if (word !== '') tokens.push({ term: stemEnglish(word), surface: word, kind: 'word' });
    }
  }
  return tokens;
}
