import { detectLanguage } from '../language/index.ts';
import { createSpeller, findEmoji, findNumbers, foldRepeats, normaliseText, spellEmoji } from '../normalise/index.ts';
import { findFlags } from './index.ts';
import { testHostile } from '../testing/hostile.ts';

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

testHostile(FUNCTIONS, { units: UNITS, slowestMs: 400, runs: 150 });
