/**
 * `node nlu/training/train-language.ts --words FOLDER [--pairs FILE] [--hold 0/4] [--out FILE]`: trains the letter models of
 * `nlu/src/language/`. FOLDER comes from gather-language-text.ts; FILE are labelled short texts that may be trained on, of which
 * `--hold k/n` keeps every n-th row apart and says how many of those are judged right. Same input, same bytes.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { parseArgs } from 'node:util';
import type { GroupName, StoredModel } from '../src/language/letter-model.ts';
import { createRandom } from '../src/learn/index.ts';
import { LANGUAGE_WORDS } from '../src/language-words.ts';
import { fitLetterModel, type Sampler } from './fit-letter-model.ts';
import { dropEnglish, findEnglish, makeSampler, readWords, type SampleOptions } from './sample-words.ts';

type Group = { languages: readonly string[]; letters: RegExp; bits: number; rounds: number };

const GROUPS: Record<GroupName, Group> = {
  Latin: {
    languages: 'en de fr es pt it nl pl tr vi id ms sv cs ro da nb fi hu hr sk ca tl'.split(' '),
    letters: /^[\p{Script=Latin}\p{M}'·]+$/u,
    bits: 16,
    rounds: 80_000,
  },
  Cyrillic: { languages: 'ru uk bg be sr mk kk'.split(' '), letters: /^[\p{Script=Cyrillic}\p{M}']+$/u, bits: 13, rounds: 50_000 },
  Arabic: { languages: 'ar fa ur'.split(' '), letters: /^[\p{Script=Arabic}\p{M}]+$/u, bits: 12, rounds: 40_000 },
  Devanagari: { languages: 'hi mr ne'.split(' '), letters: /^[\p{Script=Devanagari}\p{M}]+$/u, bits: 11, rounds: 40_000 },
  Han: { languages: ['zh', 'ja'], letters: /^\p{Script=Han}+$/u, bits: 15, rounds: 120_000 },
};

/** Share of web pages by language, in per cent (W3Techs, rounded): the prior, much tempered, so that it decides ties alone. */
const SHARE: Readonly<Record<string, number>> = {
  ...{ en: 49, es: 6, de: 6, fr: 4.5, pt: 3.8, ru: 4, it: 2.7, nl: 2.2, pl: 1.8, tr: 1.7, fa: 1.3, id: 1.2, vi: 1.1, cs: 1 },
  ...{ uk: 0.6, sv: 0.6, ro: 0.6, hu: 0.6, ar: 3, hi: 1, da: 0.4, fi: 0.4, sk: 0.3, bg: 0.3, nb: 0.2, hr: 0.2, sr: 0.2, ca: 0.1, ms: 0.1 },
  ...{ be: 0.05, kk: 0.05, mk: 0.05, tl: 0.05, ur: 0.05, mr: 0.05, ne: 0.05 },
};
/** How much of the prior counts: little among the many Latin ones, more where one language writes nearly all of a script. */
const PRIOR_POWER: Record<GroupName, number> = { Latin: 0.3, Cyrillic: 0.8, Arabic: 0.5, Devanagari: 1, Han: 1 };
/** Japanese without a single kana is rare; a run of Han letters alone is Chinese unless they say otherwise. */
const HAN_BIAS: Readonly<Record<string, number>> = { zh: 0, ja: -3.5 };
const RATE = 0.3;
const DECAY = 1e-5;

const { values: flags } = parseArgs({
  options: { words: { type: 'string' }, pairs: { type: 'string' }, hold: { type: 'string' }, out: { type: 'string' } },
});
const folder = flags.words;
if (!folder) throw new Error('Say where the words lie: --words FOLDER');

type Row = { text: string; label: string };

/** Rows to learn from: of every label, all but each n-th. */
function readPairs(): Row[] {
  if (!flags.pairs) return [];
  const [held = 0, parts = 0] = (flags.hold ?? '').split('/').map(Number);
  const seen = new Map<string, number>();
  return readFileSync(flags.pairs, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Row)
    .filter(({ label }) => {
      const at = seen.get(label) ?? 0;
      seen.set(label, at + 1);
      return parts === 0 || at % parts !== held;
    });
}

