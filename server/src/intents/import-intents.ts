/* Route: text of a file → (thread) examples under foreign names → our names → missing intents made, examples added; one transaction. */
import type { ImportReport } from '@throughline/protocol/intents';
import type { Tx } from '../platform/bus/index.ts';
import { nameIntent } from './importing/name-intent.ts';
import { parseAside } from './importing/parse-aside.ts';
import type { Brought, ImportFormat } from './importing/types.ts';
import { OUT_OF_SCOPE } from './measure-intents.ts';
import { findIntents } from './store.ts';
import { textKey } from './text-key.ts';
import { addExamples } from './write-examples.ts';
import { createIntent } from './write-intent.ts';

const PROBLEMS = 100;
const LONGEST = 1000;

/** With `dryRun` nothing is written: the report says what would be. */
export const importIntents = async (
  tx: Tx,
  { format, text, dryRun }: { format: ImportFormat; text: string; dryRun: boolean },
): Promise<ImportReport> => {
  const brought = await parseAside(format, text);
  const { examples, problems } = rename(brought);
  const names = [...new Set(examples.map((example) => example.intent))].filter((name) => name !== OUT_OF_SCOPE).sort();
  const known = await findIntents(tx.sql, names);
  const newIntents = names.filter((name) => !known.has(name));
  const report = { intents: names.length, newIntents, examples: examples.length, problems: problems.slice(0, PROBLEMS) };
  if (dryRun) return { ...report, added: 0, known: 0 };
  const ids = new Map([...known].map(([name, row]) => [name, row.id]));
  for (const name of newIntents) ids.set(name, (await createIntent(tx, draft(name))).id);
  const lines = examples.map(({ intent, text: said }) => ({ intentId: ids.get(intent) ?? null, text: said }));
  const { added, moved, known: same } = await addExamples(tx, lines, 'import');
  return { ...report, added: added + moved, known: same };
};

const draft = (name: string) => ({ name, title: { zh: name, en: name }, about: { zh: '', en: '' }, enabled: true });

const rename = ({ examples, problems }: Brought): Brought => {
  const renamed: Brought = { examples: [], problems: [...problems] };
  const unnamed = new Map<string, number>();
  for (const [at, { intent, text }] of examples.entries()) {
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
