/** Ranks from 1; equals share the middle of their places. */
function rankValues(values: readonly number[]): number[] {
  const order = values.map((_, i) => i).sort((a, b) => (values[a] as number) - (values[b] as number));
  const ranks = new Array<number>(values.length).fill(0);
  for (let from = 0; from < order.length; ) {
    let to = from;
    while (to + 1 < order.length && values[order[to + 1] as number] === values[order[from] as number]) to++;
    for (let i = from; i <= to; i++) ranks[order[i] as number] = (from + to) / 2 + 1;
    from = to + 1;
  }
  return ranks;
}

/** Correlation of ranks, −1..1; 0 when one side never varies. */
export function findSpearman(left: readonly number[], right: readonly number[]): number {
  const [a, b] = [rankValues(left), rankValues(right)];
  const middle = (left.length + 1) / 2;
  let together = 0;
  let spreadA = 0;
  let spreadB = 0;
  for (let i = 0; i < left.length; i++) {
    const x = (a[i] as number) - middle;
    const y = (b[i] as number) - middle;
    together += x * y;
    spreadA += x * x;
    spreadB += y * y;
  }
  return spreadA > 0 && spreadB > 0 ? together / Math.sqrt(spreadA * spreadB) : 0;
}
