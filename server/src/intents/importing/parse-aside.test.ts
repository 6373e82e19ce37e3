import { expect, it } from 'vitest';
import { parseAside } from './parse-aside.ts';

it('reads a file in a thread of its own', async () =>
  expect(await parseAside('csv', 'text,intent\nhi,greeting\n')).toEqual({ examples: [{ intent: 'greeting', text: 'hi' }], problems: [] }));

it('gives up a file that takes too long to read, and holds nobody up meanwhile', async () => {
  let beats = 0;
  const pulse = setInterval(() => {
    beats += 1;
  }, 10);
  const { examples, problems } = await parseAside('rasa', `nlu: [${','.repeat(300_000)}]`, 2_000);
  clearInterval(pulse);
  expect(examples).toEqual([]);
  expect(problems[0]?.message).toContain('too long');
  expect(beats).toBeGreaterThan(20);
});
