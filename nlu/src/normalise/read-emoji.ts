import { lazy } from '../lazy.ts';
import { clip } from './clip.ts';
import { EMOJI_MEANINGS } from './emoji-meanings.ts';

/** `zh` and `en` are one word each, '' for an emoji that the table lacks. `start` and `end` are in the text given. */
export type EmojiFound = { emoji: string; zh: string; en: string; start: number; end: number };

const EMOJI =
  /\p{Extended_Pictographic}(?:[\ufe0f\u{1f3fb}-\u{1f3ff}]|\u200d\p{Extended_Pictographic})*|\p{Regional_Indicator}{2}|[0-9#*]\ufe0f?\u20e3/gu;

/** Skin, sex and presentation say nothing here: 🙋🏽‍♀️ means what 🙋 means. */
const bare = (emoji: string): string => emoji.replace(/[\ufe0f\u{1f3fb}-\u{1f3ff}]|\u200d[♀♂]/gu, '');

const meanings = lazy(() => {
  const table = new Map<string, { zh: string; en: string }>();
  for (const line of EMOJI_MEANINGS.trim().split('\n')) {
    const [emoji = '', zh = '', en = ''] = line.split(' ');
    for (const [one] of emoji.matchAll(EMOJI)) if (!table.has(bare(one))) table.set(bare(one), { zh, en: en.replaceAll('-', ' ') });
  }
  return table;
});

/** The emoji of a text with what they say. Reads the first 8,000 characters. */
export function findEmoji(text: string): EmojiFound[] {
  return [...clip(text).matchAll(EMOJI)].map((match) => {
    const plain = bare(match[0]);
    const meaning = meanings().get(plain) ?? meanings().get([...plain][0] ?? '') ?? { zh: '', en: '' };
    return { emoji: match[0], ...meaning, start: match.index, end: match.index + match[0].length };
  });
}

/** Emoji as words of the given language, set off by spaces, each meaning once in a row; unknown ones go. */
export function spellEmoji(text: string, language: 'zh' | 'en'): string {
  const judged = clip(text);
  let spelt = '';
  let end = 0;
  let last = '';
  for (const found of findEmoji(judged)) {
    const between = judged.slice(end, found.start);
    const word = found[language];
    spelt += between;
    if (word !== '' && (word !== last || between.trim() !== '')) spelt += ` ${word} `;
    last = word;
    end = found.end;
  }
  return spelt + judged.slice(end);
}
