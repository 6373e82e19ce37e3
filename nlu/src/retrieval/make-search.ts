/**
 * Message search in Postgres: `to_tsvector('simple', makeSearchTokens(text))` stored, `to_tsquery('simple', makeSearchQuery(q))` asked.
 * Chinese is stored as words, single letters and letter pairs, and asked by letter pairs: pairs find every place where the asked
 * letters stand side by side, also where the segmenter cut the message and the question differently.
 */
import { foldAccents, normaliseText } from '../normalise/index.ts';
import { segmentChinese } from '../segment-chinese.ts';
import { stemEnglish } from '../stem-english.ts';
import { findRuns, pairLetters } from '../tokenize.ts';

const MAX_SEARCHABLE = 32_000;
const MAX_QUERY = 300;
const MAX_QUERY_TERMS = 24;
const MAX_LEXEME = 60;

/** Letters and digits only, so that no dictionary or query syntax of the database can see anything else. */
function bareParts(text: string): string[] {
  const parts = foldAccents(text).match(/[\p{L}\p{N}]+/gu) ?? [];
  return parts.map((part) => part.slice(0, MAX_LEXEME));
}

/** Space-separated tokens, each once. Reads the first 32,000 characters. */
export function makeSearchTokens(text: string): string {
  const tokens = new Set<string>();
  for (const run of findRuns(normaliseText(text, MAX_SEARCHABLE))) {
    if (run.kind === 'han') {
      for (const word of segmentChinese(run.text)) tokens.add(word.slice(0, MAX_LEXEME));
      for (const letter of run.text) tokens.add(letter);
    }
    if (run.kind === 'han' || run.kind === 'pairs') {
      for (const pair of pairLetters(run.text)) tokens.add(pair);
      continue;
    }
    for (const part of bareParts(run.text)) {
      tokens.add(part);
      tokens.add(stemEnglish(part));
    }
  }
  return [...tokens].join(' ');
}

function quote(term: string): string {
  return `'${term.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
}

function askWord(part: string, last: boolean): string {
  const stem = stemEnglish(part);
  const whole = last ? `${quote(part)}:*` : quote(part);
  return stem === part ? whole : `(${quote(stem)} | ${whole})`;
}

/** A tsquery in which every word must occur and the last may be unfinished; '' when there is nothing to ask. */
export function makeSearchQuery(text: string): string {
  const terms: { text: string; word: boolean }[] = [];
  for (const run of findRuns(normaliseText(text, MAX_QUERY))) {
    const word = run.kind === 'word' || run.kind === 'number';
    for (const part of word ? bareParts(run.text) : pairLetters(run.text)) terms.push({ text: part, word });
  }
  const asked = terms.slice(0, MAX_QUERY_TERMS);
  return asked
    .map((term, i) => {
      const last = i === asked.length - 1;
      if (term.word) return askWord(term.text, last);
      return last ? `${quote(term.text)}:*` : quote(term.text);
    })
    .join(' & ');
}
