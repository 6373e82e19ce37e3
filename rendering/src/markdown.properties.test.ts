import type { Abilities, Dialect } from '@throughline/protocol/channel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { render } from './index.ts';

const abilitiesOf = (dialect: Dialect): Abilities => ({
  text: { max: 1e9, unit: 'utf16', dialect },
  options: [],
  media: {},
  windows: [],
  can: {},
  receipts: [],
  idempotent: 'none',
  rates: [],
  ackMs: 1000,
});
const print = (text: string, md: boolean, dialect: Dialect): string =>
  render({ parts: [{ type: 'text', text, md }], abilities: abilitiesOf(dialect), fileUrl: String })
    .pieces.map((piece) => piece.text)
    .join('');
const squeeze = (text: string): string => text.replaceAll(/\s/g, '');

const sign = fc.oneof(
  fc.constantFrom(
    'a',
    'b c',
    '*',
    '**',
    '_',
    '`',
    '``',
    '[',
    ']',
    '(',
    ')',
    '!',
    '#',
    '>',
    '-',
    '+',
    '1.',
    '2)',
    '\n',
    '\n\n',
    '\\',
    '&',
    '&amp;',
    '<',
    '~',
    '~~~',
    '|',
    '=',
    '===',
    '---',
    ':',
  ),
  fc.constantFrom("https://e.example/a_b'*", '    x', '\t', '您', '。', 'ann@e.example'),
  fc.string({ maxLength: 5 }),
);
const text = fc.array(sign, { maxLength: 12 }).map((signs) => signs.join(''));

describe('the Markdown dialect', () => {
  it('disarms any plain text: read again, it is the same', () => {
    fc.assert(
      fc.property(text, (some) => {
        expect(squeeze(print(print(some, false, 'markdown'), true, 'plain'))).toBe(squeeze(print(some, false, 'plain')));
      }),
      { numRuns: 2000 },
    );
  });
  it('keeps the words of any Markdown: read again, they are the same', () => {
    fc.assert(
      fc.property(text, (some) => {
        expect(squeeze(print(print(some, true, 'markdown'), true, 'plain'))).toBe(squeeze(print(some, true, 'plain')));
      }),
      { numRuns: 2000 },
    );
  });
});
