import { describe, expect, it } from 'vitest';
import { measure } from './index.ts';

describe('measure', () => {
  it.each([
    ['utf16', '👍a', 3],
    ['codepoint', '👍a', 2],
    ['grapheme', '👩‍👩‍👧‍👦é', 2],
    ['utf8', '您a👍', 8],
  ] as const)('counts %s', (unit, text, length) => expect(measure(text, unit)).toBe(length));

  it('counts short messages in septets or UCS-2 units', () => {
    expect(measure('', 'sms')).toBe(0);
    expect(measure('a'.repeat(160), 'sms')).toBe(1);
    expect(measure('a'.repeat(161), 'sms')).toBe(2);
    expect(measure('a'.repeat(306), 'sms')).toBe(2);
    expect(measure('a'.repeat(307), 'sms')).toBe(3);
    expect(measure('€'.repeat(80), 'sms')).toBe(1);
    expect(measure('€'.repeat(81), 'sms')).toBe(2);
    expect(measure('汉'.repeat(70), 'sms')).toBe(1);
    expect(measure('汉'.repeat(71), 'sms')).toBe(2);
    expect(measure(`${'a'.repeat(70)}’`, 'sms')).toBe(2);
  });
  it('never lets a character straddle two short messages', () => {
    // 33 pairs fill 66 of 67 units, so 67 pairs need three messages and not 134 / 67 = 2.
    expect(measure('👍'.repeat(67), 'sms')).toBe(3);
  });
  it('weighs for X', () => {
    expect(measure('hello', 'x-weight')).toBe(5);
    expect(measure('你好', 'x-weight')).toBe(4);
    expect(measure('👩‍👩‍👧‍👦', 'x-weight')).toBe(2);
    expect(measure('see https://example.com/a/very/long/address/indeed', 'x-weight')).toBe(27);
  });
});
