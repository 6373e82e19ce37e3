/* The load: `connections` lines, each sending the next message when the last was answered. */
import { answerParent } from '../measuring/children.ts';
import { type HttpLine, openHttpLine } from '../measuring/http-line.ts';
import { percentile } from '../measuring/statistics.ts';
import { printRequest, textOfLength } from '../measuring/webhook-request.ts';
import type { SendAnswer, SendRequest } from './words.ts';

const TEXT_BYTES = 1000;
// Signing a thousand ahead keeps the cost out of the measured time without holding all of it in memory.
const AHEAD = 40_000;

answerParent<SendRequest, SendAnswer>(async (request) => {
  const letters: Buffer[] = [];
  const printNext = (n: number): Buffer =>
    printRequest({
      ...request,
      id: `${request.prefix}-${n}`,
      sender: `s-${request.senders === null ? `${request.prefix}-${n}` : (n * 7919) % request.senders}`,
      text: textOfLength(TEXT_BYTES, n),
    });
  const most = Math.min(AHEAD, request.seconds * 12_000);
  for (let n = 0; n < most; n++) letters.push(printNext(n));
  const lines = await Promise.all(Array.from({ length: request.connections }, () => openHttpLine(request.port)));
  const times: number[] = [];
  let [next, refused] = [0, 0];
  const begin = performance.now();
  const until = begin + request.seconds * 1000;
  const drive = async (line: HttpLine): Promise<void> => {
    while (performance.now() < until) {
      const n = next++;
      const letter = letters[n] ?? printNext(n);
      const from = performance.now();
      const status = await line.post(letter);
      times.push(performance.now() - from);
      if (status !== 200) refused += 1;
    }
  };
  await Promise.all(lines.map(drive));
  const ms = performance.now() - begin;
  for (const line of lines) line.close();
  return {
    sent: times.length,
    perSecond: (times.length / ms) * 1000,
    p50Ms: percentile(times, 0.5),
    p99Ms: percentile(times, 0.99),
    refused,
  };
});
