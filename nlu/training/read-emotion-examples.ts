/** The hand-written service messages under emotion/, plain requests of the packs as calm ones, and the words of the lexicon. */
import { readFileSync } from 'node:fs';
import type { EmotionExample, Feeling } from '../src/emotion/index.ts';
import { POLAR_WORDS_EN } from '../src/emotion/polar-words-en.ts';
import { POLAR_WORDS_ZH } from '../src/emotion/polar-words-zh.ts';

const FILES = ['service-zh', 'service-en'] as const;
const PACKS = ['service-zh', 'service-en'] as const;
/** Intents whose examples are asked without any feeling, and those that are glad. */
const CALM =
  /^(?:code\/how-to-redeem|invoice|payment\/methods|price\/.*|account\/(?:change-details|delete)|product\/question|availability|opening-hours|contact|greeting|bye|yes|order\/(?:place|change)|delivery\/options|return|exchange)$/;
const GLAD = /^(?:thanks|praise)$/;
/** Requests from the packs count less than messages written for their feeling. */
const PACK_WEIGHT = 0.5;

export type MarkedExample = EmotionExample & { language: string; source: string };

export function readEmotionFile(name: string): MarkedExample[] {
  const found: MarkedExample[] = [];
  let feelings: Feeling[] = [];
  let level = 0;
  for (const line of readFileSync(new URL(`emotion/${name}.txt`, import.meta.url), 'utf8').split('\n')) {
    const head = /^= (\S+) (\d)$/.exec(line);
    if (head) {
      feelings = head[1] === 'calm' ? [] : ((head[1] as string).split('+') as Feeling[]);
      level = Number(head[2]);
    } else if (line !== '' && !line.startsWith('#')) {
      found.push({ text: line, feelings, level, language: name.slice(-2), source: name });
    }
  }
  return found;
}

type Pack = { intents: { name: string; examples: Record<string, string[]> }[] };

function readPack(name: string): MarkedExample[] {
  const pack = JSON.parse(readFileSync(new URL(`../packs/${name}.json`, import.meta.url), 'utf8')) as Pack;
  return pack.intents.flatMap((intent) => {
    const glad = GLAD.test(intent.name);
    if (!glad && !CALM.test(intent.name)) return [];
    return Object.entries(intent.examples).flatMap(([language, texts]) =>
      texts.map((text) => ({
        text,
        feelings: glad ? (['joy'] as const) : [],
        level: glad ? 1 : 0,
        weight: PACK_WEIGHT,
        language,
        source: 'pack',
      })),
    );
  });
}

export function readWritten(): MarkedExample[] {
  return FILES.flatMap(readEmotionFile);
}

export function readPacks(): MarkedExample[] {
  return PACKS.flatMap(readPack);
}

const WORD_FEELINGS: Readonly<Record<string, Feeling>> = {
  anger: 'anger',
  fear: 'anxiety',
  ...Object.fromEntries(
    ['bad', 'bad-high', 'irritate', 'sad', 'service-bad', 'speed-bad', 'taste-bad', 'hotel-bad', 'so-so', 'boring', 'clumsy'].map(
      (group) => [group, 'disappointment' as const],
    ),
  ),
  ...Object.fromEntries(
    ['praise-high', 'praise-good', 'love', 'friendly', 'service-good', 'speed-good', 'taste-good', 'hotel-good', 'thanks', 'joy'].map(
      (group) => [group, 'joy' as const],
    ),
  ),
};

/** Each word of a group that plainly speaks for a feeling, as a very short message. */
export function readPolarWords(weight: number): MarkedExample[] {
  const found: MarkedExample[] = [];
  for (const [language, words] of [
    ['zh', POLAR_WORDS_ZH],
    ['en', POLAR_WORDS_EN],
  ] as const) {
    let feeling: Feeling | undefined;
    for (const line of words.split('\n')) {
      const head = /^(\S+) -?\d:/.exec(line);
      if (head) feeling = WORD_FEELINGS[head[1] as string];
      if (!feeling) continue;
      for (const word of line.slice(head ? head[0].length : 0).split(' ')) {
        if (word !== '') found.push({ text: word.replaceAll('-', ' '), feelings: [feeling], level: 1, weight, language, source: 'word' });
      }
    }
  }
  return found;
}
