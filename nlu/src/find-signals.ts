/** Cheap signs in one message that decide how to go on: a wish for a person, anger, and small talk. */
import { clip, normaliseText } from './normalise/index.ts';
import {
  ANGER,
  BYE,
  GREETING,
  NEGATION,
  NO,
  NOT_A_PERSON,
  NOT_ANGRY,
  PERSON,
  PERSON_REFUSED,
  QUESTION,
  THANKS,
  UNHELPED,
  YES,
} from './signal-patterns.ts';

/** `smallTalk`: greeting, thanks or leave-taking with no request beside it. `unhelped`: says that the last answer did not help. */
export type Signals = {
  asksForPerson: boolean;
  anger: number;
  thanks: boolean;
  greeting: boolean;
  bye: boolean;
  negation: boolean;
  question: boolean;
  yes: boolean;
  no: boolean;
  unhelped: boolean;
  smallTalk: boolean;
};

/** A sign stands in the first lines; a long mail is judged by these. */
const MAX_JUDGED = 4_000;

function mayAskForPerson(text: string): boolean {
  const wish = text.replace(NOT_A_PERSON, ' ').replace(PERSON_REFUSED, ' ');
  return PERSON.some((pattern) => pattern.test(wish));
}

/** SHOUTING: most Latin letters are capitals, over at least three words. */
function mayShout(raw: string): boolean {
  const words = raw.match(/[A-Za-z]{2,30}/g) ?? [];
  const loud = words.filter((word) => word === word.toUpperCase());
  return words.length >= 3 && loud.length >= 0.7 * words.length && loud.join('').length >= 12;
}

/** Reasons add up as if independent: 1 - Π(1 - strength). */
function measureAnger(raw: string, text: string): number {
  let calm = mayShout(raw) ? 0.75 : 1;
  for (const [strength, pattern] of ANGER) if (pattern.test(text)) calm *= 1 - strength;
  if (NOT_ANGRY.test(text)) calm = 1 - (1 - calm) * 0.3;
  return Math.round((1 - calm) * 100) / 100;
}

function mayBeSmallTalk(text: string): boolean {
  const rest = text
    .replace(GREETING, '')
    .replace(new RegExp(THANKS, 'g'), '')
    .replace(new RegExp(BYE, 'g'), '')
    .replace(
      /(?:[,!。.~、?]|\s|\p{Emoji_Presentation}|[啊呀呢吧哦哈啦嘞的了你您们]|好的?|非常|很|十分|客服|亲|\b(?:so|very|much|a lot|for|your|the|you|help|everyone|there|all|team|friend|again|ok|okay|great|and|have|nice|day)\b)+/gu,
      '',
    );
  return rest.length <= 1;
}

/** Anger here is what a few sure patterns say; `understand` joins what the emotion model hears. */
export function findSignals(message: string): Signals {
  const raw = clip(message, MAX_JUDGED);
  const text = normaliseText(raw, MAX_JUDGED).trim();
  const asksForPerson = mayAskForPerson(text);
  const thanks = THANKS.test(text);
  const greeting = GREETING.test(text);
  const bye = BYE.test(text);
  return {
    asksForPerson,
    anger: measureAnger(raw, text),
    thanks,
    greeting,
    bye,
    negation: NEGATION.test(text),
    question: QUESTION.test(text),
    yes: YES.test(text),
    no: NO.test(text),
    unhelped: UNHELPED.test(text),
    smallTalk: (thanks || greeting || bye) && !asksForPerson && mayBeSmallTalk(text),
  };
}
