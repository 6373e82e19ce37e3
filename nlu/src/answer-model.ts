/**
 * Coefficients of the answer confidence. Written by `node eval/src/main.ts fit-answers`: logistic regression (ridge 0.001) on the
 * 242 questions of the tune part of eval/questions that had a hit; the test part was not used.
 */
export const ANSWER_MODEL = {
  intercept: -5.809,
  strength: 1.546,
  coverage: 0.973,
  likeness: 0.255,
  titleCoverage: 0.878,
  margin: 0.065,
  concepts: 1.271,
  size: -0.16,
  evidence: 0.882,
  sense: 3.684,
} as const;
