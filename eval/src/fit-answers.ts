/** Logistic fits on the tune part of the questions; deterministic. What they print is copied into nlu/src by hand, see README.md. */
import type { HitFeatures } from '@throughline/nlu';
import { judgeAnswers } from './judge-answers.ts';
import { partOf, readQuestions } from './questions.ts';

type Feature = keyof HitFeatures;
/** Margin and size were tried and came out with no or a perverse sign; they are left out. */
const ANSWER_TERMS = [
  'strength',
  'coverage',
  'likeness',
  'titleCoverage',
  'concepts',
  'evidence',
  'sense',
  'matter',
  'outside',
] as const satisfies Feature[];
const RANK_TERMS = [
  'strength',
  'coverage',
  'likeness',
  'titleCoverage',
  'concepts',
  'sense',
  'wording',
  'matter',
] as const satisfies Feature[];
const STEPS = 20_000;
const RATE = 0.5;
/** Ridge on the slopes; some 250 questions carry seven terms. */
const RIDGE = 0.001;
/** Wrong hits that the right one is compared with, per question. */
const RIVALS = 5;

type Example = { x: number[]; y: number };

/** `x[0]` is the constant and is not held small. */
function fitLogistic(examples: readonly Example[]): number[] {
  const weights = new Array<number>(examples[0]?.x.length ?? 0).fill(0);
  for (let step = 0; step < STEPS; step++) {
    const slope = weights.map((weight, i) => (i === 0 ? 0 : RIDGE * weight));
    for (const { x, y } of examples) {
      const sum = x.reduce((total, value, i) => total + value * (weights[i] as number), 0);
      const error = (1 / (1 + Math.exp(-sum)) - y) / examples.length;
      x.forEach((value, i) => {
        slope[i] = (slope[i] as number) + error * value;
      });
    }
    slope.forEach((value, i) => {
      weights[i] = (weights[i] as number) - RATE * value;
    });
  }
  return weights.map((weight) => Math.round(weight * 1000) / 1000);
}

/** How sure the first hit may be: prints the file nlu/src/retrieval/answer-model.ts. */
export function fitAnswers(): void {
  const judged = judgeAnswers(readQuestions()).filter(({ question, hits }) => partOf(question.text) === 'tune' && hits.length > 0);
  const examples = judged.map(({ hits, right }) => ({
    x: [1, ...ANSWER_TERMS.map((term) => hits[0]?.features[term] ?? 0)],
    y: right ? 1 : 0,
  }));
  const weights = fitLogistic(examples);
  console.log(`/**
 * Coefficients of the answer confidence. Written by \`node eval/src/main.ts fit-answers\`: logistic regression (ridge ${RIDGE}) on the
 * ${examples.length} questions of the tune part of eval/questions that had a hit; the test part was not used.
 */
export const ANSWER_MODEL = {
  intercept: ${weights[0]},
${ANSWER_TERMS.map((term, i) => `  ${term}: ${weights[i + 1]},`).join('\n')}
} as const;`);
}

/** Which hit comes first: prints the proportions for rankHit in nlu/src/retrieval/rank-passages.ts, from right hits against wrong ones. */
export function fitRanking(): void {
  const examples: Example[] = [];
  for (const { question, hits } of judgeAnswers(readQuestions(), 12)) {
    if (partOf(question.text) !== 'tune') continue;
    const right = hits.find(({ passage }) => question.articles.includes(passage.articleId));
    if (!right) continue;
    const rivals = hits.filter(({ passage }) => !question.articles.includes(passage.articleId)).slice(0, RIVALS);
    for (const rival of rivals) examples.push({ x: [0, ...RANK_TERMS.map((term) => right.features[term] - rival.features[term])], y: 1 });
  }
  const weights = fitLogistic(examples);
  for (const [i, term] of RANK_TERMS.entries()) console.log(`${term}: ${weights[i + 1]}`);
}
