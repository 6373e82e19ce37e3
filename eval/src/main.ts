/** `npm run eval -- <what> [flags]`: quality on held-out data. A table for people, and one JSON line last. */

type Command = (flags: readonly string[]) => void | Promise<void>;

/** Each is loaded only when asked for: one measures language, another starts half the server. */
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  all: async () => (await import('./all/run-all.ts')).runAll,
  assistant: async () => (await import('./run-assistant.ts')).runAssistant,
  'fit-answers': async () => (await import('./fit-answers.ts')).fitAnswers,
  'fit-ranking': async () => (await import('./fit-answers.ts')).fitRanking,
  flags: async () => (await import('./language/run-flags.ts')).runFlags,
  intents: async () => (await import('./intents/run-intents.ts')).runIntents,
  language: async () => (await import('./language/run-language.ts')).runLanguage,
  pairs: async () => (await import('./pairs/run-pairs.ts')).runPairs,
  retrieval: async () => (await import('./retrieval/run-retrieval.ts')).runRetrieval,
  sentiment: async () => (await import('./sentiment/run-sentiment.ts')).runSentiment,
};

const [name = '', ...flags] = process.argv.slice(2);
const find = COMMANDS[name];
if (find) await (await find())(flags);
else {
  console.error(`Say what to measure: ${Object.keys(COMMANDS).join(', ')}`);
  process.exitCode = 1;
}
