import type { Abilities, Dialect, LengthUnit, OptionStyle, Rendered } from '@throughline/protocol/channel';
import type { Option, Part } from '@throughline/protocol/parts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lengthOf, render, resolveTyped } from './index.ts';

const DIALECTS: readonly Dialect[] = ['plain', 'markdown', 'html-email', 'telegram-html', 'whatsapp', 'slack'];
const UNITS: readonly LengthUnit[] = ['utf16', 'codepoint', 'grapheme', 'utf8', 'sms', 'x-weight'];
const fileUrl = (fileId: string): string => `https://files.example/${fileId}`;

const abilitiesOf = (dialect: Dialect, unit: LengthUnit, max: number, more: Partial<Abilities> = {}): Abilities => ({
  text: { max, unit, dialect },
  options: [],
  media: {},
  windows: [],
  can: {},
  receipts: [],
  idempotent: 'none',
  rates: [],
  ackMs: 1000,
  ...more,
});

const word = fc.oneof(
  fc.constantFrom(
    'code',
    'refund',
    '您好',
    '退款。',
    '卡密！',
    'Hello!',
    'a&b',
    '<b>',
    '*',
    '**x**',
    '_y_',
    '`',
    '~~',
    '[x](',
    '#',
    '>',
    '-',
    '1.',
    '👩‍👩‍👧‍👦',
    'é',
    '\n',
    '\n\n',
    '\\',
    '|',
    '€',
  ),
  fc.constantFrom(
    'https://example.com/a_b?c=d&e=*f*',
    '**bold text**',
    '*italic*',
    '`code span`',
    '[the link](https://example.com/x)',
    '![picture](https://example.com/p.png)',
    '\n\n# Heading\n\n',
    '\n\n- one\n- two\n  - three\n\n',
    '\n\n> quoted\n> more\n\n',
    '\n\n```js\nlet a = 1;\nlet b;\n```\n\n',
    '\n\n3. c\n4. d\n\n',
  ),
  fc.string({ unit: 'grapheme', maxLength: 30 }),
);
const text = fc.array(word, { maxLength: 60 }).map((words) => words.join(' '));
const option: fc.Arbitrary<Option> = fc.record(
  { id: fc.uuid(), label: fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme' }).filter((label) => label.trim() !== '') },
  { noNullPrototype: true },
);
const options = fc.uniqueArray(option, { minLength: 1, maxLength: 10, selector: (item) => item.id });
const part: fc.Arbitrary<Part> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ type: fc.constant('text' as const), text, md: fc.boolean() }, { noNullPrototype: true }) },
  fc.record({ type: fc.constant('options' as const), prompt: text, items: options }, { noNullPrototype: true }),
  fc.record({ type: fc.constant('card' as const), title: text, text, items: options }, { noNullPrototype: true }),
  fc.record(
    {
      type: fc.constant('media' as const),
      kind: fc.constantFrom('image', 'file', 'voice'),
      ref: fc.constant({ fileId: '0198a000-0000-7000-8000-000000000001' }),
      caption: text,
      mime: fc.constant('image/png'),
    },
    { noNullPrototype: true },
  ),
  fc.record({ type: fc.constant('quote' as const), ref: fc.constant('1'), text }, { noNullPrototype: true }),
);
const parts = fc.array(part, { minLength: 1, maxLength: 5 });

const BUTTONS: OptionStyle = {
  style: 'button',
  max: 5,
  label: { max: 20, unit: 'grapheme' },
  payload: { max: 64, unit: 'utf8' },
  body: { max: 50, unit: 'utf16' },
  url: false,
};
const abilities = fc
  .record({
    dialect: fc.constantFrom(...DIALECTS),
    unit: fc.constantFrom(...UNITS),
    max: fc.integer({ min: 60, max: 600 }),
    native: fc.boolean(),
  })
  .map(({ dialect, unit, max, native }) =>
    abilitiesOf(
      dialect,
      unit,
      unit === 'sms' ? 1 + (max % 4) : max,
      native
        ? {
            options: [BUTTONS],
            card: { title: { max: 40, unit: 'utf16' }, text: { max: 100, unit: 'utf16' }, image: true, items: 5 },
            media: {
              image: { maxBytes: 1000, mimes: ['image/*'], caption: { max: 30, unit: 'utf16' }, by: 'upload' },
              file: { maxBytes: 1000, mimes: [], by: 'inline' },
            },
          }
        : {},
    ),
  );

