import { readFileSync } from 'node:fs';

const FIELDS = ['text', 'text1', 'text2', 'sentence1', 'sentence2'] as const;

export const readJsonLines = <T>(file: string): T[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as T);

/** Every text of a set of single texts or of pairs. */
export function readTexts(file: string): string[] {
  return readJsonLines<Partial<Record<(typeof FIELDS)[number], string>>>(file).flatMap((row) =>
    FIELDS.map((field) => row[field] ?? '').filter(Boolean),
  );
}