const pairs = readPairs();
const wordsOf = (language: string): string[] =>
  pairs.filter(({ label }) => label === language).flatMap(({ text }) => text.toLowerCase().split(/\s+/));
const serviceEnglish = new Set((LANGUAGE_WORDS['en'] ?? '').split(/\s+/));
/** English words inside other languages' service talk (refund, code) are theirs too, but no sign of them. */
const serviceOf = (language: string): string[] =>
  (LANGUAGE_WORDS[language] ?? '').split(/\s+/).filter((word) => language === 'en' || !serviceEnglish.has(word));

const english = findEnglish(readWords(folder, 'en', GROUPS.Latin.letters));

/** Chinese words of jieba's dictionary (MIT), each also in traditional letters (opencc). */
function readChinese(): { word: string; seen: number; listed: boolean }[] {
  const { dict } = createRequire(import.meta.url)('@node-rs/jieba/dict.js') as { dict: Uint8Array };
  const lines = Buffer.from(dict)
    .toString('utf8')
    .trim()
    .split('\n')
    .map((line) => line.split(' '));
  const traditional = execFileSync('opencc', ['-c', 's2t'], {
    input: lines.map(([word]) => word).join('\n'),
    encoding: 'utf8',
    maxBuffer: 1 << 27,
  }).split('\n');
  return lines.flatMap(([word, times], at) => [
    { word: word as string, seen: Number(times), listed: true },
    ...(traditional[at] === word ? [] : [{ word: traditional[at] as string, seen: Number(times) / 3, listed: true }]),
  ]);
}

function samplerOf(language: string, group: Group, random: () => number): Sampler {
  const options: SampleOptions = {
    listed: 0.5,
    power: 0.5,
    plain: language === 'en' ? 0 : 0.08,
    extras: [0.1, language === 'en' ? 0.12 : 0.04],
    random,
  };
  const words = readWords(folder as string, language, group.letters);
  const own = language === 'zh' ? [...words, ...readChinese().filter(({ word }) => group.letters.test(word))] : words;
  const kept = group === GROUPS.Latin && language !== 'en' ? dropEnglish(own, english) : own;
  const fits = (word: string): boolean => group.letters.test(word);
  return makeSampler(kept, [wordsOf(language).filter(fits), serviceOf(language).filter(fits)], options);
}

/** Weights past this many are cut: they are of n-grams seen in one language alone, and sure enough. */
const MOST = 4;

function quantise(weights: Float32Array): { scale: number; bytes: Int8Array } {
  const scale = MOST / 127;
  return { scale, bytes: Int8Array.from(weights, (weight) => Math.round(Math.max(-MOST, Math.min(MOST, weight)) / scale)) };
}

const biasOf = (name: GroupName, language: string): number =>
  HAN_BIAS[language] ?? Math.round(PRIOR_POWER[name] * Math.log(SHARE[language] ?? 0.05) * 1000) / 1000;

const groups = {} as StoredModel['groups'];
for (const [name, group] of Object.entries(GROUPS) as [GroupName, Group][]) {
  const random = createRandom(2_654_436_947).next;
  const samplers = group.languages.map((language) => samplerOf(language, group, random));
  const { bits, rounds } = group;
  const weights = fitLetterModel(samplers, { bits, rounds, rate: RATE, decay: DECAY, runs: name === 'Han', random });
  const { scale, bytes } = quantise(weights);
  const bias = group.languages.map((language) => biasOf(name, language));
  groups[name] = { languages: group.languages, bits, scale, bias, weights: Buffer.from(bytes.buffer).toString('base64') };
  console.log(`${name}: ${group.languages.length} languages, ${bytes.length} bytes`);
}
if (flags.out) writeFileSync(flags.out, `${JSON.stringify({ version: 1, groups } satisfies StoredModel)}\n`);
