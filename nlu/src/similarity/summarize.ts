/** One or two of the customer's own sentences that tell the matter: for the packet an agent reads at a handoff. */
import { findEntities } from '../entities/index.ts';
import { findSignals } from '../find-signals.ts';
import { splitSentences } from '../split-sentences.ts';
import { weighTerms } from '../retrieval/weigh-terms.ts';

export type SpokenMessage = { author: 'customer' | 'agent' | 'assistant' | 'system'; text: string };

const MAX_MESSAGES = 40;
const MAX_SENTENCES = 120;
const MAX_SUMMARY = 280;

type Scored = { sentence: string; at: number; terms: Map<string, number>; score: number };

function scoreSentences(sentences: readonly string[]): Scored[] {
  const spread = new Map<string, number>();
  const described = sentences.map((sentence) => weighTerms(sentence));
  for (const terms of described) for (const term of terms.keys()) spread.set(term, (spread.get(term) ?? 0) + 1);
  return sentences.map((sentence, at) => {
    const terms = described[at] as Map<string, number>;
    let matter = 0;
    for (const [term, weight] of terms) matter += Math.min(weight, 1.5) * (1 + 0.5 * Math.log(spread.get(term) ?? 1));
    const signals = findSignals(sentence);
    const empty = signals.smallTalk || (signals.asksForPerson && terms.size < 8);
    const entities = findEntities(sentence).length;
    // The opening of a conversation states the matter; later sentences add to it.
    const place = 1 + 0.5 / (1 + at);
    return {
      sentence,
      at,
      terms,
      score: empty ? 0 : (matter / Math.sqrt(terms.size + 3) + entities * 0.8 + (signals.question ? 0.3 : 0)) * place,
    };
  });
}

function shareTerms(a: Map<string, number>, b: Map<string, number>): number {
  let shared = 0;
  for (const term of a.keys()) if (b.has(term)) shared++;
  return shared / Math.max(1, Math.min(a.size, b.size));
}

/** '' when the customer said nothing of substance. Extracted, never invented. */
export function summarize(messages: readonly SpokenMessage[]): string {
  const sentences = messages
    .filter(({ author }) => author === 'customer')
    .slice(-MAX_MESSAGES)
    .flatMap(({ text }) => splitSentences(text.slice(0, 2_000).toWellFormed()))
    .slice(0, MAX_SENTENCES);
  const ranked = scoreSentences(sentences)
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || a.at - b.at);
  const first = ranked[0];
  if (!first) return '';
  const second = ranked.slice(1).find((other) => other.score > 0.4 * first.score && shareTerms(first.terms, other.terms) < 0.6);
  const chosen = second ? [first, second].sort((a, b) => a.at - b.at) : [first];
  const text = chosen.map(({ sentence }) => sentence).join(/\p{Script=Han}/u.test(first.sentence) ? ' / ' : ' ');
  return text.length > MAX_SUMMARY ? `${text.slice(0, MAX_SUMMARY - 1).toWellFormed()}…` : text;
}
