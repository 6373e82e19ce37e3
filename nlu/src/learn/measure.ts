/** Shares and means over right and guessed labels. */

export function findAccuracy(right: ArrayLike<number>, guessed: ArrayLike<number>): number {
  let hits = 0;
  for (let i = 0; i < right.length; i++) if (right[i] === guessed[i]) hits++;
  return right.length === 0 ? 0 : hits / right.length;
}

/** Mean of the classes' F1, over the classes that are right somewhere or guessed somewhere. */
export function findMacroF1(right: ArrayLike<number>, guessed: ArrayLike<number>): number {
  const tallies = new Map<number, { both: number; right: number; guessed: number }>();
  const tallyOf = (label: number) => {
    const found = tallies.get(label) ?? { both: 0, right: 0, guessed: 0 };
    tallies.set(label, found);
    return found;
  };
  for (let i = 0; i < right.length; i++) {
    tallyOf(right[i] as number).right++;
    tallyOf(guessed[i] as number).guessed++;
    if (right[i] === guessed[i]) tallyOf(right[i] as number).both++;
  }
  let sum = 0;
  for (const tally of tallies.values()) sum += (2 * tally.both) / (tally.right + tally.guessed);
  return tallies.size === 0 ? 0 : sum / tallies.size;
}

/** Matthews correlation over many classes (J. Gorodkin, 2004): 0 for chance, 1 for all right. */
export function findMcc(right: ArrayLike<number>, guessed: ArrayLike<number>): number {
  const rightOf = new Map<number, number>();
  const guessedOf = new Map<number, number>();
  let hits = 0;
  for (let i = 0; i < right.length; i++) {
    const a = right[i] as number;
    const b = guessed[i] as number;
    rightOf.set(a, (rightOf.get(a) ?? 0) + 1);
    guessedOf.set(b, (guessedOf.get(b) ?? 0) + 1);
    if (a === b) hits++;
  }
  const all = right.length;
  let cross = 0;
  let rightSquares = 0;
  let guessedSquares = 0;
  for (const [label, count] of rightOf) {
    cross += count * (guessedOf.get(label) ?? 0);
    rightSquares += count * count;
  }
  for (const count of guessedOf.values()) guessedSquares += count * count;
  const under = Math.sqrt((all * all - guessedSquares) * (all * all - rightSquares));
  return under === 0 ? 0 : (hits * all - cross) / under;
}

/** Chance that a yes has a higher score than a no (area under the ROC curve); ties count half. */
export function findAuroc(scores: ArrayLike<number>, answers: ArrayLike<number>): number {
  const order = Array.from({ length: scores.length }, (_, i) => i).sort((a, b) => (scores[a] as number) - (scores[b] as number));
  let yes = 0;
  let ranks = 0;
  for (let i = 0; i < order.length; ) {
    let end = i;
    while (end < order.length && scores[order[end] as number] === scores[order[i] as number]) end++;
    for (let j = i; j < end; j++) {
      if (!answers[order[j] as number]) continue;
      yes++;
      ranks += (i + 1 + end) / 2;
    }
    i = end;
  }
  const no = order.length - yes;
  return yes === 0 || no === 0 ? 0.5 : (ranks - (yes * (yes + 1)) / 2) / (yes * no);
}

/** Expected calibration error: how far, on average over ten bands of confidence, a probability is from how often it came true. */
export function findCalibrationError(confidences: ArrayLike<number>, hits: ArrayLike<number | boolean>): number {
  const bands = 10;
  const said = new Float64Array(bands);
  const came = new Float64Array(bands);
  for (let i = 0; i < confidences.length; i++) {
    const band = Math.min(bands - 1, Math.floor((confidences[i] as number) * bands));
    said[band] = (said[band] as number) + (confidences[i] as number);
    if (hits[i]) came[band] = (came[band] as number) + 1;
  }
  let gap = 0;
  for (let band = 0; band < bands; band++) gap += Math.abs((said[band] as number) - (came[band] as number));
  return confidences.length === 0 ? 0 : gap / confidences.length;
}
