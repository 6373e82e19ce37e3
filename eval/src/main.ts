/** `npm run eval -- <what> [flags]`: quality on held-out data. A table for people, and one JSON line last. */
import { runAll } from './all/run-all.ts';
import { fitAnswers, fitRanking } from './fit-answers.ts';
import { runIntents } from './intents/run-intents.ts';
import { runFlags } from './language/run-flags.ts';
import { runLanguage } from './language/run-language.ts';
import { runPairs } from './pairs/run-pairs.ts';
import { runAssistant } from './run-assistant.ts';
import { runRetrieval } from './retrieval/run-retrieval.ts';
import { runSentiment } from './sentiment/run-sentiment.ts';

const COMMANDS: Readonly<Record<string, (flags: readonly string[]) => void | Promise<void>>> = {
  all: runAll,
  assistant: runAssistant,
  'fit-answers': fitAnswers,
  'fit-ranking': fitRanking,
  intents: runIntents,
  flags: runFlags,
  language: runLanguage,
  pairs: runPairs,
  retrieval: runRetrieval,
  sentiment: runSentiment,
};

const [name = '', ...flags] = process.argv.slice(2);
const command = COMMANDS[name];
if (command) await command(flags);
else {
  console.error(`Say what to measure: ${Object.keys(COMMANDS).join(', ')}`);
  process.exitCode = 1;
}
