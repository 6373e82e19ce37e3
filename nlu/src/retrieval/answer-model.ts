/**
 * Coefficients of the answer confidence. Written by `node eval/src/main.ts fit-answers`: logistic regression (ridge 0.001) on the
 * 291 questions of the tune part of eval/questions that had a hit; the test part was not used.
 */
export const ANSWER_MODEL = {
  intercept: -6.91,
  strength: 0.879,
  coverage: 1.5,
  likeness: 0.887,
  titleCoverage: 1.137,
  concepts: 1.052,
  evidence: 0.961,
  sense: 3.498,
} as const;
