import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  answerConfidence,
  createRetriever,
  detectLanguage,
  findEntities,
  findSignals,
  makeSearchQuery,
  makeSearchTokens,
  similarity,
  summarize,
  tokenize,
} from './index.ts';
import { testHostile } from './testing/hostile.ts';

const retriever = createRetriever([
  { id: 'a', articleId: 'a', locale: 'zh', title: '退款规则', questions: ['怎么退款'], body: '七天内可退。', tags: [] },
  {
    id: 'b',
    articleId: 'b',
    locale: 'en',
    title: 'Refund policy',
    questions: ['How do I get a refund?'],
    body: 'Within 7 days.',
    tags: [],
  },
]);

const FUNCTIONS: Record<string, (text: string) => unknown> = {
  detectLanguage,
  tokenize,
  findSignals,
  findEntities,
  makeSearchTokens,
  makeSearchQuery,
  search: (text) => answerConfidence(text, retriever.search(text)),
  summarize: (text) => summarize([{ author: 'customer', text }]),
  similarity: (text) => similarity(text, text),
};

/** Units that patterns with stars, look-aheads or normalisation could trip over. */
const UNITS = [
  'a',
  ' ',
  '\n',
  '1',
  '-',
  '1-',
  '1,',
  'a.',
  '@',
  'a@',
  'a@b.',
  '啊',
  '你们的',
  '转个',
  '没有',
  '有',
  '来',
  '人工',
  '不',
  'talk to ',
  'real ',
  'where ',
  'how to ',
  'the ',
  "a'",
  '!',
  '?',
  '。',
  '[](',
  '![',
  '`',
  '*',
  '# ',
  '$1',
  '¥',
  'ﷺ',
  '\u0301',
  '\ud800',
  '\udc00',
  '😀',
  '👨‍👩‍👧',
  'ab-',
  'ABCD-',
  'A1',
  '+1 ',
  '(1)',
  'http://',
  'ー',
  'の',
  '한',
  'thank you ',
  'hi ',
  '88',
  "don't want to ",
  'İ',
  'ß',
]; // each is repeated to a megabyte below

testHostile(FUNCTIONS, { units: UNITS, slowestMs: 1_500, runs: 300 });

describe('ranges', () => {
  it('keeps confidences, anger and likeness between 0 and 1', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (text, other) => {
        for (const value of [
          detectLanguage(text).confidence,
          findSignals(text).anger,
          similarity(text, other),
          answerConfidence(text, retriever.search(text)),
        ]) {
          expect(value).toBeGreaterThanOrEqual(0);
          expect(value).toBeLessThanOrEqual(1);
        }
      }),
    );
  });
  it('marks entities where they stand, none overlapping', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...UNITS, 'CL-20260115-0042', 'a.b@c.de', '¥12.50', '13800138000')).map((units) => units.join(' ')),
        (text) => {
          let end = 0;
          for (const entity of findEntities(text)) {
            expect(text.slice(entity.start, entity.end)).toBe(entity.text);
            expect(entity.start).toBeGreaterThanOrEqual(end);
            end = entity.end;
          }
        },
      ),
    );
  });
  it('gives a query of quoted words only', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(makeSearchQuery(text)).toMatch(/^$|^(?:\(?'[\p{L}\p{N}\p{M}ー]+'(?::\*)?\)?(?: [&|] )?)+$/u);
        expect(makeSearchTokens(text)).toMatch(/^(?:[\p{L}\p{N}\p{M}ー]+ ?)*$/u);
      }),
    );
  });
});
