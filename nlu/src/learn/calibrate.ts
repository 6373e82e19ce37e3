/** Turning scores into probabilities that come true as often as they say. */

/** Mean -ln p of the right class at a temperature. */
function lossAt(scores: Float32Array, labels: ArrayLike<number>, classes: number, temperature: number): number {
  let loss = 0;
  let counted = 0;
  for (let row = 0; row < labels.length; row++) {
    const label = labels[row] as number;
    if (label < 0) continue;
    const at = row * classes;
    let top = Number.NEGATIVE_INFINITY;
    for (let k = 0; k < classes; k++) if ((scores[at + k] as number) > top) top = scores[at + k] as number;
    let sum = 0;
    for (let k = 0; k < classes; k++) sum += Math.exp(((scores[at + k] as number) - top) / temperature);
    loss += Math.log(sum) - ((scores[at + label] as number) - top) / temperature;
    counted++;
  }
  return counted === 0 ? 0 : loss / counted;
}

/** The temperature at which held-out scores (row after row) say the truth best; labels below 0 are passed over. */
export function fitTemperature(scores: Float32Array, labels: ArrayLike<number>, classes: number): number {
  let low = Math.log(0.02);
  let high = Math.log(20);
  const golden = (Math.sqrt(5) - 1) / 2;
  const lossOf = (place: number): number => lossAt(scores, labels, classes, Math.exp(place));
  let left = high - golden * (high - low);
  let right = low + golden * (high - low);
  let leftLoss = lossOf(left);
  let rightLoss = lossOf(right);
  for (let i = 0; i < 16; i++) {
    if (leftLoss <= rightLoss) {
      high = right;
      right = left;
      rightLoss = leftLoss;
      left = high - golden * (high - low);
      leftLoss = lossOf(left);
    } else {
      low = left;
      left = right;
      leftLoss = rightLoss;
      right = low + golden * (high - low);
      rightLoss = lossOf(right);
    }
  }
  return Math.exp((low + high) / 2);
}

/** p(yes) = 1 / (1 + exp(-(bias + weights · signals))), the signals centred and scaled first. */
export type Logistic = { bias: number; weights: number[]; means: number[]; scales: number[] };

export function applyLogistic(model: Logistic, signals: ArrayLike<number>): number {
  let sum = model.bias;
  for (let i = 0; i < model.weights.length; i++) {
    sum += ((model.weights[i] as number) * ((signals[i] as number) - (model.means[i] as number))) / (model.scales[i] as number);
  }
  return 1 / (1 + Math.exp(-sum));
}

export type LogisticOptions = {
  /** Pull of the weights towards `prior` (zero). */
  decay?: number;
  prior?: readonly number[];
  /** -1 or 1 where a weight's sign is known beforehand: a weight never crosses zero. */
  signs?: readonly number[];
  rowWeights?: ArrayLike<number>;
  rounds?: number;
};

/**
 * A small logistic regression over a few dense signals (Platt scaling when there is one), by damped gradient steps.
 * `signals` holds `width` numbers per row. With one kind of answer only, it answers that kind's smoothed share always.
 */
export function fitLogistic(signals: Float32Array, width: number, answers: ArrayLike<number>, options: LogisticOptions = {}): Logistic {
  const rows = answers.length;
  const means = new Array<number>(width).fill(0);
  const scales = new Array<number>(width).fill(0);
  for (let row = 0; row < rows; row++)
    for (let i = 0; i < width; i++) means[i] = (means[i] as number) + (signals[row * width + i] as number) / rows;
  for (let row = 0; row < rows; row++) {
    for (let i = 0; i < width; i++)
      scales[i] = (scales[i] as number) + ((signals[row * width + i] as number) - (means[i] as number)) ** 2 / rows;
  }
  for (let i = 0; i < width; i++) scales[i] = Math.sqrt(scales[i] as number) || 1;
  let yes = 0;
  for (let row = 0; row < rows; row++) yes += answers[row] as number;
  const model: Logistic = {
    bias: Math.log((yes + 1) / (rows - yes + 1)),
    weights: Array.from({ length: width }, (_, i) => options.prior?.[i] ?? 0),
    means,
    scales,
  };
  if (yes === 0 || yes === rows) return model;
  descend(model, signals, answers, options);
  return model;
}

function descend(model: Logistic, signals: Float32Array, answers: ArrayLike<number>, options: LogisticOptions): void {
  const width = model.weights.length;
  const { decay = 1e-3, rounds = 400 } = options;
  const total = sumWeights(answers.length, options.rowWeights);
  const gradients = new Float64Array(width + 1);
  const speed = new Float64Array(width + 1);
  for (let round = 0; round < rounds; round++) {
    gradients.fill(0);
    for (let row = 0; row < answers.length; row++) {
      const place = signals.subarray(row * width, (row + 1) * width);
      const error = ((applyLogistic(model, place) - (answers[row] as number)) * (options.rowWeights?.[row] ?? 1)) / total;
      gradients[width] = (gradients[width] as number) + error;
      for (let i = 0; i < width; i++) {
        const signal = ((place[i] as number) - (model.means[i] as number)) / (model.scales[i] as number);
        gradients[i] = (gradients[i] as number) + error * signal;
      }
    }
    for (let i = 0; i <= width; i++) {
      const pull = i < width ? decay * ((model.weights[i] as number) - (options.prior?.[i] ?? 0)) : 0;
      speed[i] = 0.9 * (speed[i] as number) - 0.5 * ((gradients[i] as number) + pull);
      if (i === width) model.bias += speed[i] as number;
      else {
        const moved = (model.weights[i] as number) + (speed[i] as number);
        model.weights[i] = moved * (options.signs?.[i] ?? moved) < 0 ? 0 : moved;
      }
    }
  }
}

function sumWeights(rows: number, weights: ArrayLike<number> | undefined): number {
  if (!weights) return rows;
  let sum = 0;
  for (let row = 0; row < rows; row++) sum += weights[row] as number;
  return sum || 1;
}
