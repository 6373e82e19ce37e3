import { expect, it } from 'vitest';
import { cleanJson, cleanTexts, isTooDeep } from './wire-text.ts';

it('takes NULs out and mends halved surrogate pairs, in keys and values at any depth', () => {
  const text = '{"a\\u0000b":["\\ud83d x","ok \\ud83d\\ude00",{"c":"\\udfff"}],"n":1,"z":null}';
  expect(cleanJson(text, JSON.parse(text))).toEqual({ ab: ['\ufffd x', 'ok 😀', { c: '\ufffd' }], n: 1, z: null });
});

it('leaves a text about escapes as it is', () => {
  const value = { said: 'write \\u0000 or \\ud800, with the backslash' };
  expect(cleanTexts(value)).toEqual(value);
});

it('mends what an adapter cut in half', () => {
  expect(cleanTexts({ name: '😀'.slice(0, 1) })).toEqual({ name: '\ufffd' });
  expect(cleanTexts({ name: 'a\0b' })).toEqual({ name: 'ab' });
});

it('knows brackets beyond reason from brackets in words', () => {
  expect(isTooDeep(`{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`)).toBe(true);
  expect(isTooDeep(`{"a":"${'[{'.repeat(1000)}\\"${'['.repeat(1000)}"}`)).toBe(false);
  expect(isTooDeep(`[${Array.from({ length: 500 }, () => '[[1]]').join(',')}]`)).toBe(false);
});
