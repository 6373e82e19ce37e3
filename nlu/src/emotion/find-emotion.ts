import { type Emotion, guessEmotion } from './guess-emotion.ts';

/** A trained judge of feelings, from `loadEmotionModel`. */
export type EmotionModel = { find(text: string): Emotion };

/** What a customer feels. Without a model the lexicon judges alone, which hears no complaint that lacks a word of feeling. */
export function findEmotion(text: string, model?: EmotionModel): Emotion {
  return model ? model.find(text) : guessEmotion(text);
}
