import { splitSentences } from '../split-sentences.ts';
import { weighTerms } from './weigh-terms.ts';

const MAX_SENTENCES = 60;

/** The sentences of `body` that share most of what the question weighs, at most `limit`, in the order of the text. */
export function findHighlights(body: string, weights: ReadonlyMap<string, number>, limit = 2): string[] {
  const scored = splitSentences(body)
    .slice(0, MAX_SENTENCES)
    .map((sentence, at) => {
      const terms = weighTerms(sentence);
      let shared = 0;
      for (const term of terms.keys()) shared += weights.get(term) ?? 0;
      return { sentence, at, score: shared / Math.sqrt(terms.size + 4) };
    });
  const best = scored.filter(({ score }) => score > 0).sort((a, b) => b.score - a.score || a.at - b.at);
  return best
    .slice(0, limit)
    .sort((a, b) => a.at - b.at)
    .map(({ sentence }) => sentence);
}
