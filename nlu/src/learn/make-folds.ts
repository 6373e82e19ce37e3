import { countUp, createRandom, shuffle } from './seeded-random.ts';

/**
 * The fold (0 … folds - 1) of each row, so that every label is spread evenly: a label's rows go round the folds in shuffled order.
 * A label with fewer rows than folds is missing from some held-out parts, never from all.
 */
export function makeFolds(labels: ArrayLike<number>, folds: number, seed: number): Uint8Array {
  const order = shuffle(countUp(labels.length), createRandom(seed));
  const turn = new Map<number, number>();
  const foldOf = new Uint8Array(labels.length);
  for (const row of order) {
    const label = labels[row] as number;
    const next = turn.get(label) ?? label % folds;
    foldOf[row] = next % folds;
    turn.set(label, next + 1);
  }
  return foldOf;
}
