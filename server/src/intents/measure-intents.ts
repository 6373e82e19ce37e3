/* How well intents can be told apart: each lesson is read by a model that has not seen it. Pure, and the same for the same lessons. */
import { type IntentModel, trainIntents } from '@throughline/nlu';
import type { IntentFigures } from '@throughline/protocol/intents';
import type { Lesson } from './types.ts';

export const OUT_OF_SCOPE = 'none';
/** From here on the desk and the assistant act on an intent. */
export const SURE = 0.5;
const CONFUSIONS = 50;
const TEXTS = 3;

export type Measured = Omit<IntentFigures, 'trainMs' | 'bytes'>;
type Read = { text: string; intent: string; readAs: string; sure: boolean };

/** Few examples afford five folds; many train long and three tell enough. */
const foldsFor = (count: number): number => (count > 4000 ? 3 : 5);

export const learn = (lessons: readonly Lesson[], onProgress?: (share: number) => void): IntentModel => {
  const examples = lessons.flatMap(({ text, intent }) => (intent === null ? [] : [{ text, intent }]));
  const outOfScope = lessons.flatMap(({ text, intent }) => (intent === null ? [text] : []));
  return trainIntents(examples, {
    seed: 1,
    outOfScope,
    ...(onProgress && { onProgress: ({ step, done }) => onProgress(STEPS[step](done)) }),
  });
};

/** How far along a step is, of all learning. */
const STEPS = {
  read: (done: number) => done * 0.1,
  calibrate: (done: number) => 0.1 + done * 0.6,
  train: (done: number) => 0.7 + done * 0.3,
};

/** The intent a model gives a text, or OUT_OF_SCOPE. */
export const readIntent = (model: Pick<IntentModel, 'classify'>, text: string): { intent: string; probability: number } => {
  const { guesses, outOfScope } = model.classify(text);
  const [best] = guesses;
  if (best === undefined || outOfScope >= SURE) return { intent: OUT_OF_SCOPE, probability: outOfScope };
  return best;
};

export const measureIntents = (lessons: readonly Lesson[], onFold: (done: number, of: number) => void): Measured => {
  const folds = foldsFor(lessons.length);
  const foldOf = dealOut(lessons, folds);
  const read: Read[] = [];
  for (let fold = 0; fold < folds; fold += 1) {
    const model = learn(lessons.filter((_, at) => foldOf[at] !== fold));
    for (const [at, lesson] of lessons.entries()) {
      if (foldOf[at] !== fold) continue;
      const { intent: readAs, probability } = readIntent(model, lesson.text);
      read.push({ text: lesson.text, intent: lesson.intent ?? OUT_OF_SCOPE, readAs, sure: probability >= SURE });
    }
    onFold(fold + 1, folds);
  }
  return { ...sumUp(read), folds };
};

/** Every intent's lessons in turn to fold 0, 1, 2, …: an intent with a few is not left without any. */
const dealOut = (lessons: readonly Lesson[], folds: number): Uint8Array => {
  const seen = new Map<string | null, number>();
  const foldOf = new Uint8Array(lessons.length);
  for (const [at, { intent }] of lessons.entries()) {
    const count = seen.get(intent) ?? 0;
    foldOf[at] = count % folds;
    seen.set(intent, count + 1);
  }
  return foldOf;
};

const share = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);

const sumUp = (read: readonly Read[]): Omit<Measured, 'folds'> => {
  const names = [...new Set(read.map((one) => one.intent))].sort();
  const perIntent = names.map((intent) => {
    const examples = read.filter((one) => one.intent === intent).length;
    const right = read.filter((one) => one.intent === intent && one.readAs === intent).length;
    const precision = share(right, read.filter((one) => one.readAs === intent).length);
    const recall = share(right, examples);
    return { intent, examples, precision, recall, f1: share(2 * precision * recall, precision + recall) };
  });
  return {
    examples: read.length,
    intents: names.filter((name) => name !== OUT_OF_SCOPE).length,
    accuracy: share(read.filter((one) => one.readAs === one.intent).length, read.length),
    macroF1: share(
      perIntent.reduce((sum, { f1 }) => sum + f1, 0),
      perIntent.length,
    ),
    coverage: share(read.filter((one) => one.sure).length, read.length),
    perIntent,
    confusions: findConfusions(read),
  };
};

const findConfusions = (read: readonly Read[]): Measured['confusions'] => {
  const pairs = new Map<string, Measured['confusions'][number]>();
  for (const { text, intent, readAs } of read) {
    if (intent === readAs) continue;
    const key = `${intent} ${readAs}`;
    const pair = pairs.get(key) ?? { intent, readAs, count: 0, texts: [] };
    pair.count += 1;
    if (pair.texts.length < TEXTS) pair.texts.push(text.slice(0, 200));
    pairs.set(key, pair);
  }
  return [...pairs.values()].sort((a, b) => b.count - a.count || a.intent.localeCompare(b.intent)).slice(0, CONFUSIONS);
};
