/**
 * A trained judge of feelings: the features of feeling-features.ts, weighed by rarity, one separator per feeling, each with its own
 * curve from score to probability. The file holds the weights in 8 bits.
 */
import { lazy } from '../lazy.ts';
import { getSection, ModelFileError, quantise, readModel, restore, writeModel } from '../learn/index.ts';
import { weighCue } from './cue-features.ts';
import { type Columns, createColumnLister, findColumn, makeColumns } from './feeling-columns.ts';
import { createFeatureMaker, type FeelingFeatures } from './feeling-features.ts';
import type { EmotionModel } from './find-emotion.ts';
import { type Emotion, type FeelingWord, weighValence } from './guess-emotion.ts';
import { polarLexicon } from './polar-lexicon.ts';
import { MARK } from './split-pieces.ts';

/** What the separators tell apart. `troubled` is any ill feeling; `strong` is a strong one of any kind. */
export const FEELINGS = ['anger', 'anxiety', 'disappointment', 'joy', 'sarcasm', 'troubled', 'strong'] as const;
export type Feeling = (typeof FEELINGS)[number];

/** probability = 1 / (1 + exp(-(slope · score + lift))). weights: FEELINGS.length per column, multiplied by the column's rarity already. */
export type EmotionParts = {
  columns: Columns;
  rarity: Float32Array;
  weights: Float32Array;
  bias: Float32Array;
  slopes: Float32Array;
  lifts: Float32Array;
};

const KIND = 'emotion';
const VERSION = 1;
const COUNT = FEELINGS.length;
const JOY = FEELINGS.indexOf('joy');
const TROUBLED = FEELINGS.indexOf('troubled');

/** What the lexicon's word for a feeling adds where words are named: it is what a reader looks for. */
const CUE_SHARE = 0.12;
/** In a long text with many words of the lexicon, their balance is worth as much as what the separators heard. */
const MANY_CUES = 12;

const round = (value: number): number => Math.round(value * 1_000) / 1_000;

/** The raw score of each feeling. */
export function scoreFeelings(parts: EmotionParts, found: Int32Array, scores: Float64Array): number {
  scores.fill(0);
  let square = 0;
  for (const column of found) {
    square += (parts.rarity[column] as number) ** 2;
    const at = column * COUNT;
    for (let k = 0; k < COUNT; k++) scores[k] = (scores[k] as number) + (parts.weights[at + k] as number);
  }
  const length = square > 0 ? Math.sqrt(square) : 1;
  for (let k = 0; k < COUNT; k++) scores[k] = (scores[k] as number) / length + (parts.bias[k] as number);
  return length;
}

/** The words that spoke: what each feature gave to joy or took for trouble, and what the lexicon says, spread over the letters covered. */
function findWords(parts: EmotionParts, features: FeelingFeatures, length: number): FeelingWord[] {
  const credit = new Float32Array(features.folded.length);
  for (let i = 0; i < features.size; i++) {
    const start = features.starts[i] as number;
    const size = (features.ends[i] as number) - start;
    const column = size > 0 ? findColumn(parts.columns, features.hashes[i] as number) : -1;
    if (column < 0) continue;
    const share = ((parts.weights[column * COUNT + JOY] as number) - (parts.weights[column * COUNT + TROUBLED] as number)) / length / size;
    for (let at = start; at < start + size; at++) credit[at] = (credit[at] as number) + share;
  }
  const { valences } = polarLexicon();
  for (const cue of features.cues) {
    const share = (CUE_SHARE * weighCue(cue, valences)) / (cue.end - cue.start);
    for (let at = cue.start; at < cue.end; at++) credit[at] = (credit[at] as number) + share;
  }
  const said = new Map<string, number>();
  for (const { text, start, kind } of features.pieces) {
    if (kind === MARK) continue;
    let weight = 0;
    for (let at = start; at < start + text.length; at++) weight += credit[at] as number;
    said.set(text, (said.get(text) ?? 0) + weight);
  }
  return [...said]
    .map(([word, weight]) => ({ word, weight: round(weight) }))
    .filter(({ weight }) => Math.abs(weight) >= 0.05)
    .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight))
    .slice(0, 5);
}

export function wrapEmotionModel(parts: EmotionParts): EmotionModel {
  const makeFeatures = createFeatureMaker();
  const list = createColumnLister(parts.columns);
  const scores = new Float64Array(COUNT);
  return {
    find: (text): Emotion => {
      const features = makeFeatures(text);
      const length = scoreFeelings(parts, list(features), scores);
      const chance = (feeling: Feeling): number => {
        const k = FEELINGS.indexOf(feeling);
        return 1 / (1 + Math.exp(-((parts.slopes[k] as number) * (scores[k] as number) + (parts.lifts[k] as number))));
      };
      const joy = chance('joy');
      const troubled = chance('troubled');
      const lean = Math.min(1, features.cues.length / MANY_CUES) * weighValence(features.cues);
      const strength = Math.max(joy, troubled) * (0.5 + 0.5 * chance('strong'));
      // Worked out when asked for: they cost a quarter as much as all the rest. The maker has reused its arrays by then.
      const words = lazy(() => findWords(parts, makeFeatures(text), length));
      return {
        valence: round(Math.max(-1, Math.min(1, joy - troubled + lean))),
        anger: round(chance('anger')),
        anxiety: round(chance('anxiety')),
        disappointment: round(chance('disappointment')),
        joy: round(joy),
        strength: round(strength),
        sarcasm: round(chance('sarcasm')),
        get words() {
          return words();
        },
      };
    },
  };
}

export function saveEmotionParts(parts: EmotionParts): Uint8Array {
  const { levels, scales } = quantise(parts.weights, COUNT);
  const { rarity, bias, slopes, lifts } = parts;
  const sections = { hashes: parts.columns.hashes, rarity, levels, scales, bias, slopes, lifts };
  return writeModel({ kind: KIND, version: VERSION, meta: { feelings: FEELINGS }, sections });
}

/** Throws ModelFileError on anything but a whole emotion model of this version. */
export function loadEmotionModel(bytes: Uint8Array): EmotionModel {
  const file = readModel(bytes, KIND, VERSION);
  const hashes = getSection(file, 'hashes', Uint32Array);
  const size = hashes.length;
  const feelings = (file.meta as { feelings?: unknown } | null)?.feelings;
  if (JSON.stringify(feelings) !== JSON.stringify(FEELINGS)) throw new ModelFileError('The emotion model knows other feelings.');
  const levels = getSection(file, 'levels', Int8Array, size * COUNT);
  const scales = getSection(file, 'scales', Float32Array, size);
  return wrapEmotionModel({
    columns: makeColumns(hashes),
    rarity: getSection(file, 'rarity', Float32Array, size),
    weights: restore({ stride: COUNT, levels, scales }),
    bias: getSection(file, 'bias', Float32Array, COUNT),
    slopes: getSection(file, 'slopes', Float32Array, COUNT),
    lifts: getSection(file, 'lifts', Float32Array, COUNT),
  });
}
