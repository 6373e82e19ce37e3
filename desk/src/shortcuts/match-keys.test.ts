import { expect, test } from 'vitest';
import { matchKeys, type Pending, type Press, showKeys } from './match-keys.ts';

const press = (key: string, more: Partial<Press> = {}): Press => ({ key, mod: false, alt: false, typing: false, at: 0, ...more });
const then = (first: Press, second: Press) => matchKeys(second, matchKeys(first, null).pending);

test('a single key acts, and does not while writing', () => {
  expect(matchKeys(press('j'), null).id).toBe('next');
  expect(matchKeys(press('j', { typing: true }), null).id).toBeUndefined();
});

test('⌘K works anywhere, and does not take the place of k', () => {
  expect(matchKeys(press('k', { mod: true, typing: true }), null).id).toBe('search');
  expect(matchKeys(press('k'), null).id).toBe('previous');
});

test('g and a letter go somewhere, when the letter comes in time', () => {
  expect(then(press('g'), press('k', { at: 500 })).id).toBe('goKnowledge');
  expect(then(press('g'), press('k', { at: 5000 })).id).toBe('previous');
});

test('a letter that means nothing after g is forgotten', () => {
  const pending: Pending = then(press('g'), press('x', { at: 10 })).pending;
  expect(pending).toBeNull();
  expect(matchKeys(press('c', { at: 20 }), pending).id).toBeUndefined();
});

test('browser combinations and keys of the field are left alone', () => {
  expect(matchKeys(press('r', { mod: true }), null).id).toBeUndefined();
  expect(matchKeys(press('/'), null).id).toBeUndefined();
});

test('keys are named as on the keyboard at hand', () => {
  expect(showKeys('mod+k', true)).toEqual(['⌘', 'K']);
  expect(showKeys('mod+Enter', false)).toEqual(['Ctrl', '↵']);
  expect(showKeys('g c', false)).toEqual(['G', 'C']);
});
