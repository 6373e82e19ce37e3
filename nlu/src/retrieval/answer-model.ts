/**
 * Coefficients of the answer confidence. Written by `node eval/src/main.ts fit-answers`: logistic regression (ridge 0.001) on the
 * 291 questions of the tune part of eval/questions that had a hit; the test part was not used.
 */
export const ANSWER_MODEL = {
  intercept: -7.611,
  strength: 0.633,
  coverage: 1.288,
  likeness: 1.202,
  titleCoverage: 0.977,
  concepts: 0.394,
  evidence: 1.185,
  sense: 4.113,
  wording: 0.195,
} as const;
