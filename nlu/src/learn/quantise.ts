/** Weights as whole numbers of 8 bits, one scale for each run of `stride` weights: a quarter of the bytes, and as right. */
export type Quantised = { stride: number; levels: Int8Array; scales: Float32Array };

export function quantise(weights: Float32Array, stride: number): Quantised {
  const runs = stride === 0 ? 0 : weights.length / stride;
  const levels = new Int8Array(weights.length);
  const scales = new Float32Array(runs);
  for (let run = 0; run < runs; run++) {
    let top = 0;
    for (let i = run * stride; i < (run + 1) * stride; i++) top = Math.max(top, Math.abs(weights[i] as number));
    if (top === 0) continue;
    scales[run] = top / 127;
    for (let i = run * stride; i < (run + 1) * stride; i++) levels[i] = Math.round(((weights[i] as number) * 127) / top);
  }
  return { stride, levels, scales };
}

export function restore(quantised: Quantised): Float32Array {
  const { stride, levels, scales } = quantised;
  const weights = new Float32Array(levels.length);
  for (let i = 0; i < levels.length; i++) weights[i] = (levels[i] as number) * (scales[Math.floor(i / stride)] as number);
  return weights;
}
