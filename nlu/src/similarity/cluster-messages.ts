/** Unlabelled messages in heaps of one matter, each with a proposed name: sweeps that give every message to the nearest heap or a new one. */
import { dotProduct, EMBEDDING_SIZE, embed } from './embed-text.ts';
import { findKeyphrases } from './find-keyphrases.ts';

/** `members` and `example` are places in the messages; `example` is the most typical. `tightness`: mean cosine with the middle, 0..1. */
export type MessageCluster = { name: string; keyphrases: string[]; members: number[]; example: number; tightness: number };
export type ClusterOptions = { threshold?: number; leastMembers?: number; maxClusters?: number };

const SWEEPS = 3;

type Heap = { sum: Float32Array; middle: Float32Array; count: number };

function findNearest(heaps: readonly Heap[], vector: Float32Array): { at: number; cosine: number } {
  let at = -1;
  let cosine = -1;
  heaps.forEach((heap, i) => {
    const near = dotProduct(heap.middle, vector);
    if (near > cosine) {
      at = i;
      cosine = near;
    }
  });
  return { at, cosine };
}

function growHeap(heap: Heap, vector: Float32Array): void {
  let size = 0;
  for (let i = 0; i < EMBEDDING_SIZE; i++) {
    heap.sum[i] = (heap.sum[i] as number) + (vector[i] as number);
    size += (heap.sum[i] as number) ** 2;
  }
  heap.count++;
  const scale = 1 / Math.sqrt(size || 1);
  for (let i = 0; i < EMBEDDING_SIZE; i++) heap.middle[i] = (heap.sum[i] as number) * scale;
}

const startHeap = (): Heap => ({ sum: new Float32Array(EMBEDDING_SIZE), middle: new Float32Array(EMBEDDING_SIZE), count: 0 });

/** One pass over all messages against the heaps of the pass before (or those grown so far, in the first). */
function sweep(
  vectors: readonly Float32Array[],
  before: readonly Heap[],
  threshold: number,
  maxClusters: number,
): { heaps: Heap[]; given: Int32Array } {
  const heaps: Heap[] = before.map(startHeap);
  const given = new Int32Array(vectors.length).fill(-1);
  const first = before.length === 0;
  vectors.forEach((vector, message) => {
    if (vector.every((value) => value === 0)) return;
    const nearest = findNearest(first ? heaps : before, vector);
    let at = nearest.at;
    if (nearest.cosine < threshold) {
      if (!first || heaps.length >= maxClusters) return;
      at = heaps.push(startHeap()) - 1;
    }
    growHeap(heaps[at] as Heap, vector);
    given[message] = at;
  });
  return { heaps, given };
}

/** Largest first; messages that fit nowhere are in none. Time grows with messages × clusters. */
export function clusterMessages(messages: readonly string[], options: ClusterOptions = {}): MessageCluster[] {
  const { threshold = 0.5, leastMembers = 3, maxClusters = 400 } = options;
  const vectors = messages.map(embed);
  let swept = sweep(vectors, [], threshold, maxClusters);
  for (let i = 1; i < SWEEPS; i++) {
    const kept = swept.heaps.filter(({ count }) => count > 1);
    swept = sweep(vectors, kept, threshold, maxClusters);
  }
  const members: number[][] = swept.heaps.map(() => []);
  swept.given.forEach((at, message) => {
    if (at >= 0) (members[at] as number[]).push(message);
  });
  const clusters = members.flatMap((places, at): MessageCluster[] => {
    if (places.length < leastMembers) return [];
    const { middle } = swept.heaps[at] as Heap;
    const near = places.map((place) => dotProduct(middle, vectors[place] as Float32Array));
    const example = places[near.indexOf(Math.max(...near))] as number;
    const texts = places.map((place) => messages[place] as string);
    const keyphrases = findKeyphrases(texts, { limit: 3, against: messages }).map(({ phrase }) => phrase);
    const tightness = near.reduce((sum, cosine) => sum + cosine, 0) / near.length;
    return [{ name: keyphrases[0] ?? (messages[example] as string).slice(0, 40), keyphrases, members: places, example, tightness }];
  });
  return clusters.sort((a, b) => b.members.length - a.members.length || a.example - b.example);
}
