/**
 * Coefficients of the answer confidence. Written by `node eval/src/main.ts fit-answers`: logistic regression (ridge 0.001) on the
 * 192 questions of the tune part of eval/questions that had a hit; the test part was not used.
 */
export const ANSWER_MODEL = {
  intercept: -7.077,
  strength: 1.845,
  coverage: 0.331,
  likeness: 0.639,
  titleCoverage: 1.38,
  margin: 2.831,
  concepts: 3.88,
  size: 0.619,
  evidence: 0.57,
} as const;
