import { type Document, parseDocument, visit } from 'yaml';
import { z } from 'zod';
import type { Brought } from './types.ts';

const Told = z.union([z.string(), z.object({ text: z.string() }).transform((one) => one.text)]);
const Entry = z.object({ intent: z.string(), examples: z.union([z.string(), z.array(Told)]) });
const Nlu = z.object({ nlu: z.array(z.unknown()) });

/** Rasa's `nlu.yml`: `nlu:` with `intent` and `examples`; entity marks such as `[Berlin](city)` are read as their words. */
export const parseRasa = (text: string): Brought => {
  const document = parseDocument(text);
  const [broken] = document.errors;
  if (broken !== undefined) return problem(broken.linePos?.[0].line ?? 1, broken.message.split('\n')[0] ?? 'not YAML');
  if (hasAliases(document)) return problem(1, 'aliases (*name) are not taken; write the examples out');
  const file = Nlu.safeParse(document.toJS());
  if (!file.success) return problem(1, 'there is no list under "nlu:"');
  const brought: Brought = { examples: [], problems: [] };
  for (const [at, entry] of file.data.nlu.entries()) {
    const parsed = Entry.safeParse(entry);
    // Synonyms, lookups and regexes stand in the same list and are no intents.
    if (parsed.success) brought.examples.push(...examplesOf(parsed.data));
    else if (typeof entry === 'object' && entry !== null && 'intent' in entry)
      brought.problems.push({ line: at + 1, message: `entry ${at + 1} under "nlu:" has no examples` });
  }
  return brought;
};

/** A few lines of them unfold without end. */
const hasAliases = (document: Document.Parsed): boolean => {
  let found = false;
  visit(document, {
    Alias: () => {
      found = true;
      return visit.BREAK;
    },
  });
  return found;
};

const examplesOf = ({ intent, examples }: z.infer<typeof Entry>): Brought['examples'] => {
  const lines = typeof examples === 'string' ? examples.split('\n').map((line) => line.replace(/^\s*-\s*/, '')) : examples;
  return lines
    .map((line) => line.replace(/\[([^\][]*)\](?:\([^)(]*\)|\{[^}{]*\})/g, '$1').trim())
    .filter((line) => line !== '')
    .map((line) => ({ intent, text: line }));
};

const problem = (line: number, message: string): Brought => ({ examples: [], problems: [{ line, message }] });
