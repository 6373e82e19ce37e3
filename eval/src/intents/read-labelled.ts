import { existsSync, readFileSync } from 'node:fs';

export type Labelled = { text: string; label: string };

/** The rows of a jsonl file with `text` and `label`; throws with the line's number when one has neither. */
export function readLabelled(path: string): Labelled[] {
  const rows: Labelled[] = [];
  readFileSync(path, 'utf8')
    .split('\n')
    .forEach((line, i) => {
      if (line.trim() === '') return;
      const row = JSON.parse(line) as Partial<Labelled>;
      if (typeof row.text !== 'string' || typeof row.label !== 'string') throw new Error(`${path}:${i + 1}: text and label are needed.`);
      rows.push({ text: row.text, label: row.label });
    });
  return rows;
}

/** The rows of several files; the paths that are not there are named instead. */
export function readAll(paths: readonly string[]): { rows: Labelled[]; missing: string[] } {
  const missing = paths.filter((path) => !existsSync(path));
  return { rows: missing.length > 0 ? [] : paths.flatMap(readLabelled), missing };
}
