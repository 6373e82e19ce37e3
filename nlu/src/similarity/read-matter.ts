/**
 * What service matter a text speaks of, in Chinese or English alike: chances over the general service intents and "nothing a shop answers",
 * by a small linear model trained on the packs of this project (training/train-vectors.ts).
 */
import stored from '../../models/vectors.generated.json' with { type: 'json' };
import { lazy } from '../lazy.ts';
import { type LinearModel, scoreInto, softmaxInPlace } from '../learn/linear-model.ts';
import { normaliseText } from '../normalise/index.ts';
import { listTerms } from '../retrieval/list-terms.ts';
import { findConcepts } from '../retrieval/service-concepts.ts';
import { weighPlainTerm } from './weigh-plain-term.ts';

/** As it lies in the file: weights a byte each in base64, bucket-major, times `scale`. The last of `matters` is outside of all. */
export type StoredMatters = { version: number; bits: number; matters: string[]; scale: number; bias: number[]; weights: string };
/** Chances by matter, in the order of the file; the last is outside of all. */
export type Matter = Float32Array;

const VERSION = 1;
export const MATTER_BITS = 13;
const CONCEPT_WEIGHT = 1;

const model = lazy((): LinearModel => {
  const { version, bits, matters, scale, bias, weights } = stored as StoredMatters;
  if (version !== VERSION || bits !== MATTER_BITS) throw new Error(`models/vectors.generated.json is not of version ${VERSION}.`);
  const bytes = Int8Array.from(atob(weights), (letter) => letter.charCodeAt(0));
  const width = 1 << bits;
  if (bytes.length !== width * matters.length) throw new Error('models/vectors.generated.json has weights missing.');
  return {
    classes: matters.length,
    width,
    bias: Float32Array.from(bias),
    weights: Float32Array.from(bytes, (byte) => byte * scale),
  };
});

function hashColumn(term: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < term.length; i++) hash = Math.imul(hash ^ term.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return ((hash ^ (hash >>> 13)) >>> 0) & ((1 << MATTER_BITS) - 1);
}

/** A text as hashed columns of length one; concepts beside its terms. */
export function listMatterColumns(text: string): { columns: Int32Array; values: Float32Array } {
  const counted = new Map<number, number>();
  const add = (term: string, weight: number) => {
    const column = hashColumn(term);
    counted.set(column, Math.max(counted.get(column) ?? 0, weight));
  };
  for (const term of new Set(listTerms(text))) add(term, Math.max(0.15, weighPlainTerm(term)));
  for (const concept of findConcepts(normaliseText(text))) add(concept, CONCEPT_WEIGHT);
  let size = 0;
  for (const value of counted.values()) size += value * value;
  const scale = 1 / Math.sqrt(size || 1);
  return { columns: Int32Array.from(counted.keys()), values: Float32Array.from(counted.values(), (value) => value * scale) };
}

export function readMatter(text: string): Matter {
  const chances = new Float32Array(model().classes);
  const { columns, values } = listMatterColumns(text);
  scoreInto(model(), columns, values, 0, columns.length, chances);
  softmaxInPlace(chances);
  return chances;
}

/** Chance that no shop matter is meant. */
export const findOutside = (matter: Matter): number => matter.at(-1) as number;

/** 0..1, by the shop matters alone. */
export function compareMatters(a: Matter, b: Matter): number {
  let shared = 0;
  for (let k = 0; k + 1 < a.length; k++) shared += Math.sqrt((a[k] as number) * (b[k] as number));
  return shared;
}
