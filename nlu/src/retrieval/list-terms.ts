/**
 * A text as weighted terms for ranking. English and its like: stems, form words held small. Chinese: letters as written, letters of the
 * canonical wording (`=`), and pairs of letters (`+`), which together beat segmented words on short questions and equal them on long text.
 */
import { lazy } from '../lazy.ts';
import { normaliseText } from '../normalise-text.ts';
import { canoniseChinese } from '../similarity/canonise-chinese.ts';
import { stemEnglish } from '../stem-english.ts';
import { STOP_WORDS } from '../stop-words.ts';
import { findRuns, foldNumber, foldWord, pairLetters } from '../tokenize.ts';

const stopStems = lazy(() => new Set([...STOP_WORDS].flatMap((word) => [word, stemEnglish(word)])));

/** Chosen on the visible parts of the retrieval sets in `eval retrieval`, together, not one by one. */
export const TERM_WEIGHT = { letter: 0.5, canonical: 1, stop: 0.1 } as const;

/** What a term counts by its kind; idf and frequency come on top. `pairs` is the weight of Chinese letter pairs. */
export function weighTerm(term: string, pairs: number): number {
  const first = term.charCodeAt(0);
  if (first === 43) return pairs;
  if (first === 61) return TERM_WEIGHT.canonical;
  if (first > 0x2e80 && term.length <= 2) return TERM_WEIGHT.letter;
  return stopStems().has(term) ? TERM_WEIGHT.stop : 1;
}

/** Terms in order, repeated as often as they occur. Reads the first 8,000 characters. */
export function listTerms(text: string): string[] {
  const normalised = normaliseText(text);
  const terms: string[] = [];
  let han = false;
  for (const { kind, text: run } of findRuns(normalised)) {
    if (kind === 'han') {
      han = true;
      for (const letter of run) terms.push(letter);
      if (run.length > 1) for (const pair of pairLetters(run)) terms.push(`+${pair}`);
    } else if (kind === 'pairs') for (const pair of pairLetters(run)) terms.push(pair);
    else if (kind === 'number') terms.push(foldNumber(run));
    else {
      const word = foldWord(run);
      if (word !== '') terms.push(stemEnglish(word));
    }
  }
  if (han) for (const [letter] of canoniseChinese(normalised).matchAll(/\p{Script=Han}/gu)) terms.push(`=${letter}`);
  return terms;
}
