/**
 * What a message should be looked at for, before anybody trusts its words: abuse, advertising, gibberish, orders to the assistant.
 * Route: unmask → weigh the patterns of each kind → report what passes its threshold. Signs only; never a verdict to act on alone.
 */
import { HARMLESS, INSULTS, SWEARING, THREATS } from './abuse-patterns.ts';
import { findGibberish } from './find-gibberish.ts';
import { INJECTION } from './injection-patterns.ts';
import { ASKING, SPAM } from './spam-patterns.ts';
import { unmaskText } from './unmask-text.ts';
import { weighPatterns } from './weigh-patterns.ts';

export type FlagKind = 'abuse' | 'spam' | 'gibberish' | 'injection';

/** `score` 0..1; `words` is what spoke for it, folded. `grade` of abuse: words thrown about, people insulted, harm announced. */
export type Flag = { kind: FlagKind; score: number; words: string[]; grade?: 'swearing' | 'insult' | 'threat' };

const THRESHOLD = 0.5;
const MASH_THRESHOLD = 0.6;
const MAX_SCORE = 0.99;

const round = (score: number): number => Math.min(MAX_SCORE, Math.round(score * 100) / 100);

function findAbuse(text: string): Flag | undefined {
  const judged = text.replace(HARMLESS, ' ');
  for (const [grade, patterns] of [
    ['threat', THREATS],
    ['insult', INSULTS],
    ['swearing', SWEARING],
  ] as const) {
    const { score, words } = weighPatterns(judged, patterns);
    if (score >= THRESHOLD) return { kind: 'abuse', score: round(score), words, grade };
  }
  return undefined;
}

function findSpam(text: string): Flag | undefined {
  const { score, words } = weighPatterns(text, SPAM);
  const links = text.match(/https?:\/\/|www\./g)?.length ?? 0;
  const pushed = 1 - (1 - score) * (links >= 3 ? 0.6 : links > 0 && score > 0 ? 0.8 : 1);
  // A customer who asks about invoices or WeChat uses the same words; one sign and a question is no advertisement.
  const judged = words.length < 3 && ASKING.test(text) ? pushed * 0.7 : pushed;
  return judged >= THRESHOLD ? { kind: 'spam', score: round(judged), words } : undefined;
}

function findInjection(text: string, plain: string, hidden: string, disguises: readonly string[]): Flag | undefined {
  const open = weighPatterns(text, INJECTION);
  const coded = hidden === '' ? { score: 0, words: [] } : weighPatterns(hidden, INJECTION);
  const score = Math.max(open.score, coded.score);
  if (score < THRESHOLD) return undefined;
  // Whoever masks such words means them.
  const masked = coded.score >= THRESHOLD || (disguises.length > 0 && weighPatterns(plain, INJECTION).score < open.score);
  return { kind: 'injection', score: round(masked ? 1 - (1 - score) * 0.5 : score), words: [...open.words, ...coded.words, ...disguises] };
}

/** Flags of one message, the surest first; most messages have none. Reads the first 8,000 characters. */
export function findFlags(message: string): Flag[] {
  const { text, plain, hidden, disguises } = unmaskText(message);
  const mash = findGibberish(message.slice(0, 2_000));
  const gibberish: Flag | undefined =
    mash.score >= MASH_THRESHOLD ? { kind: 'gibberish', score: round(mash.score), words: mash.words } : undefined;
  return [findInjection(text, plain, hidden, disguises), findAbuse(text), findSpam(text), gibberish]
    .filter((flag) => flag !== undefined)
    .sort((a, b) => b.score - a.score);
}
