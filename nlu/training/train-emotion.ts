/**
 * `node nlu/training/train-emotion.ts [--out FILE] [--judge] [--words WEIGHT]`: trains the shipped emotion model on the messages written for it
 * (emotion/*.txt), on calm requests of the packs and, lightly, on the words of the lexicon. `--judge` first measures five folds of the written messages, beside the lexicon
 * and the signal patterns. Same files, same bytes.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import {
  type Emotion,
  type Feeling,
  findEmotion,
  guessEmotion,
  holdsFeeling,
  loadEmotionModel,
  trainEmotion,
} from '../src/emotion/index.ts';
import { findSignals } from '../src/find-signals.ts';
import { findAuroc, makeFolds } from '../src/learn/index.ts';
import { type MarkedExample, readPacks, readPolarWords, readWritten } from './read-emotion-examples.ts';

const FOLDS = 5;
const SEED = 1;
const TRAINING = { seed: SEED, cost: 0.5, minTexts: 2 } as const;
/** A word of the lexicon counts this much of a written message. */
const WORD_WEIGHT = 0.1;
const JUDGED: readonly Feeling[] = ['anger', 'anxiety', 'disappointment', 'joy', 'sarcasm', 'troubled'];

type Judged = { example: MarkedExample; model: Emotion; lexicon: Emotion; signals: number };

const pick = (emotion: Emotion, feeling: Feeling): number =>
  feeling === 'troubled' ? -emotion.valence : feeling === 'strong' ? emotion.strength : emotion[feeling];

/** Every written message judged by a model that did not see it. */
function judgeFolds(written: readonly MarkedExample[], packs: readonly MarkedExample[]): Judged[] {
  const kinds = [...new Set(written.map(({ feelings, level }) => `${feelings.join('+')} ${level}`))];
  const foldOf = makeFolds(
    written.map(({ feelings, level }) => kinds.indexOf(`${feelings.join('+')} ${level}`)),
    FOLDS,
    SEED,
  );
  return Array.from({ length: FOLDS }, (_, fold) => {
    const model = loadEmotionModel(trainEmotion([...written.filter((_, i) => foldOf[i] !== fold), ...packs], TRAINING));
    return written
      .filter((_, i) => foldOf[i] === fold)
      .map((example) => ({
        example,
        model: findEmotion(example.text, model),
        lexicon: guessEmotion(example.text),
        signals: findSignals(example.text).anger,
      }));
  }).flat();
}

function findF1(said: readonly boolean[], right: readonly boolean[]): number {
  const both = said.filter((one, i) => one && right[i]).length;
  const sum = said.filter(Boolean).length + right.filter(Boolean).length;
  return sum === 0 ? 0 : (2 * both) / sum;
}

function printJudged(judged: readonly Judged[]): void {
  const table: Record<string, Record<string, string | number>> = {};
  for (const language of ['zh', 'en']) {
    const rows = judged.filter(({ example }) => example.language === language);
    for (const feeling of JUDGED) {
      const right = rows.map(({ example }) => holdsFeeling(example, feeling));
      const measure = (scores: readonly number[], limit: number): string =>
        `${(
          100 *
            findF1(
              scores.map((score) => score >= limit),
              right,
            )
        ).toFixed(1)} / ${(100 * findAuroc(scores, right.map(Number))).toFixed(1)}`;
      table[`${language} ${feeling}`] = {
        messages: right.filter(Boolean).length,
        'model F1/AUROC': measure(
          rows.map(({ model }) => pick(model, feeling)),
          feeling === 'troubled' ? 0.2 : 0.5,
        ),
        'lexicon F1/AUROC': measure(
          rows.map(({ lexicon }) => pick(lexicon, feeling)),
          feeling === 'troubled' ? 0.05 : 0.3,
        ),
        'signals F1/AUROC':
          feeling === 'anger' || feeling === 'troubled'
            ? measure(
                rows.map(({ signals }) => signals),
                0.3,
              )
            : '–',
      };
    }
  }
  console.table(table);
}

const { values } = parseArgs({ options: { out: { type: 'string' }, judge: { type: 'boolean' }, words: { type: 'string' } } });
const written = readWritten();
const others = [...readPacks(), ...readPolarWords(Number(values.words ?? WORD_WEIGHT))];
if (values.judge) printJudged(judgeFolds(written, others));
const bytes = trainEmotion([...written, ...others], TRAINING);
writeFileSync(values.out ?? new URL('../models/emotion.bin', import.meta.url), bytes);
console.log(`${written.length} written and ${others.length} other messages and words, ${(bytes.length / 1024).toFixed(0)} kB`);
