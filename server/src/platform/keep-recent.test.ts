import { expect, it } from 'vitest';
import { keepRecent } from './keep-recent.ts';

it('makes of a text once, as long as it is among those asked for lately', () => {
  const made: string[] = [];
  const find = keepRecent(2, (text) => {
    made.push(text);
    return text.toUpperCase();
  });
  expect(['a', 'b', 'a', 'c', 'a', 'b'].map(find)).toEqual(['A', 'B', 'A', 'C', 'A', 'B']);
  expect(made).toEqual(['a', 'b', 'c', 'b']);
});
