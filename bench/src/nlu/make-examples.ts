import type { IntentExample } from '@throughline/nlu';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRandom } from '@throughline/nlu/learn';

const INTENTS = 77;
const EXAMPLES = 10_000;
const SEED = 2_667_729_083;
/** Words that every intent uses, and those that are an intent's own, of which neighbours share half. */
const SHARED = 400;
const OWN = 24;
const LETTERS = { first: 'bcdfghklmnprstvw', second: 'aeiou' } as const;

const pick = <T>(values: readonly T[] | string, random: () => number): T | string =>
  values[Math.floor(random() * values.length)] as T | string;

const makeWord = (random: () => number): string =>
  Array.from({ length: 2 + Math.floor(random() * 3) }, () => `${pick(LETTERS.first, random)}${pick(LETTERS.second, random)}`).join('');

/** 10,000 made-up sentences of 77 intents, some twelve words each, three of them telling: as large as a bank's real set and as hard to fit. */
export const makeExamples = (): IntentExample[] => {
  const random = createRandom(SEED).next;
  const shared = Array.from({ length: SHARED }, () => makeWord(random));
  const telling = Array.from({ length: (INTENTS + 1) * (OWN / 2) }, () => makeWord(random));
  return Array.from({ length: EXAMPLES }, (_, at) => {
    const intent = at % INTENTS;
    const own = telling.slice(intent * (OWN / 2), intent * (OWN / 2) + OWN);
    const words = Array.from({ length: 8 + Math.floor(random() * 8) }, (__, place) => pick(place % 4 === 1 ? own : shared, random));
    return { text: words.join(' '), intent: `intent-${intent}` };
  });
};

/** banking77 as published, where the folder of public sets holds it. */
export const readBanking = (data: string): IntentExample[] | undefined => {
  const path = join(data, 'banking77/train.jsonl');
  if (!existsSync(path)) return undefined;
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as { text: string; label: string })
    .map(({ text, label }) => ({ text, intent: label }));
};
