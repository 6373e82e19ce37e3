import { describe, expect, it } from 'vitest';
import { makeDemoPassages } from './demo-passages.ts';
import { judgeAnswers, measureAnswers } from './judge-answers.ts';
import { partOf, readFreshQuestions, readQuestions } from './questions.ts';

const questions = [...readQuestions(), ...readFreshQuestions()];
const passages = makeDemoPassages();
const plain = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

describe('the questions', () => {
  it('are many enough, each asked once, and name articles that exist', () => {
    const articles = new Set(passages.map(({ articleId }) => articleId));
    expect(readQuestions().filter((question) => question.articles.length > 0).length).toBeGreaterThanOrEqual(150);
    expect(readQuestions().filter((question) => question.articles.length === 0).length).toBeGreaterThanOrEqual(60);
    expect(new Set(questions.map(({ text }) => text)).size).toBe(questions.length);
    for (const slug of questions.flatMap((question) => question.articles)) expect(articles).toContain(slug);
  });
  it('are not written in any article', () => {
    const written = new Set(passages.flatMap(({ title, questions: asked }) => [title, ...asked]).map(plain));
    expect(questions.filter(({ text }) => written.has(plain(text))).map(({ text }) => text)).toEqual([]);
  });
  it('fall into a tune and a test part of about one size, by their text alone', () => {
    const tune = questions.filter(({ text }) => partOf(text) === 'tune').length;
    expect(tune / questions.length).toBeGreaterThan(0.4);
    expect(tune / questions.length).toBeLessThan(0.6);
    expect(partOf('转人工')).toBe(partOf('转人工'));
  });
});

describe('the assistant without a model', () => {
  it('keeps what it was shipped with: right when it answers, silent on what it cannot know', { timeout: 60_000 }, () => {
    const test = measureAnswers(judgeAnswers(readQuestions().filter(({ text }) => partOf(text) === 'test')));
    expect(test.precision).toBeGreaterThan(0.85);
    expect(test.coverage).toBeGreaterThan(0.75);
    expect(test.outOfScopeAnswered).toBeLessThan(0.1);
  });
});
