import { CsvError, parse } from 'csv-parse/sync';
import type { Brought } from './types.ts';

const TEXT = /^(text|utterance|example|question|message|文本|问题|例句|语料)$/i;
const INTENT = /^(intent|label|category|class|意图|标签|类别)$/i;

/** Two columns, found by their titles (text and intent, in either language); without titles: text, intent. */
export const parseCsv = (text: string): Brought => {
  const lines = readLines(text);
  if ('problems' in lines) return lines;
  const [head, ...rest] = lines.rows;
  if (head === undefined) return { examples: [], problems: [{ line: 1, message: 'the file is empty' }] };
  const textAt = head.findIndex((cell) => TEXT.test(cell));
  const intentAt = head.findIndex((cell) => INTENT.test(cell));
  const titled = textAt >= 0 && intentAt >= 0;
  const at = titled ? { text: textAt, intent: intentAt } : { text: 0, intent: 1 };
  const brought: Brought = { examples: [], problems: [] };
  for (const [row, cells] of (titled ? rest : lines.rows).entries()) {
    const [said, intent] = [cells[at.text]?.trim() ?? '', cells[at.intent]?.trim() ?? ''];
    if (said === '' || intent === '')
      brought.problems.push({ line: row + (titled ? 2 : 1), message: said === '' ? 'no text' : 'no intent' });
    else brought.examples.push({ intent, text: said });
  }
  return brought;
};

const readLines = (text: string): { rows: string[][] } | Brought => {
  const first = text.slice(0, text.indexOf('\n') + 1 || undefined);
  const delimiter = [',', '\t', ';'].reduce((best, one) => (first.split(one).length > first.split(best).length ? one : best));
  try {
    return { rows: parse(text, { bom: true, delimiter, relax_column_count: true, skip_empty_lines: true }) as string[][] };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error['lines'] === 'number' ? error['lines'] : 1;
    return { examples: [], problems: [{ line, message: error.message }] };
  }
};
