import { telegramChannel } from './index.ts';
import { render } from '@throughline/rendering';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { entitiesToMarkdown } from './read-entities.ts';

const plain = { ...telegramChannel.abilities, options: [], text: { max: 1e9, unit: 'utf16', dialect: 'plain' } } as const;
const wordsOf = (markdown: string): string =>
  render({ parts: [{ type: 'text', text: markdown, md: true }], abilities: plain, fileUrl: String })
    .pieces.map((piece) => piece.text)
    .join('');

const sign = fc.constantFrom(
  'a',
  'b c',
  '*',
  '**',
  '_',
  '`',
  '``',
  '[x]',
  '(y)',
  '!',
  '#',
  '>',
  '- ',
  '+',
  '1.',
  '\n',
  '\n\n',
  '\\',
  '&amp;',
  '<',
  '~~~',
  '===',
  '您',
  '。',
);
const text = fc.array(sign, { minLength: 1, maxLength: 12 }).map((signs) => signs.join(''));
const marked = text.chain((words) =>
  fc.record({
    words: fc.constant(words),
    entities: fc.array(
      fc.record({
        type: fc.constantFrom('bold', 'italic', 'code', 'text_link', 'underline', 'pre', 'blockquote'),
        offset: fc.nat(words.length),
        length: fc.nat(words.length),
        url: fc.constant('https://e.example/'),
      }),
      { maxLength: 4 },
    ),
  }),
);

describe('entitiesToMarkdown', () => {
  it('writes marks that a Markdown reader takes off again', () => {
    expect(
      entitiesToMarkdown('one two three', [
        { type: 'bold', offset: 0, length: 7 },
        { type: 'italic', offset: 4, length: 3 },
      ]),
    ).toBe('**one *two*** three');
    expect(entitiesToMarkdown('see\nlet a;\nok', [{ type: 'pre', offset: 4, length: 6, language: 'js' }])).toBe(
      'see\n\n```js\nlet a;\n```\n\nok',
    );
    expect(entitiesToMarkdown('a\nb', [{ type: 'blockquote', offset: 0, length: 3 }])).toBe('> a\\\n> b');
  });
  it('drops links that could run script', () => {
    expect(entitiesToMarkdown('x', [{ type: 'text_link', offset: 0, length: 1, url: 'javascript:alert(1)' }])).toBe('x');
  });
  it('loses no word, whatever the entities', () => {
    fc.assert(
      fc.property(marked, ({ words, entities }) => {
        const kept = wordsOf(entitiesToMarkdown(words, entities))
          .replaceAll('(https://e.example/)', '')
          .replaceAll(/[\s>*_\\`[\]]/g, '');
        expect(kept).toBe(words.replaceAll(/[\s>*_\\`[\]]/g, ''));
      }),
      { numRuns: 2000 },
    );
  });
});
