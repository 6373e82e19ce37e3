/* Route: text of a file → (thread) examples under foreign names → our names → missing intents made, examples added; one transaction. */
import type { ImportReport } from '@throughline/protocol/intents';
import type { Tx } from '../platform/bus/index.ts';
import { Refusal } from '../platform/refusal.ts';
import { nameIntent } from './importing/name-intent.ts';
import { parseAside } from './importing/parse-aside.ts';
import type { Brought, ImportFormat } from './importing/types.ts';
import { OUT_OF_SCOPE } from './measure-intents.ts';
import { findIntents } from './store.ts';
import { textKey } from './text-key.ts';
import { addExamples } from './write-examples.ts';
import { addIntents } from './write-intent.ts';

const PROBLEMS = 100;
const LONGEST = 1000;
const MOST_NEW = 500;
const MOST_EXAMPLES = 50_000;
const PORTION = 1000;

/** Reads a file before any transaction is open: it may take a while. */
export const readImport = async (format: ImportFormat, text: string): Promise<Brought> => rename(await parseAside(format, text));

/** With `dryRun` nothing is written: the report says what would be. */
export const importIntents = async (tx: Tx, { examples, problems }: Brought, dryRun: boolean): Promise<ImportReport> => {
  const names = [...new Set(examples.map((example) => example.intent))].filter((name) => name !== OUT_OF_SCOPE).sort();
  const known = await findIntents(tx.sql, names);
  const newIntents = names.filter((name) => !known.has(name));
  if (newIntents.length > MOST_NEW) throw new Refusal('too-many-intents', { found: newIntents.length, most: MOST_NEW });
  const report = { intents: names.length, newIntents, examples: examples.length, problems: problems.slice(0, PROBLEMS) };
  if (dryRun) return { ...report, added: 0, known: 0 };
  const made = await addIntents(tx, newIntents.map(draft), 'shop');
  const ids = new Map([...made, ...[...known].map(([name, row]) => [name, row.id] as const)]);
  const lines = examples.map(({ intent, text: said }) => ({ intentId: ids.get(intent) ?? null, text: said }));
  const sum = { added: 0, known: 0 };
  // In portions, so that others are served between them.
  for (let at = 0; at < lines.length; at += PORTION) {
    const { added, moved, known: same } = await addExamples(tx, lines.slice(at, at + PORTION), 'import');
    sum.added += added + moved;
    sum.known += same;
  }
  return { ...report, ...sum };
};

const draft = (name: string) => ({ name, title: { zh: name, en: name }, about: { zh: '', en: '' }, enabled: true });

const rename = ({ examples, problems }: Brought): Brought => {
  const renamed: Brought = { examples: [], problems: [...problems] };
  const unnamed = new Map<string, number>();
  if (examples.length > MOST_EXAMPLES)
    renamed.problems.unshift({ line: MOST_EXAMPLES + 1, message: `only the first ${MOST_EXAMPLES} examples are taken` });
  for (const [at, { intent, text }] of examples.slice(0, MOST_EXAMPLES).entries()) {
    const name = nameIntent(intent);
    if (name === undefined) unnamed.set(intent, unnamed.get(intent) ?? at + 1);
    else if (text.length > LONGEST)
      renamed.problems.push({ line: at + 1, message: `longer than ${LONGEST} characters: ${text.slice(0, 40)}…` });
    else if (textKey(text) === '') renamed.problems.push({ line: at + 1, message: 'no words' });
    else renamed.examples.push({ intent: name, text });
  }
  for (const [intent, line] of unnamed)
    renamed.problems.push({ line, message: `the intent "${intent.slice(0, 80)}" needs a name of a–z, 0–9, "-" and "/"` });
  return renamed;
};
