/** The hand-written service messages under emotion/, plain requests of the packs as calm ones, and the words of the lexicon. */
import { readFileSync } from 'node:fs';
import { type EmotionExample, type Feeling, guessEmotion } from '../src/emotion/index.ts';
import { POLAR_WORDS_EN } from '../src/emotion/polar-words-en.ts';
import { POLAR_WORDS_ZH } from '../src/emotion/polar-words-zh.ts';

const FILES = ['service-zh', 'service-en'] as const;
const PACKS = ['service-zh', 'service-en', 'cardlet', 'service-out-of-scope'] as const;
/** Intents whose examples are asked without any feeling, and those that are glad. */
const CALM =
  /^(?:code\/how-to-redeem|invoice|payment\/methods|price\/.*|account\/(?:change-details|delete)|product\/question|availability|opening-hours|contact|greeting|bye|yes|order\/(?:place|change)|delivery\/options|return|exchange)$/;
const GLAD = /^(?:thanks|praise)$/;
/** Intents that may be asked with any feeling, so that nothing is learned from them. All others report trouble, but are not angry. */
const ANY = /^(?:complaint|security\/.*)$/;
const UNSAID: readonly Feeling[] = ['disappointment', 'anxiety', 'troubled', 'joy'];
/** Matters that some bring up calmly and some do not: of these the examples without a word of feeling are calm. */
const MIXED =
  /^(?:refund|code|order|payment|account|technical|delivery\/where-is-my-code|price|card|recharge|region|bulk|points|product|coupon|shop)(?:\/|$)/;
const HEATED =
  /[!！]{1,}|[?？]{2,}|等了|还没|一直|到底|还不|怎么还|为什么还|赶紧|马上|立刻|必须|\b(?:still|yet|already|again|never|now|immediately|asap|waiting|ridiculous|keeps?|every time)\b/i;
/** Requests of the packs count as messages written for their feeling do. */
const PACK_WEIGHT = 1;

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

/** No word of the lexicon, no haste, no raised voice. */
function mayBeCalm(text: string): boolean {
  const { anger, anxiety, disappointment } = guessEmotion(text);
  return Math.max(anger, anxiety, disappointment) < 0.25 && !HEATED.test(text);
}

type Pack = { intents: { name: string; examples: Record<string, string[]> }[] };

function readPack(name: string): MarkedExample[] {
  const pack = JSON.parse(readFileSync(new URL(`../packs/${name}.json`, import.meta.url), 'utf8')) as Pack;
  return pack.intents.flatMap((intent) => {
    if (ANY.test(intent.name)) return [];
    const glad = GLAD.test(intent.name);
    const calm = CALM.test(intent.name);
    return Object.entries(intent.examples).flatMap(([language, texts]) =>
      texts.map((text) => ({
        text,
        feelings: glad ? (['joy'] as const) : [],
        level: glad ? 1 : 0,
        ...(glad || calm || (MIXED.test(intent.name) && mayBeCalm(text)) ? {} : { unsaid: UNSAID }),
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
