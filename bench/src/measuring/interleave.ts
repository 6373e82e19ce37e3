/** Each thing once per round, another one first in each round, so that a noisy minute hits all of them. */
export const interleave = async <K extends string, R>(
  rounds: number,
  things: Readonly<Record<K, (round: number) => Promise<R>>>,
  onRound: (round: number) => void = () => undefined,
): Promise<Record<K, R[]>> => {
  const names = Object.keys(things) as K[];
  const results = Object.fromEntries(names.map((name) => [name, [] as R[]])) as Record<K, R[]>;
  for (let round = 0; round < rounds; round++) {
    onRound(round);
    for (let at = 0; at < names.length; at++) {
      const name = names[(at + round) % names.length] as K;
      results[name].push(await things[name](round));
    }
  }
  return results;
};
