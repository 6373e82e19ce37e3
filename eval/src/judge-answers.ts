import { ANSWER_THRESHOLD, answerConfidence, CLARIFY_THRESHOLD, createRetriever, type Hit } from '@throughline/nlu';
import { makeDemoPassages } from './demo-passages.ts';
import type { Question } from './questions.ts';

/** `right`: the first hit is an article that answers. A question without an answer is never right. */
export type Judged = { question: Question; hits: Hit[]; confidence: number; right: boolean };

export function judgeAnswers(questions: readonly Question[], limit = 5): Judged[] {
  const retriever = createRetriever(makeDemoPassages());
  return questions.map((question) => {
    const hits = retriever.search(question.text, { limit });
    const first = hits[0]?.passage.articleId ?? '';
    return { question, hits, confidence: answerConfidence(question.text, hits), right: question.articles.includes(first) };
  });
}

export type AnswerFigures = {
  inScope: number;
  top1: number;
  top3: number;
  coverage: number;
  precision: number;
  answeredWrong: number;
  outOfScope: number;
  outOfScopeAnswered: number;
  outOfScopeSilent: number;
  ece: number;
};

const share = (some: readonly unknown[], all: readonly unknown[]): number => (all.length === 0 ? 0 : some.length / all.length);

/** Expected calibration error over ten equally wide bins of confidence. */
export function measureCalibration(judged: readonly Judged[]): number {
  let error = 0;
  for (let bin = 0; bin < 10; bin++) {
    const inside = judged.filter(({ confidence }) => Math.min(9, Math.floor(confidence * 10)) === bin);
    if (inside.length === 0) continue;
    const said = inside.reduce((sum, { confidence }) => sum + confidence, 0) / inside.length;
    error +=
      (inside.length / judged.length) *
      Math.abs(
        said -
          share(
            inside.filter(({ right }) => right),
            inside,
          ),
      );
  }
  return error;
}

/**
 * `coverage`: in-scope questions answered at the shipped threshold. `precision`: of those, answered right. `answeredWrong`: wrong
 * answers over all in-scope questions. `outOfScopeSilent`: below the clarifying threshold too, so not even asked back.
 */
export function measureAnswers(judged: readonly Judged[]): AnswerFigures {
  const inside = judged.filter(({ question }) => question.articles.length > 0);
  const outside = judged.filter(({ question }) => question.articles.length === 0);
  const answered = inside.filter(({ confidence }) => confidence >= ANSWER_THRESHOLD);
  const inTop3 = inside.filter(({ question, hits }) =>
    hits.slice(0, 3).some(({ passage }) => question.articles.includes(passage.articleId)),
  );
  return {
    inScope: inside.length,
    top1: share(
      inside.filter(({ right }) => right),
      inside,
    ),
    top3: share(inTop3, inside),
    coverage: share(answered, inside),
    precision: share(
      answered.filter(({ right }) => right),
      answered,
    ),
    answeredWrong: share(
      answered.filter(({ right }) => !right),
      inside,
    ),
    outOfScope: outside.length,
    outOfScopeAnswered: share(
      outside.filter(({ confidence }) => confidence >= ANSWER_THRESHOLD),
      outside,
    ),
    outOfScopeSilent: share(
      outside.filter(({ confidence }) => confidence < CLARIFY_THRESHOLD),
      outside,
    ),
    ece: measureCalibration(judged),
  };
}
