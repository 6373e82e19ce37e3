/**
 * Coefficients of the answer confidence. Written by `node eval/src/main.ts fit-answers`: logistic regression (ridge 0.001) on the
 * 242 questions of the tune part of eval/questions that had a hit; the test part was not used.
 */
export const ANSWER_MODEL = {
  intercept: -6.088,
  strength: 1.2,
  coverage: 1.741,
  likeness: 0.4,
  titleCoverage: 0.595,
  concepts: 0.542,
  evidence: 0.901,
  sense: 3.407,
} as const;
