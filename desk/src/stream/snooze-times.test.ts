import { expect, test } from 'vitest';
import { snoozePresets } from './snooze-times.ts';

const local = (day: number, hour: number): Date => new Date(2026, 10, day, hour, 0, 0);
const shown = (now: Date): string[] => snoozePresets(now).map(({ id, until }) => `${id} ${until.getDate()}/${until.getHours()}`);

test('a Wednesday morning offers this evening, tomorrow and next Monday', () => {
  expect(shown(local(18, 10))).toEqual(['hour 18/11', 'evening 18/18', 'tomorrow 19/9', 'monday 23/9']);
});

test('at night this evening is gone, and on a Monday the next one is meant', () => {
  expect(shown(local(23, 20))).toEqual(['hour 23/21', 'tomorrow 24/9', 'monday 30/9']);
});
