import { expect, test } from 'vitest';
import { splitEntities } from './split-entities.ts';

test('marks are laid flat, nested or side by side', () => {
  const runs = splitEntities('退款 7 天内', [
    { type: 'bold', offset: 0, length: 6 },
    { type: 'italic', offset: 3, length: 1 },
  ]);
  expect(runs.map((run) => [run.text, run.kinds.join('+')])).toEqual([
    ['退款 ', 'bold'],
    ['7', 'bold+italic'],
    [' 天', 'bold'],
    ['内', ''],
  ]);
});

test('a text without marks is one run, and marks beyond its end do no harm', () => {
  expect(splitEntities('hi')).toEqual([{ text: 'hi', kinds: [], url: undefined, at: 0 }]);
  expect(
    splitEntities('hi', [{ type: 'bold', offset: 0, length: 9 }])
      .map((run) => run.text)
      .join(''),
  ).toBe('hi');
});
