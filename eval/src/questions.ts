import { readFileSync } from 'node:fs';

/** A question as a customer types it; `articles` holds every slug that answers it, none when the shop has no answer. */
export type Question = { text: string; language: string; articles: string[] };

const FOLDER = new URL('../questions/', import.meta.url);

export function readLines<T>(name: string): T[] {
  return readFileSync(new URL(name, FOLDER), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as T);
}

/** FNV-1a over UTF-16 units; one bit of it puts a question into the tune or the test part, whatever is added around it. */
export function partOf(text: string): 'tune' | 'test' {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193) >>> 0;
  // The lowest bit of FNV is a plain parity of the input; a higher one is mixed.
  return (hash >>> 16) & 1 ? 'test' : 'tune';
}

/** Written after the engine was frozen, never tuned on: the honest column. */
export function readFreshQuestions(): Question[] {
  return readLines<Question>('fresh.jsonl');
}

export function readQuestions(): Question[] {
  return [...readLines<Question>('in-scope.jsonl'), ...readLines<Question>('out-of-scope.jsonl')];
}
