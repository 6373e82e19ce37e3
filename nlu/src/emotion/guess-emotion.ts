import { weighCue } from './cue-features.ts';
import { polarLexicon } from './polar-lexicon.ts';
import { type Cue, readCues } from './read-cues.ts';
import { splitPieces } from './split-pieces.ts';

/** A word and how much it spoke: above 0 for a pleased, below 0 for a troubled customer. */
export type FeelingWord = { word: string; weight: number };

/** `valence` -1 … 1; all others 0 … 1. `strength` is how strongly anything is felt; `words` are those that spoke, the loudest first. */
export type Emotion = {
  valence: number;
  anger: number;
  anxiety: number;
  disappointment: number;
  joy: number;
  strength: number;
  sarcasm: number;
  words: FeelingWord[];
};

type Feeling = 'anger' | 'anxiety' | 'disappointment' | 'joy' | 'sarcasm';

/** How far a group of the lexicon speaks for a feeling. */
const GROUP_FEELINGS: Readonly<Record<string, readonly [feeling: Feeling, share: number]>> = {
  anger: ['anger', 0.6],
  'bad-high': ['anger', 0.4],
  irritate: ['anger', 0.35],
  fear: ['anxiety', 0.5],
  sad: ['disappointment', 0.4],
  bad: ['disappointment', 0.4],
  'service-bad': ['disappointment', 0.3],
  'speed-bad': ['disappointment', 0.3],
  'taste-bad': ['disappointment', 0.4],
  'hotel-bad': ['disappointment', 0.4],
  joy: ['joy', 0.5],
  love: ['joy', 0.5],
  thanks: ['joy', 0.4],
  'praise-high': ['joy', 0.5],
  'praise-good': ['joy', 0.35],
  'service-good': ['joy', 0.3],
  'speed-good': ['joy', 0.3],
  'taste-good': ['joy', 0.3],
  irony: ['sarcasm', 0.3],
  'sarcasm-cue': ['sarcasm', 0.15],
};

const round = (value: number): number => Math.round(value * 1_000) / 1_000;

/** The loudest of the cues, in the customer's own letters as folded. */
export function findCueWords(cues: readonly Cue[], folded: string): FeelingWord[] {
  const { valences } = polarLexicon();
  return cues
    .map((cue) => ({ word: folded.slice(cue.start, cue.end), weight: round(weighCue(cue, valences) / 3) }))
    .filter(({ weight }) => weight !== 0)
    .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight))
    .slice(0, 5);
}

/** The balance of the lexicon's words, -1 … 1; what comes after the last "but" counts half again. */
export function weighValence(cues: readonly Cue[]): number {
  const { valences } = polarLexicon();
  return Math.tanh(cues.reduce((sum, cue) => sum + weighCue(cue, valences) * (cue.late ? 1.5 : 1), 0) / 4);
}

/** Feelings by the lexicon alone, with no model: reasons add up as if independent, 1 - Π(1 - share). */
export function guessEmotion(text: string): Emotion {
  const split = splitPieces(text);
  const cues = readCues(split);
  const { groups } = polarLexicon();
  const calm: Record<Feeling, number> = { anger: 1, anxiety: 1, disappointment: 1, joy: 1, sarcasm: 1 };
  for (const cue of cues) {
    for (const group of cue.groups) {
      const found = GROUP_FEELINGS[groups[group] as string];
      if (!found) continue;
      const [feeling, share] = found;
      if (cue.negated && feeling === 'joy') calm.disappointment *= 1 - share;
      else if (!cue.negated) calm[feeling] *= 1 - Math.min(share * (cue.strong ? 1.4 : 1), 0.9);
    }
  }
  const feelings = [calm.anger, calm.anxiety, calm.disappointment, calm.joy].map((left) => 1 - left);
  return {
    valence: round(weighValence(cues)),
    anger: round(1 - calm.anger),
    anxiety: round(1 - calm.anxiety),
    disappointment: round(1 - calm.disappointment),
    joy: round(1 - calm.joy),
    strength: round(Math.max(...feelings)),
    sarcasm: round(1 - calm.sarcasm),
    words: findCueWords(cues, split.folded),
  };
}
