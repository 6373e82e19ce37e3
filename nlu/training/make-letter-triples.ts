/**
 * `node nlu/training/make-letter-triples.ts WORDS_FOLDER`: writes models/language-letter-triples.generated.json, how usual each three
 * letters a-z (accents off, bounds as letters of their own) are in words of many languages and in pinyin. Source: as the letter models.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LETTERS, placeOf } from '../src/flags/letter-triples.ts';
import { PINYIN_LETTERS } from '../src/normalise/pinyin-letters.generated.ts';
import { readWords } from './sample-words.ts';

const folder = process.argv[2];
if (!folder) throw new Error('Say where the words lie.');

const plain = (word: string): string => word.normalize('NFD').replace(/[^a-z]/g, '');
const counts = new Float64Array(LETTERS ** 3);
function count(word: string, weight: number): void {
  let [a, b] = [0, 0];
  for (const code of [...Array.from(word, placeOf), 0]) {
    const at = (a * LETTERS + b) * LETTERS + code;
    counts[at] = (counts[at] as number) + weight;
    [a, b] = [b, code];
  }
}

// English weighs most; what is usual in any of these is no mash.
const SHARES = {
  en: 4,
  de: 1,
  fr: 1,
  es: 1,
  pt: 1,
  it: 1,
  nl: 1,
  pl: 0.7,
  tr: 0.7,
  id: 1,
  vi: 0.5,
  sv: 0.5,
  ro: 0.5,
  cs: 0.5,
  hu: 0.5,
  tl: 0.5,
};
for (const [language, share] of Object.entries(SHARES)) {
  const words = readWords(folder, language, /^[\p{Script=Latin}\p{M}']+$/u);
  const total = words.reduce((sum, { seen }) => sum + Math.sqrt(seen), 0);
  const listed = words.reduce((sum, word) => sum + (word.listed ? 1 : 0), 0);
  for (const { word, seen, listed: known } of words) {
    count(plain(word), share * (Math.sqrt(seen) / total + (known ? 1 / listed : 0)) * 1e5);
  }
}
const syllables = [...PINYIN_LETTERS.matchAll(/[a-z]+/g)].map(([syllable]) => syllable);
for (const first of syllables) for (const second of syllables) count(first + second, 0.3);

/** Bytes: minus the logarithm of a letter's chance after two others, sixteenths, at most 255. */
const bytes = new Uint8Array(counts.length);
for (let pair = 0; pair < LETTERS * LETTERS; pair++) {
  const row = counts.subarray(pair * LETTERS, (pair + 1) * LETTERS);
  const total = row.reduce((sum, one) => sum + one, 0);
  for (let k = 0; k < LETTERS; k++) {
    const chance = ((row[k] as number) + 0.05) / (total + 0.05 * LETTERS);
    bytes[pair * LETTERS + k] = Math.min(255, Math.round(-Math.log(chance) * 16));
  }
}
const file = join(import.meta.dirname, '../models/language-letter-triples.generated.json');
writeFileSync(file, `${JSON.stringify({ costs: Buffer.from(bytes).toString('base64') })}\n`);
