import { readFileSync } from 'node:fs';

export type Question = { text: string; language: 'zh' | 'en'; intent: string };

export const OUT_OF_SCOPE = 'out-of-scope';

/** The service questions that no model was trained on. */
export const readHeldOut = (): Question[] =>
  readFileSync(new URL('../../../eval/questions/service-held-out.jsonl', import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Question);

const LEAST = 55;
const MOST = 65;
const TRIES = 40;
const JOINTS = { zh: '，', en: '. ' } as const;

/** Messages of some 60 characters, one to begin with each question, others put behind it until it is long enough. */
export const makeMessages = (questions: readonly Question[], language: 'zh' | 'en'): string[] => {
  const texts = questions.filter((question) => question.language === language).map(({ text }) => text);
  return texts.map((text, at) => lengthen(text, at, texts, JOINTS[language])).filter((text) => text.length >= LEAST && text.length <= MOST);
};

const lengthen = (first: string, at: number, texts: readonly string[], joint: string): string => {
  let text = first;
  for (let step = 1; text.length < LEAST && step < TRIES; step++) {
    const longer = `${text}${joint}${texts[(at * 7 + step * 131) % texts.length]}`;
    if (longer.length <= MOST) text = longer;
  }
  return text;
};
