import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Emotion, type EmotionModel, findEmotion, loadEmotionModel } from '@throughline/nlu';

/** What of an emotion speaks for a label; labels are recognised by their plain names, in whichever case. */
const LABEL_SCORES: readonly (readonly [RegExp, (emotion: Emotion) => number])[] = [
  [/^(?:positive|pos|good|1)$/, ({ valence }) => valence],
  [/^(?:negative|neg|bad|0)$/, ({ valence }) => -valence],
  [/^(?:neutral|none)$/, ({ strength }) => 0.5 - strength],
  [/^(?:anger|angry)$/, ({ anger }) => anger],
  [/^(?:joy|happy|happiness|optimism|love)$/, ({ joy }) => joy],
  [/^(?:sad|sadness|disappointment)$/, ({ disappointment }) => disappointment],
  [/^(?:fear|anxiety)$/, ({ anxiety }) => anxiety],
];

export function loadShipped(): EmotionModel {
  return loadEmotionModel(readFileSync(fileURLToPath(import.meta.resolve('@throughline/nlu/models/emotion.bin'))));
}

/** A judge that answers whichever of the labels the emotion speaks for most; labels it does not know are never answered. */
export function makePretrained(labels: readonly string[], model: EmotionModel): (text: string) => string {
  const known = labels.flatMap((label) => {
    const found = LABEL_SCORES.find(([pattern]) => pattern.test(label.toLowerCase()));
    return found ? [{ label, score: found[1] }] : [];
  });
  if (known.length === 0) throw new Error(`What ships knows none of these labels: ${labels.join(', ')}`);
  return (text) => {
    const emotion = findEmotion(text, model);
    const scored = known.map(({ label, score }) => ({ label, score: score(emotion) }));
    return scored.sort((a, b) => b.score - a.score)[0]?.label ?? '';
  };
}
