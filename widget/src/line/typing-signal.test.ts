import { expect, it } from 'vitest';
import { fakeClock } from '../testing/fake-clock.ts';
import { createTypingSignal } from './typing-signal.ts';

const open = () => {
  const clock = fakeClock();
  const told: boolean[] = [];
  const signal = createTypingSignal((frame) => {
    if (frame.type === 'typing') told.push(frame.on);
    return true;
  }, clock);
  return { clock, told, signal };
};

it('says typing once for many keys, and again when it goes on', async () => {
  const { clock, told, signal } = open();
  signal.input();
  signal.input();
  expect(told).toEqual([true]);
  await clock.advance(3_500);
  signal.input();
  expect(told).toEqual([true, true]);
});

it('says that typing ended after a pause, and at once when told, but never without a beginning', async () => {
  const { clock, told, signal } = open();
  signal.stop();
  signal.input();
  await clock.advance(6_000);
  expect(told).toEqual([true, false]);
  signal.input();
  signal.stop();
  signal.stop();
  expect(told).toEqual([true, false, true, false]);
});
