/** The shipped letter models, one for each group of languages that share letters: quantised weights, one row per hashed n-gram. */
import stored from '../../models/language.generated.json' with { type: 'json' };
import { decodeBase64 } from '../decode-base64.ts';
import { lazy } from '../lazy.ts';

/** `weights` is bucket-major, a byte each; a weight is its byte times `scale`. `bias` are log priors. */
export type LetterModel = { languages: readonly string[]; bits: number; scale: number; bias: readonly number[]; weights: Int8Array };

export type GroupName = 'Latin' | 'Cyrillic' | 'Arabic' | 'Devanagari' | 'Han';

/** As it lies in the file: `weights` in base64. */
export type StoredModel = { version: number; groups: Record<GroupName, Omit<LetterModel, 'weights'> & { weights: string }> };

const VERSION = 1;

export const letterModels = lazy((): Record<GroupName, LetterModel> => {
  const { version, groups } = stored as StoredModel;
  if (version !== VERSION) throw new Error(`models/language.generated.json is of version ${version}; this code reads version ${VERSION}.`);
  const decode = (name: GroupName): LetterModel => {
    const group = groups[name];
    const bytes = decodeBase64(group.weights);
    const size = group.languages.length << group.bits;
    if (bytes.length !== size) throw new Error(`models/language.generated.json: ${name} has ${bytes.length} weights, not ${size}.`);
    return { ...group, weights: new Int8Array(bytes.buffer) };
  };
  return {
    Latin: decode('Latin'),
    Cyrillic: decode('Cyrillic'),
    Arabic: decode('Arabic'),
    Devanagari: decode('Devanagari'),
    Han: decode('Han'),
  };
});

/** Scores of a model's languages for the hashes of some words; `words` tempers them, as letters of one text are no independent witnesses. */
export function scoreHashes(model: LetterModel, hashes: Uint32Array, size: number): Float64Array {
  const { languages, weights, bits, scale } = model;
  const count = languages.length;
  const sums = new Int32Array(count);
  const shift = 32 - bits;
  for (let at = 0; at < size; at++) {
    const row = ((hashes[at] as number) >>> shift) * count;
    for (let k = 0; k < count; k++) sums[k] = (sums[k] as number) + (weights[row + k] as number);
  }
  return Float64Array.from(sums, (sum, k) => sum * scale + (model.bias[k] ?? 0));
}
