import { detectLanguage, findSignals } from '@throughline/nlu';
import { readLines } from './questions.ts';

export function measureLanguages(file: string): { accuracy: number; wrong: string[]; total: number } {
  const lines = readLines<{ text: string; language: string }>(file);
  const wrong = lines.filter(({ text, language }) => detectLanguage(text).language !== language);
  return { accuracy: 1 - wrong.length / lines.length, wrong: wrong.map(({ text }) => text), total: lines.length };
}

export function measurePersonWishes(file: string): {
  precision: number;
  recall: number;
  missed: string[];
  imagined: string[];
  total: number;
} {
  const lines = readLines<{ text: string; person: boolean }>(file);
  const heard = lines.filter(({ text }) => findSignals(text).asksForPerson);
  const wishes = lines.filter(({ person }) => person);
  const rightly = heard.filter(({ person }) => person);
  return {
    precision: heard.length === 0 ? 0 : rightly.length / heard.length,
    recall: rightly.length / wishes.length,
    missed: wishes.filter((line) => !heard.includes(line)).map(({ text }) => text),
    imagined: heard.filter(({ person }) => !person).map(({ text }) => text),
    total: lines.length,
  };
}
