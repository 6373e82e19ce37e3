import type { Net } from './train-net.ts';

/** Several nets over the same rows and classes as one, whose scores are the mean of theirs. */
export function joinNets(nets: readonly Net[]): Net {
  const first = nets[0] as Net;
  if (nets.length === 1) return first;
  const hidden = nets.reduce((sum, net) => sum + net.hidden, 0);
  const width = first.vectors.length / first.hidden;
  const joined: Net = {
    classes: first.classes,
    hidden,
    vectors: new Float32Array(width * hidden),
    bias: new Float32Array(hidden),
    outer: new Float32Array(first.classes * hidden),
    outerBias: new Float32Array(first.classes),
  };
  let at = 0;
  for (const net of nets) {
    for (let row = 0; row < width; row++)
      joined.vectors.set(net.vectors.subarray(row * net.hidden, (row + 1) * net.hidden), row * hidden + at);
    joined.bias.set(net.bias, at);
    for (let k = 0; k < net.classes; k++) {
      for (let j = 0; j < net.hidden; j++) joined.outer[k * hidden + at + j] = (net.outer[k * net.hidden + j] as number) / nets.length;
      joined.outerBias[k] = (joined.outerBias[k] as number) + (net.outerBias[k] as number) / nets.length;
    }
    at += net.hidden;
  }
  return joined;
}
