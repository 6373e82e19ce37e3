import { readFile } from 'node:fs/promises';
import { type EmotionModel, loadEmotionModel } from '@throughline/nlu';
import { shippedFile } from './shipped-file.ts';

/** The shipped judge of moods, read when it is first needed. A broken file is told once; the lexicon goes on alone. */
export const openEmotionModel = (onTrouble: (error: unknown) => void): (() => Promise<EmotionModel | undefined>) => {
  let model: Promise<EmotionModel | undefined> | null = null;
  return () => {
    model ??= readFile(shippedFile('models/emotion.bin'))
      .then(loadEmotionModel)
      .catch((error: unknown) => {
        onTrouble(error);
        return undefined;
      });
    return model;
  };
};
