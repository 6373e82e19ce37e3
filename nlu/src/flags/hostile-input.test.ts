import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { detectLanguage } from '../language/index.ts';
import { createSpeller, findEmoji, findNumbers, foldRepeats, normaliseText, spellEmoji } from '../normalise/index.ts';
import { findFlags } from './index.ts';
import { cpuTime } from '../testing/cpu-time.ts';

const speller = createSpeller(['退款', '卡密', '支付宝', 'refund', 'delivery', 'activation', 'aaaaaaaaaaaa']);

const FUNCTIONS: Record<string, (text: string) => unknown> = {
  detectLanguage,
  findFlags,
  normaliseText,
  foldRepeats: (text) => foldRepeats(text, (word) => word === 'cool'),
  findEmoji,
  spellEmoji: (text) => spellEmoji(text, 'zh'),
  findNumbers,
  correct: speller.correct,
};

/** Beginnings of the patterns in these rooms, and letters that widen or vanish when folded. */
const UNITS = [
  ...['a', 'ab', 'a ', 'a.', 'a_ ', 'a\u200b', 'аa', '1', '1,000', '1.', 'asdf', 'QUJD', '=', '\n', ' ', '!', '！', '？!', '。'],
  ...['ignore all ', 'ignore all the previous ', 'show me your ', 'you are now ', 'system: ', 'pretend to be ', 'act as ', 'i will '],
  ...[
    'you are all such ',
    'hope you ',
    'earn ',
    'click here ',
    'http://',
    'www.',
    'a.xyz',
    'congratulations ',
    'twenty one ',
    'hundred and ',
  ],
  ...[
    '忽略',
    '忽略你的',
    '告诉我你的',
    '从现在开始你',
    '我是你的',
    '加微信',
    '日入',
    '客服',
    '你们',
    '滚',
    '找人',
    '十',
    '一万',
    '两个半',
    '点',
    '退宽',
    '卡蜜',
  ],
  ...[
    'refudn ',
    'aaaaaaaaaaab ',
    'delivry',
    'ﷺ',
    '\u0301',
    '\ud800',
    '\udc00',
    '😀',
    '👨‍👩‍👧',
    '🇨',
    '1️⃣',
    'é',
    'ß',
    'İ',
    'の',
    '한',
    'ก',
    'कि',
    '㍿',
  ],
];

const SLOWEST_MS = 400;

describe.each(Object.entries(FUNCTIONS))('%s', (_name, run) => {
  it('takes any text without throwing, the same way twice', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.string({ unit: 'grapheme' }),
          fc.array(fc.constantFrom(...UNITS)).map((units) => units.join('')),
        ),
        (text) => {
          expect(run(text)).toEqual(run(text));
        },
      ),
      { numRuns: 150 },
    );
  });
  it('stays within bounded time on a megabyte of anything', () => {
    run('warm up 预热');
    for (const unit of UNITS) {
      const text = unit.repeat(Math.ceil(1_000_000 / unit.length));
      const took = cpuTime(() => run(text));
      expect(took, `${JSON.stringify(unit)} took ${Math.round(took)} ms`).toBeLessThan(SLOWEST_MS);
    }
  });
});
