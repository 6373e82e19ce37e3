import { z } from 'zod';
import type { Brought } from './types.ts';

const Said = z.object({ data: z.array(z.object({ text: z.string() })) });
const Phrase = z.object({ parts: z.array(z.object({ text: z.string() })) });
/** ES: `intents/<name>_usersays_<language>.json`, and the older files with `userSays` inside. CX: `intents/<name>/trainingPhrases/<language>.json`. */
const Old = z.object({ name: z.string(), userSays: z.array(Said) });
const Phrases = z.object({ trainingPhrases: z.array(Phrase) });
const Files = z.object({ files: z.record(z.string(), z.string()) });

/** The JSON of one intent, a list of them, or `{files: {path: text}}` of a whole export as the desk unpacks it. */
export const parseDialogflow = (text: string): Brought => {
  const parsed = readJson(text);
  if (parsed === undefined) return { examples: [], problems: [{ line: 1, message: 'this is not JSON' }] };
  const files = Files.safeParse(parsed);
  if (files.success) return gather(Object.entries(files.data.files).map(([path, content]) => readFile(path, content)));
  return gather((Array.isArray(parsed) ? parsed : [parsed]).map((one, at) => readOld(one, at + 1)));
};

const readJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const gather = (all: readonly Brought[]): Brought => ({
  examples: all.flatMap((one) => one.examples),
  problems: all.flatMap((one) => one.problems),
});

const readOld = (value: unknown, line: number): Brought => {
  const old = Old.safeParse(value);
  if (!old.success) return { examples: [], problems: [{ line, message: 'this is no Dialogflow intent (it needs "name" and "userSays")' }] };
  return { examples: old.data.userSays.map((said) => ({ intent: old.data.name, text: join(said.data) })).filter(hasWords), problems: [] };
};

const readFile = (path: string, content: string): Brought => {
  const named = /(?:^|\/)intents\/(?:(?<es>[^/]+)_usersays_[\w-]+|(?<cx>[^/]+)\/trainingPhrases\/[\w-]+)\.json$/.exec(path);
  const intent = named?.groups?.['es'] ?? named?.groups?.['cx'];
  // Entities, settings and answers stand beside the intents.
  if (intent === undefined) return { examples: [], problems: [] };
  const value = readJson(content);
  const said = z.array(Said).safeParse(value);
  if (said.success) return { examples: said.data.map(({ data }) => ({ intent, text: join(data) })).filter(hasWords), problems: [] };
  const phrases = Phrases.safeParse(value);
  if (phrases.success)
    return { examples: phrases.data.trainingPhrases.map(({ parts }) => ({ intent, text: join(parts) })).filter(hasWords), problems: [] };
  return { examples: [], problems: [{ line: 1, message: `${path}: the training phrases cannot be read` }] };
};

const join = (parts: readonly { text: string }[]): string =>
  parts
    .map((part) => part.text)
    .join('')
    .trim();
const hasWords = ({ text }: { text: string }): boolean => text !== '';
