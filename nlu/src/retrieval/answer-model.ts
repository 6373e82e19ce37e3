/**
 * Coefficients of the answer confidence. Written by `node eval/src/main.ts fit-answers`: logistic regression (ridge 0.001) on the
 * 291 questions of the tune part of eval/questions that had a hit; the test part was not used.
 */
export const ANSWER_MODEL = {
  intercept: -8.731,
  strength: 0.533,
  coverage: 1.371,
  likeness: 0.937,
  titleCoverage: 0.418,
  concepts: 0.238,
  evidence: 0.939,
  sense: 2.809,
  matter: 4.113,
  outside: -0.833,
} as const;
