/** The phrases a heap of texts turns on: runs of words without form words, counted by how many texts hold them, longer ones worth more. */
import { normaliseText } from '../normalise/index.ts';
import { segmentChinese } from '../segment-chinese.ts';
import { stemEnglish } from '../stem-english.ts';
import { STOP_WORDS } from '../stop-words.ts';
import { findRuns } from '../tokenize.ts';

export type Keyphrase = { phrase: string; texts: number };
export type KeyphraseOptions = { limit?: number; against?: readonly string[] };

const LONGEST = 3;
const MAX_TEXT = 2_000;
const MAX_TEXTS = 5_000;

type Word = { surface: string; key: string; joined: boolean };

/** Runs of weighty words; `null` parts them. */
function listWords(text: string): (Word | null)[] {
  const words: (Word | null)[] = [];
  let end = -1;
  const normalised = normaliseText(text, MAX_TEXT);
  for (const { kind, text: run } of findRuns(normalised)) {
    const start = normalised.indexOf(run, Math.max(0, end));
    if (end >= 0 && /[^\s]/u.test(normalised.slice(end, start))) words.push(null);
    end = start + run.length;
    const parts = kind === 'han' ? cutHan(run) : [run];
    for (const part of parts) {
      const weighty = kind !== 'number' && !STOP_WORDS.has(part) && (kind === 'han' ? part.length > 1 : part.length > 2);
      words.push(weighty ? { surface: part, key: kind === 'han' ? part : stemEnglish(part), joined: kind === 'han' } : null);
    }
  }
  return words;
}

/** The segmenter also gives the short words inside long ones; here only those that follow each other count. */
function cutHan(run: string): string[] {
  const words = segmentChinese(run);
  const cut: string[] = [];
  let at = 0;
  while (at < run.length) {
    let best = run[at] as string;
    for (const word of words) if (word.length > best.length && run.startsWith(word, at)) best = word;
    cut.push(best);
    at += best.length;
  }
  return cut;
}

function listPhrases(text: string): Map<string, string> {
  const phrases = new Map<string, string>();
  const words = listWords(text);
  for (let from = 0; from < words.length; from++) {
    let key = '';
    let surface = '';
    for (let to = from; to < Math.min(words.length, from + LONGEST); to++) {
      const word = words[to];
      if (!word) break;
      key += `${key === '' ? '' : ' '}${word.key}`;
      surface += `${surface === '' || word.joined ? '' : ' '}${word.surface}`;
      if (!phrases.has(key)) phrases.set(key, surface);
    }
  }
  return phrases;
}

function countPhrases(texts: readonly string[]): { counts: Map<string, number>; surfaces: Map<string, string> } {
  const counts = new Map<string, number>();
  const surfaces = new Map<string, string>();
  for (const text of texts.slice(0, MAX_TEXTS)) {
    for (const [key, surface] of listPhrases(text)) {
      counts.set(key, (counts.get(key) ?? 0) + 1);
      if (!surfaces.has(key)) surfaces.set(key, surface);
    }
  }
  return { counts, surfaces };
}

/** Best first. `against`: texts of other matters; what is common there says little here. */
export function findKeyphrases(texts: readonly string[], { limit = 5, against = [] }: KeyphraseOptions = {}): Keyphrase[] {
  const { counts, surfaces } = countPhrases(texts);
  const elsewhere = countPhrases(against).counts;
  const shareElsewhere = (key: string) => (elsewhere.get(key) ?? 0) / Math.max(1, Math.min(against.length, MAX_TEXTS));
  const scored = [...counts].map(([key, count]) => {
    const length = key.split(' ').length;
    const share = count / Math.max(1, texts.length);
    return { key, count, score: count * (1 + 0.5 * (length - 1)) * Math.log(1 + share / (shareElsewhere(key) + 0.02)) };
  });
  scored.sort((a, b) => b.score - a.score || (a.key < b.key ? -1 : 1));
  const chosen: typeof scored = [];
  for (const phrase of scored) {
    if (chosen.length >= limit) break;
    // Of "refund" and "refund policy" the first chosen stands for both.
    if (!chosen.some(({ key }) => ` ${key} `.includes(` ${phrase.key} `) || ` ${phrase.key} `.includes(` ${key} `))) chosen.push(phrase);
  }
  return chosen.map(({ key, count }) => ({ phrase: surfaces.get(key) as string, texts: count }));
}