/** Quote signs are put again at a cut; everything else must be the same. */
const words = (rendered: Rendered): string =>
  rendered.pieces
    .map((piece) => piece.plain)
    .join('')
    .replaceAll(/[\s>]/g, '');

describe('render, for any parts and any abilities', () => {
  it('never makes a piece above the limit, counted as the channel counts', () => {
    fc.assert(
      fc.property(parts, abilities, (some, can) => {
        for (const piece of render({ parts: some, abilities: can, fileUrl }).pieces) {
          expect(lengthOf(piece.text, can)).toBeLessThanOrEqual(can.text.max);
          if (piece.options !== undefined && piece.card === undefined)
            expect(lengthOf(piece.text, { text: { ...can.text, unit: 'utf16' } })).toBeLessThanOrEqual(50);
          if (piece.options !== undefined && piece.card === undefined) expect(piece.text.trim()).not.toBe('');
        }
      }),
      { numRuns: 400 },
    );
  });

  it('keeps all words in their order, however small the pieces', () => {
    fc.assert(
      fc.property(parts, abilities, (some, can) => {
        const whole = render({ parts: some, abilities: { ...can, text: { ...can.text, max: 1e9 } }, fileUrl });
        expect(words(render({ parts: some, abilities: can, fileUrl }))).toBe(words(whole));
      }),
      { numRuns: 400 },
    );
  });

  it('keeps the words of a plain text exactly', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 2000 }), abilities, (some, can) => {
        const { pieces } = render({ parts: [{ type: 'text', text: some }], abilities: can, fileUrl });
        // biome-ignore lint/suspicious/noControlCharactersInRegex: these never reach a channel
        const expected = some.replaceAll(/[\s\u0000-\u001f\u007f]/g, '');
        expect(
          pieces
            .map((piece) => piece.plain)
            .join('')
            .replaceAll(/\s/g, ''),
        ).toBe(expected);
      }),
      { numRuns: 200 },
    );
  });

  it('leaves every option within reach, tapped or typed', () => {
    fc.assert(
      fc.property(options, abilities, (items, can) => {
        const { pieces, numbered } = render({ parts: [{ type: 'options', items }], abilities: can, fileUrl });
        const native = pieces.flatMap((piece) => piece.options?.items.map((item) => item.id) ?? []);
        items.forEach((item, index) => {
          const typed = resolveTyped(numbered ?? {}, String(index + 1));
          expect(native.includes(item.id) || typed === item.id).toBe(true);
        });
      }),
    );
  });

  it('writes Telegram HTML that is well formed, and whose words are the words', () => {
    const can = fc.integer({ min: 40, max: 300 }).map((max) => abilitiesOf('telegram-html', 'utf16', max));
    fc.assert(
      fc.property(parts, can, (some, abilitiesFor) => {
        for (const piece of render({ parts: some, abilities: abilitiesFor, fileUrl }).pieces) expect(problemOf(piece.text)).toBeUndefined();
      }),
      { numRuns: 300 },
    );
  });
});

/** A strict reader of Telegram's subset: known tags only, nested properly, nothing inside code, every & an entity. */
const problemOf = (html: string): string | undefined => {
  const open: string[] = [];
  const rest = html.replaceAll(/<(\/?)([a-z]+)((?: [a-z]+="[^"<>]*")?)>/g, (_tag, slash: string, name: string) => {
    if (slash === '/') {
      if (open.pop() !== name) open.push('!');
    } else if (open.includes('code') || (name === 'blockquote' && open.includes(name)) || (open.includes('pre') && name !== 'code'))
      open.push('!');
    else open.push(name);
    return '';
  });
  if (open.length > 0) return `left open: ${open.join()}`;
  if (/[<>]/.test(rest)) return `stray angle: ${rest}`;
  return /&(?!(?:lt|gt|amp|quot);)/.test(rest) ? `stray ampersand: ${rest}` : undefined;
};
