/**
 * Weights as small whole numbers, from -top to top, one scale for each run of `stride` weights: 7 for half a byte in a file, 127 for a
 * whole one. Errors of single weights cancel out in sums over many features.
 */
export type Quantised = { stride: number; levels: Int8Array; scales: Float32Array };

export function quantise(weights: Float32Array, stride: number, top = 127): Quantised {
  const runs = stride === 0 ? 0 : weights.length / stride;
  const levels = new Int8Array(weights.length);
  const scales = new Float32Array(runs);
  for (let run = 0; run < runs; run++) {
    let most = 0;
    for (let i = run * stride; i < (run + 1) * stride; i++) most = Math.max(most, Math.abs(weights[i] as number));
    if (most === 0) continue;
    scales[run] = most / top;
    for (let i = run * stride; i < (run + 1) * stride; i++) levels[i] = Math.round(((weights[i] as number) * top) / most);
  }
  return { stride, levels, scales };
}

export function restore(quantised: Quantised): Float32Array {
  const { stride, levels, scales } = quantised;
  const weights = new Float32Array(levels.length);
  for (let i = 0; i < levels.length; i++) weights[i] = (levels[i] as number) * (scales[Math.floor(i / stride)] as number);
  return weights;
}

/** Levels from -7 to 7, two to a byte. */
export function packHalves(levels: Int8Array): Uint8Array {
  const bytes = new Uint8Array(Math.ceil(levels.length / 2));
  for (let i = 0; i < levels.length; i++) {
    const half = ((levels[i] as number) + 8) & 15;
    bytes[i >> 1] = (bytes[i >> 1] as number) | (half << ((i & 1) * 4));
  }
  return bytes;
}

/** The first `length` levels of what `packHalves` wrote. */
export function unpackHalves(bytes: Uint8Array, length: number): Int8Array {
  const levels = new Int8Array(length);
  const whole = length >> 1;
  for (let i = 0; i < whole; i++) {
    const pair = bytes[i] as number;
    levels[i * 2] = (pair & 15) - 8;
    levels[i * 2 + 1] = (pair >> 4) - 8;
  }
  if (length & 1) levels[length - 1] = ((bytes[whole] as number) & 15) - 8;
  return levels;
}
