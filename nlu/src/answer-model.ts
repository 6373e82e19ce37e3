/** Coefficients of the answer confidence; written by `node eval/src/main.ts fit-answers`, see eval/README.md. Provisional until fitted. */
export const ANSWER_MODEL = {
  intercept: -4.6,
  strength: 2,
  coverage: 1.5,
  likeness: 4,
  titleCoverage: 0.8,
  margin: 2.5,
  known: 2,
  concepts: 1,
  size: 0,
  sameLanguage: 0.2,
} as const;
