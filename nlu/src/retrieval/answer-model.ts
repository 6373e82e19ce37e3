/**
 * Coefficients of the answer confidence. Written by `node eval/src/main.ts fit-answers`: logistic regression (ridge 0.001) on the
 * 291 questions of the tune part of eval/questions that had a hit; the test part was not used.
 */
export const ANSWER_MODEL = {
  intercept: -9.626,
  strength: 0.592,
  coverage: 1.361,
  likeness: 0.848,
  titleCoverage: 0.655,
  concepts: -0.3,
  evidence: 1.123,
  sense: 3.054,
  matter: 4.465,
  outside: -1.05,
} as const;
