import { ANSWER_THRESHOLD } from '@throughline/nlu';
import { type AnswerFigures, judgeAnswers, type Judged, measureAnswers } from './judge-answers.ts';
import { measureTurns } from './judge-retrieval.ts';
import { measureLanguages, measurePersonWishes } from './judge-signs.ts';
import { partOf, readFreshQuestions, readQuestions } from './questions.ts';

const percent = (value: number): string => `${(value * 100).toFixed(1)} %`;
const round = (value: number): number => Math.round(value * 10_000) / 10_000;

const ROWS: readonly (readonly [keyof AnswerFigures, string])[] = [
  ['top1', 'right article first'],
  ['top3', 'right article among three'],
  ['coverage', 'answered (coverage)'],
  ['precision', 'right, of the answered'],
  ['answeredWrong', 'answered wrong, of all in scope'],
  ['outOfScopeAnswered', 'answered, of the unanswerable'],
  ['outOfScopeSilent', 'unanswerable, not even asked back'],
];

function printTable(columns: Record<string, AnswerFigures>): void {
  const names = Object.keys(columns);
  console.log(`${''.padEnd(36)}${names.map((name) => name.padStart(10)).join('')}`);
  const count = (name: string, key: 'inScope' | 'outOfScope') => String(columns[name]?.[key]).padStart(10);
  console.log(`${'questions in scope'.padEnd(36)}${names.map((name) => count(name, 'inScope')).join('')}`);
  console.log(`${'questions without an answer'.padEnd(36)}${names.map((name) => count(name, 'outOfScope')).join('')}`);
  for (const [key, label] of ROWS) {
    console.log(`${label.padEnd(36)}${names.map((name) => percent(columns[name]?.[key] ?? 0).padStart(10)).join('')}`);
  }
  console.log(`${'calibration error (ECE)'.padEnd(36)}${names.map((name) => (columns[name]?.ece ?? 0).toFixed(3).padStart(10)).join('')}`);
}

/** Only of the tune part: reading misses of the test part would be tuning on it. */
function printMisses(judged: readonly Judged[]): void {
  for (const { question, hits, confidence, right } of judged) {
    const answered = confidence >= ANSWER_THRESHOLD;
    if (right ? answered : !answered && question.articles.length === 0) continue;
    const found = hits.slice(0, 3).map(({ passage }) => passage.articleId);
    console.log(
      `${confidence.toFixed(2)} ${answered ? 'answered' : 'silent  '} "${question.text}" wants ${question.articles.join('|') || 'nothing'}, found ${found.join(' ')}`,
    );
  }
}

/** The assistant without a model, on questions that no article contains; tuned on one part, reported on the other. */
export async function runAssistant(flags: readonly string[]): Promise<void> {
  const judged = judgeAnswers(readQuestions());
  const tune = judged.filter(({ question }) => partOf(question.text) === 'tune');
  const test = judged.filter(({ question }) => partOf(question.text) === 'test');
  if (flags.includes('--misses')) printMisses(tune);
  const zh = measureAnswers(test.filter(({ question }) => question.language === 'zh'));
  const en = measureAnswers(test.filter(({ question }) => question.language === 'en'));
  const all = measureAnswers(test);
  const seenLanguages = measureLanguages('languages.jsonl');
  const languages = measureLanguages('fresh-languages.jsonl');
  const seen = measurePersonWishes('asks-for-person.jsonl');
  const person = measurePersonWishes('fresh-asks-for-person.jsonl');
  const fresh = measureAnswers(judgeAnswers(readFreshQuestions()));
  console.log(
    'Demo shop, built-in engine, questions that no article contains. Tuned on "tune"; "fresh" was written after the engine was frozen.\n',
  );
  printTable({ test: all, 'test zh': zh, 'test en': en, fresh, tune: measureAnswers(tune) });
  console.log('');
  const turns = await measureTurns();
  for (const [name, { questions, right, answered, unanswerable, imagined }] of Object.entries(turns)) {
    console.log(
      `${name}: ${right} of ${questions} answered right, ${answered - right} wrong; ${imagined} of ${unanswerable} unanswerable answered`,
    );
  }
  for (const [name, figures] of Object.entries({ seen: seenLanguages, fresh: languages })) {
    console.log(`language of ${figures.total} short ${name} messages: ${percent(figures.accuracy)} right`);
  }
  for (const [name, figures] of Object.entries({ seen, fresh: person })) {
    console.log(
      `wish for a person, ${figures.total} ${name} messages: precision ${percent(figures.precision)}, recall ${percent(figures.recall)}`,
    );
  }
  if (flags.includes('--misses')) console.log({ languages: seenLanguages.wrong, missed: seen.missed, imagined: seen.imagined });
  const rounded = (figures: AnswerFigures) => Object.fromEntries(Object.entries(figures).map(([key, value]) => [key, round(value)]));
  console.log(
    JSON.stringify({
      eval: 'assistant',
      threshold: ANSWER_THRESHOLD,
      ...rounded(all),
      zh: rounded(zh),
      en: rounded(en),
      fresh: rounded(fresh),
      languageAccuracy: round(languages.accuracy),
      turns,
      person: { precision: round(person.precision), recall: round(person.recall) },
    }),
  );
}
