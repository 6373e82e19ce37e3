import type { Row } from '../learn/feature-space.ts';
import type { IntentParts, SpokenWord } from './types.ts';

const MAX_WORDS = 6;

/** The words that spoke for or against an intent: each feature's share of the score (over the mean intent's), spread over the words it covers. */
export function explainWords(parts: IntentParts, row: Row, intent: number): SpokenWord[] {
  const { features } = row;
  const { classes } = parts.scorer;
  const speech = new Map<number, number>();
  const sights = new Map<number, number>();
  for (let i = 0; i < features.size; i++) sights.set(row.columnOf(i), (sights.get(row.columnOf(i)) ?? 0) + 1);
  for (let i = 0; i < row.count; i++) {
    const column = row.columns[i] as number;
    const lead = leadOf(parts, column, intent, classes);
    speech.set(column, ((row.values[i] as number) * lead) / Math.max(1, sights.get(column) ?? 1));
  }
  const weights = new Float64Array(features.starts.length);
  for (let i = 0; i < features.size; i++) {
    const column = row.columnOf(i);
    const share = column < 0 ? undefined : speech.get(column);
    if (share === undefined) continue;
    const first = features.first[i] as number;
    const last = Math.min(features.last[i] as number, weights.length - 1);
    for (let token = first; token <= last; token++) weights[token] = (weights[token] as number) + share / (last - first + 1);
  }
  const order = Array.from(weights, (_, token) => token).sort((a, b) => Math.abs(weights[b] as number) - Math.abs(weights[a] as number));
  return order.slice(0, MAX_WORDS).map((token) => ({
    word: String.fromCharCode(...features.codes.subarray(features.starts[token] as number, features.ends[token] as number)),
    weight: Math.round((weights[token] as number) * 1000) / 1000,
  }));
}

function leadOf(parts: IntentParts, column: number, intent: number, classes: number): number {
  const at = column * classes;
  let sum = 0;
  for (let k = 0; k < classes; k++) sum += parts.scorer.linear.levels[at + k] as number;
  return ((parts.scorer.linear.levels[at + intent] as number) - sum / classes) * (parts.scorer.linear.scales[column] as number);
}
