/** Route: cues in the words, dates against the clock, then what is known beside the text (mood, earlier contacts, flags). */
import { type DateMention, type Entity, findDates } from '../entities/index.ts';
import { clip, normaliseText } from '../normalise/index.ts';
import { findCue, joinTerms, type Score, type Term } from './types.ts';
import { ABOUT_RULES, NEEDED, NO_HURRY, TROUBLED, UNSOLVED, URGENCY_CUES } from './urgency-cues.ts';

/**
 * `contacts`: how often the customer came about this before. `emotion`: 0..1 each. `flags`: what `findFlags` gave. `timeZone`: the
 * customer's, else UTC. `entities`: what `findEntities` gave; large sums weigh where money is at risk. `intents`: the guesses of a model
 * that knows the service pack; they hear urgency in words that no cue knows.
 */
export type UrgencyInput = {
  text: string;
  now: string | number | Date;
  timeZone?: string;
  entities?: readonly Pick<Entity, 'kind' | 'value' | 'details'>[];
  flags?: readonly { kind: string; score: number; grade?: string }[];
  emotion?: { anger?: number; anxiety?: number };
  contacts?: number;
  intents?: readonly { intent: string; probability: number }[];
};

const HOUR = 3_600_000;
/** A message is judged by its opening; what is urgent is said early or again. */
const MAX_JUDGED = 4_000;

/** Hours until a limit, and what that adds where the customer needs it by then. */
const NEAR: readonly (readonly [hours: number, weight: number])[] = [
  [6, 0.55],
  [24, 0.5],
  [72, 0.4],
  [168, 0.2],
];
/** Hours that the customer says to have waited, and what that adds. */
const WAITED: readonly (readonly [hours: number, weight: number])[] = [
  [24 * 7, 0.35],
  [24 * 2, 0.25],
  [20, 0.2],
  [0.5, 0.12],
];

function weighLimit(mention: DateMention, now: number): number {
  const limit = new Date(mention.relation === 'by' ? mention.to : mention.from).getTime();
  const hours = (limit - now) / HOUR;
  if (new Date(mention.to).getTime() < now || mention.confidence < 0.5) return 0;
  return NEAR.find(([most]) => hours <= most)?.[1] ?? 0;
}

function findDeadline(text: string, mentions: readonly DateMention[], now: number): Term | undefined {
  if (ABOUT_RULES.test(text) || !(NEEDED.test(text) || TROUBLED.test(text))) return undefined;
  const near = mentions
    .filter(({ relation }) => relation === 'by' || relation === 'at')
    .map((mention) => ({ weight: weighLimit(mention, now), words: [mention.text] }))
    .sort((a, b) => b.weight - a.weight)[0];
  return near && near.weight > 0 ? { name: 'deadline', ...near } : undefined;
}

/** "Two weeks, nothing solved": beside words of nothing done, a bare length of time is a wait. */
function findWaiting(text: string, mentions: readonly DateMention[]): Term | undefined {
  const least = UNSOLVED.test(text) ? 0.3 : 0.5;
  const waits = mentions.filter(({ relation, confidence }) => relation === 'lasting' && confidence > least);
  const longest = waits
    .map(({ text, from, to }) => ({ text, hours: (new Date(to).getTime() - new Date(from).getTime()) / HOUR }))
    .sort((a, b) => b.hours - a.hours)[0];
  const weight = longest && WAITED.find(([hours]) => longest.hours >= hours)?.[1];
  return longest && weight ? { name: 'has waited', weight, words: [longest.text] } : undefined;
}

/** How little an intent of the service pack can wait, were it sure. */
const INTENT_WEIGHTS: ReadonlyMap<string, number> = new Map([
  ['safety/danger', 0.85],
  ['complaint/legal-threat', 0.6],
  ['urgent/deadline', 0.6],
  ['security/fraud', 0.55],
  ['payment/charged-twice', 0.35],
  ['complaint', 0.2],
  ['delivery/late', 0.15],
]);
/** Less than this share of a guess is noise. */
const LEAST_GUESS = 0.15;

function findMeant(intents: UrgencyInput['intents'] = []): Term[] {
  return intents.flatMap(({ intent, probability }) => {
    const weight = (INTENT_WEIGHTS.get(intent) ?? 0) * probability;
    if (weight === 0 || probability < LEAST_GUESS) return [];
    return [{ name: `means ${intent}`, weight, words: [`${intent}: ${probability.toFixed(2)}`] }];
  });
}

/** What a sum is worth in yuan, roughly: only to tell large from small. */
const YUAN: Readonly<Record<string, number>> = { CNY: 1, HKD: 0.9, TWD: 0.22, USD: 7, EUR: 8, GBP: 9, JPY: 0.05 };
const LARGE_YUAN = 1_000;

function findLargeSum(entities: UrgencyInput['entities'] = []): Term | undefined {
  const large = entities.filter(
    ({ kind, details }) => kind === 'money' && Number(details?.amount) * (YUAN[String(details?.currency)] ?? 1) >= LARGE_YUAN,
  );
  return large.length === 0 ? undefined : { name: 'large sum', weight: 0.2, words: large.slice(0, 3).map(({ value }) => value) };
}

function findBeside({ emotion, contacts = 0, flags = [] }: UrgencyInput): Term[] {
  const { anger = 0, anxiety = 0 } = emotion ?? {};
  const terms: Term[] = [];
  if (anger >= 0.3) terms.push({ name: 'anger', weight: 0.2 * Math.min(1, anger), words: [`anger: ${anger}`] });
  if (anxiety >= 0.3) terms.push({ name: 'anxiety', weight: 0.25 * Math.min(1, anxiety), words: [`anxiety: ${anxiety}`] });
  if (contacts > 0) terms.push({ name: 'repeated contact', weight: Math.min(0.5, 0.15 * contacts), words: [`contacts: ${contacts}`] });
  const threat = flags.find(({ kind, grade }) => kind === 'abuse' && grade === 'threat');
  if (threat) terms.push({ name: 'threat', weight: 0.6, words: [`threat: ${threat.score}`] });
  const spam = flags.find(({ kind, score }) => (kind === 'spam' || kind === 'gibberish') && score >= 0.7);
  if (spam) terms.push({ name: spam.kind === 'spam' ? 'spam' : 'gibberish', weight: -0.7, words: [`${spam.kind}: ${spam.score}`] });
  return terms;
}

/** How little a message can wait, 0..1, with every reason. Below 0.2 it is everyday; from 0.5 somebody should look now. */
export function scoreUrgency(input: UrgencyInput): Score {
  const raw = clip(input.text, MAX_JUDGED);
  const text = normaliseText(raw, MAX_JUDGED);
  const now = new Date(input.now).getTime();
  const mentions = findDates(raw, { now, timeZone: input.timeZone ?? 'UTC' });
  const cues = URGENCY_CUES.flatMap((cue) => findCue(text, cue) ?? []);
  const atRisk = cues.some(({ name }) => name === 'money at risk');
  const calm = NO_HURRY.exec(text);
  const terms: (Term | undefined)[] = [
    ...cues,
    findDeadline(text, mentions, now),
    findWaiting(text, mentions),
    atRisk ? findLargeSum(input.entities) : undefined,
    ...findMeant(input.intents),
    ...findBeside(input),
    calm ? { name: 'says there is time', weight: -0.6, words: [calm[0]] } : undefined,
  ];
  // Nobody who writes "no rush" about smoke means it.
  const danger = cues.some(({ name }) => name === 'safety');
  return joinTerms(terms.filter((term) => term !== undefined).filter(({ name }) => !(danger && name === 'says there is time')));
}
