import { weighTerms } from '../retrieval/weigh-terms.ts';

/** How much two texts speak of the same, 0..1: cosine over words, letters and service concepts, also across Chinese and English. */
export function similarity(a: string, b: string): number {
  const left = weighTerms(a);
  const right = weighTerms(b);
  let dot = 0;
  for (const [term, weight] of left) dot += weight * (right.get(term) ?? 0);
  const norm = (terms: Map<string, number>) => Math.sqrt([...terms.values()].reduce((sum, weight) => sum + weight * weight, 0));
  const size = norm(left) * norm(right);
  return size > 0 ? Math.min(1, dot / size) : 0;
}
