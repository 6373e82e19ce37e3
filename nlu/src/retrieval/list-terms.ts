/**
 * A text as terms for ranking. English and its like: stems (form words held small), groups of words that say the same (`~`), and stems
 * that follow each other (`_`). Chinese: letters as written, letters of the canonical wording (`=`), and pairs of letters (`+`), which
 * together beat segmented words on short questions and equal them on long text.
 */
import { lazy } from '../lazy.ts';
import { normaliseText } from '../normalise/index.ts';
import { canoniseChinese } from '../similarity/canonise-chinese.ts';
import { englishGroups } from '../similarity/english-groups.ts';
import { stemEnglish } from '../stem-english.ts';
import { STOP_WORDS } from '../stop-words.ts';
import { findRuns, foldNumber, foldWord, pairLetters } from '../tokenize.ts';

const stopStems = lazy(() => new Set([...STOP_WORDS].flatMap((word) => [word, stemEnglish(word)])));

/** Chosen on the visible parts of the retrieval sets in `eval retrieval`, together, not one by one. */
export const TERM_WEIGHT = { letter: 0.5, canonical: 1, stop: 0.1, group: 0.6, phrase: 0.15 } as const;

/** A pair, a canonical letter, a group of words or a phrase. */
export function mayBeDerived(term: string): boolean {
  const first = term.charCodeAt(0);
  return first === 43 || first === 61 || first === 126 || first === 95;
}

/** What a term counts by its kind; idf and frequency come on top. `pairs` is the weight of Chinese letter pairs. */
export function weighTerm(term: string, pairs: number): number {
  const first = term.charCodeAt(0);
  if (first === 43) return pairs;
  if (first === 61) return TERM_WEIGHT.canonical;
  if (first === 126) return TERM_WEIGHT.group;
  if (first === 95) return TERM_WEIGHT.phrase;
  if (first > 0x2e80 && term.length <= 2) return TERM_WEIGHT.letter;
  return stopStems().has(term) ? TERM_WEIGHT.stop : 1;
}

/** Terms in order, repeated as often as they occur. Reads the first 8,000 characters. */
export function listTerms(text: string): string[] {
  const normalised = normaliseText(text);
  const terms: string[] = [];
  const stops = stopStems();
  const groups = englishGroups();
  let han = false;
  let last = '';
  for (const { kind, text: run } of findRuns(normalised)) {
    if (kind === 'han') {
      han = true;
      for (const letter of run) terms.push(letter);
      if (run.length > 1) for (const pair of pairLetters(run)) terms.push(`+${pair}`);
    } else if (kind === 'pairs') for (const pair of pairLetters(run)) terms.push(pair);
    else if (kind === 'number') terms.push(foldNumber(run));
    else {
      const word = foldWord(run);
      if (word === '') continue;
      const stem = stemEnglish(word);
      terms.push(stem);
      const group = groups.get(stem);
      if (group !== undefined) terms.push(group);
      if (stops.has(stem)) continue;
      if (last !== '') terms.push(`_${last} ${stem}`);
      last = stem;
    }
  }
  if (han) for (const [letter] of canoniseChinese(normalised).matchAll(/\p{Script=Han}/gu)) terms.push(`=${letter}`);
  return terms;
}
