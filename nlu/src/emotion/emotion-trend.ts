/** Where a conversation is heading: one bad word is no crisis, three rising ones are. Every number that led there is given back. */
import type { Emotion } from './guess-emotion.ts';

export type MoodState = 'calm' | 'tense' | 'crisis' | 'recovering';
export type MoodTerm = { name: 'level' | 'rise' | 'streak' | 'peak'; value: number; weight: number };

/**
 * `heat` 0 … 1 is the sum of the terms' value × weight; `trouble` is what each message weighed, oldest first. `turned` is the message
 * (its place in the history) since which trouble has not let up, or null.
 */
export type EmotionTrend = { state: MoodState; heat: number; terms: MoodTerm[]; trouble: number[]; turned: number | null };

/** From here on a message counts as troubled. */
const TROUBLED = 0.35;
const CRISIS = 0.55;
const TENSE = 0.3;
/** Messages that the trend looks back on. */
const WINDOW = 8;
const WEIGHTS = { level: 0.35, rise: 0.2, streak: 0.3, peak: 0.15 } as const;

/** How much one message speaks of trouble: its strongest ill feeling, at least as much as its valence is low. */
export function weighTrouble(emotion: Emotion): number {
  const felt = Math.max(emotion.anger, 0.8 * emotion.disappointment, 0.7 * emotion.anxiety, 0.6 * emotion.sarcasm);
  return Math.max(0, Math.min(1, Math.max(felt, -0.7 * emotion.valence) * (1 - 0.5 * emotion.joy)));
}

/** The troubled messages at the end without a break. */
function countStreak(trouble: readonly number[]): number {
  let streak = 0;
  while (streak < trouble.length && (trouble[trouble.length - 1 - streak] as number) >= TROUBLED) streak++;
  return streak;
}

/** Level: later messages count double their elders. */
function findLevel(trouble: readonly number[]): number {
  let sum = 0;
  let weights = 0;
  trouble.forEach((value, i) => {
    const weight = 2 ** (i - trouble.length + 1);
    sum += value * weight;
    weights += weight;
  });
  return weights === 0 ? 0 : sum / weights;
}

function findState(heat: number, streak: number, trouble: readonly number[]): MoodState {
  if (heat >= CRISIS && streak >= 2) return 'crisis';
  const last = trouble.at(-1) ?? 0;
  if (last < TROUBLED && Math.max(0, ...trouble) >= 0.5) return 'recovering';
  return heat >= TENSE || last >= 0.6 ? 'tense' : 'calm';
}

/** `history`: the customer's own messages, oldest first. */
export function emotionTrend(history: readonly Emotion[]): EmotionTrend {
  const trouble = history.slice(-WINDOW).map((emotion) => Math.round(weighTrouble(emotion) * 1_000) / 1_000);
  const streak = countStreak(trouble);
  const lately = trouble.slice(-3);
  const rise = lately.length < 2 ? 0 : Math.max(0, (lately.at(-1) as number) - (lately[0] as number));
  const values = {
    level: findLevel(trouble),
    rise: streak >= 2 ? Math.min(1, rise * 2) : 0,
    streak: Math.min(1, Math.max(0, streak - 1) / 2),
    peak: Math.max(0, ...trouble),
  };
  const terms = (Object.keys(WEIGHTS) as (keyof typeof WEIGHTS)[]).map((name) => ({ name, value: values[name], weight: WEIGHTS[name] }));
  const heat = Math.round(terms.reduce((sum, { value, weight }) => sum + value * weight, 0) * 1_000) / 1_000;
  const turned = streak === 0 ? null : history.length - streak;
  return { state: findState(heat, streak, trouble), heat, terms, trouble, turned };
}
