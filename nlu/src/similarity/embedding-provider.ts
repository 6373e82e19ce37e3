/** Better vectors by a provider, where the operator has one: any OpenAI-compatible `/embeddings`. The transport is given; nothing is sent from here. */
import { embed } from './embed-text.ts';

/** Vectors of length one, in the order of the texts. */
export type SentenceEncoder = { readonly name: string; encode(texts: readonly string[]): Promise<Float32Array[]> };
/** Posts `body` as JSON to `path` under the provider's address, with its key, and gives the parsed answer; throws when it fails. */
export type PostJson = (path: string, body: unknown) => Promise<unknown>;

export class EmbeddingError extends Error {
  override name = 'EmbeddingError';
}

export const builtInEncoder: SentenceEncoder = { name: 'built-in', encode: async (texts) => texts.map((text) => embed(text)) };

const MAX_BATCH = 64;

function scaleToOne(values: readonly number[]): Float32Array {
  const vector = Float32Array.from(values);
  let size = 0;
  for (const value of vector) size += value * value;
  return size > 0 ? vector.map((value) => value / Math.sqrt(size)) : vector;
}

function readVectors(answer: unknown, count: number): Float32Array[] {
  const rows = (answer as { data?: unknown } | null)?.data;
  if (!Array.isArray(rows) || rows.length !== count) throw new EmbeddingError(`The provider did not give ${count} vectors.`);
  const vectors = new Array<Float32Array>(count);
  rows.forEach((row: { index?: unknown; embedding?: unknown } | null, place) => {
    const at = typeof row?.index === 'number' ? row.index : place;
    const values: unknown = row?.embedding;
    const sound = Array.isArray(values) && values.length > 0 && values.every((value) => Number.isFinite(value));
    if (!sound || !(at >= 0 && at < count)) throw new EmbeddingError('The provider gave a vector that is none.');
    vectors[at] = scaleToOne(values as number[]);
  });
  const size = vectors[0]?.length;
  for (let i = 0; i < count; i++) {
    if (vectors[i]?.length !== size) throw new EmbeddingError('The provider left a text out or gave vectors of different lengths.');
  }
  return vectors;
}

export function makeProviderEncoder({ model, post }: { model: string; post: PostJson }): SentenceEncoder {
  return {
    name: model,
    async encode(texts) {
      const vectors: Float32Array[] = [];
      for (let from = 0; from < texts.length; from += MAX_BATCH) {
        const input = texts.slice(from, from + MAX_BATCH);
        vectors.push(...readVectors(await post('/embeddings', { model, input, encoding_format: 'float' }), input.length));
      }
      return vectors;
    },
  };
}
