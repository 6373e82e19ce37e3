/* The same messages read by two versions: what would change for customers before anything does. Pure. */
import type { IntentModel } from '@throughline/nlu';
import type { IntentComparison } from '@throughline/protocol/intents';
import { readIntent } from './measure-intents.ts';

type Reader = { version: number; model: Pick<IntentModel, 'classify'> };
export type Asked = { messageId: string; conversationId: string; text: string };

const MOVES = 50;
const EXAMPLES = 5;

export const compareModels = (live: Reader | undefined, candidate: Reader, messages: readonly Asked[]): IntentComparison => {
  const moves = new Map<string, IntentComparison['moves'][number]>();
  let surer = 0;
  let changed = 0;
  for (const message of messages) {
    const before = live === undefined ? { intent: 'none', probability: 0 } : readIntent(live.model, message.text);
    const after = readIntent(candidate.model, message.text);
    surer += after.probability - before.probability;
    if (before.intent === after.intent) continue;
    changed += 1;
    const key = `${before.intent} ${after.intent}`;
    const move = moves.get(key) ?? { from: before.intent, to: after.intent, count: 0, examples: [] };
    move.count += 1;
    if (move.examples.length < EXAMPLES) move.examples.push({ ...message, text: message.text.slice(0, 300) });
    moves.set(key, move);
  }
  return {
    live: live?.version ?? null,
    candidate: candidate.version,
    messages: messages.length,
    changed,
    surerBy: messages.length === 0 ? 0 : surer / messages.length,
    moves: [...moves.values()].sort((a, b) => b.count - a.count).slice(0, MOVES),
  };
};
