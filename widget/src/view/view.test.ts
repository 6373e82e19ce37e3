import type { WidgetMessage } from '@throughline/protocol/live';
import { describe, expect, it } from 'vitest';
import { chooseAccent, contrast, parseColour } from '../loader/choose-accent.ts';
import { chooseLocale } from '../locales/choose-locale.ts';
import { en } from '../locales/en.ts';
import { fill } from '../locales/fill.ts';
import { zh } from '../locales/zh.ts';
import { findChoice, openOffer } from './find-choice.ts';
import { tellState } from './header.tsx';
import { rowsOf } from './rows.ts';
import { tellDay, tellSize, tellTime } from './tell-time.ts';

const message = (seq: number, given: Partial<WidgetMessage> = {}): WidgetMessage => ({
  id: `m${seq}`,
  seq,
  clientId: null,
  mine: false,
  author: { type: 'assistant', name: '' },
  parts: [{ type: 'text', text: 'x' }],
  at: new Date(Date.UTC(2026, 0, 1, 12, seq)).toISOString(),
  sources: [],
  state: 'sent',
  ...given,
});
const mei = { author: { type: 'agent' as const, name: 'Mei' } };

describe('the stops along the line', () => {
  it('name the speaker at every change, and again after a pause', () => {
    const messages = [message(0), message(1), message(2, mei), message(3, { mine: true }), message(40, { mine: true })];
    const firsts = rowsOf({ messages, pending: [] }, null).flatMap((row) => (row.kind === 'message' ? [row.first] : []));
    expect(firsts).toEqual([true, false, true, true, true]);
  });

  it('carry a receipt only on the newest own message, and a mark before the first new one', () => {
    const messages = [message(1, { mine: true }), message(2, { mine: true }), message(3)];
    const rows = rowsOf({ messages, pending: [] }, 3);
    expect(rows.map((row) => (row.kind === 'message' ? row.last : row.kind))).toEqual(['day', false, true, 'new', false]);
  });

  it('keep their key when a message goes from pending to stored', () => {
    const pending = rowsOf({ messages: [], pending: [{ clientId: 'c', parts: [], at: message(1).at, page: '', refusal: null }] }, null);
    const stored = rowsOf({ messages: [message(1, { mine: true, clientId: 'c' })], pending: [] }, null);
    expect(pending.at(-1)?.key).toBe(stored.at(-1)?.key);
  });
});

describe('options', () => {
  const items = [
    { id: 'a', label: '退款' },
    { id: 'b', label: 'Wrong region' },
    { id: 'c', label: 'Help page', url: 'https://a.example/' },
  ];
  const offered = [message(1, { parts: [{ type: 'options', items }] })];

  it.each([
    ['1', 'a'],
    [' ２ ', 'b'],
    ['2.', 'b'],
    ['wrong REGION', 'b'],
    ['退款', 'a'],
  ])('can be typed as %j', (typed, id) => {
    expect(findChoice(offered, typed)?.id).toBe(id);
  });

  it.each(['3', '4', '0', 'refund', '', '1 and 2'])('are not meant by %j', (typed) => {
    expect(findChoice(offered, typed)).toBeUndefined();
  });

  it('close when the visitor has answered or someone has gone on', () => {
    expect(openOffer(offered)).toBeDefined();
    expect(openOffer([...offered, message(2, { author: { type: 'system', name: '' } })])).toBeDefined();
    expect(openOffer([...offered, message(2, { mine: true })])).toBeUndefined();
    expect(findChoice([...offered, message(2, mei)], '1')).toBeUndefined();
  });
});

describe('the words', () => {
  it('are the same set in both languages, with the same places to fill', () => {
    const places = (text: string): string[] => (text.match(/\{\w+\}/g) ?? []).toSorted();
    expect(Object.keys(zh)).toEqual(Object.keys(en));
    for (const [key, text] of Object.entries(en)) expect(places(zh[key as keyof typeof en])).toEqual(places(text));
  });

  it('fill only the places they were given, and never look into what was filled in', () => {
    expect(fill('{a} and {b} {toString}', { a: '{b}', b: 2 })).toBe('{b} and 2 {toString}');
  });

  it('come in the language of the host, the inbox or the visitor, in this order', () => {
    expect(chooseLocale('zh', 'en', ['en'])).toBe('zh');
    expect(chooseLocale('auto', 'en', ['zh-TW'])).toBe('en');
    expect(chooseLocale(undefined, null, ['fr', 'zh-Hans-CN', 'en'])).toBe('zh');
    expect(chooseLocale(undefined, null, ['fr'])).toBe('en');
  });

  it('say honestly who has the conversation', () => {
    const state = { reference: null, queuePlace: null, agentName: null, email: null };
    expect(tellState({ ...state, status: 'waiting', queuePlace: 3 }, en)).toContain('number 3');
    expect(tellState({ ...state, status: 'waiting', queuePlace: 1 }, zh)).toBe('下一位就是您，客服马上就来。');
    expect(tellState({ ...state, status: 'waiting' }, en)).toBe('Waiting for a person.');
    expect(tellState({ ...state, status: 'agent', agentName: '王芳' }, zh)).toBe('王芳正在为您服务');
  });

  it('tell the time relatively up to a day, then by date', () => {
    const now = Date.UTC(2026, 0, 3, 12);
    const ago = (ms: number): string => new Date(now - ms).toISOString();
    expect(tellTime(ago(10_000), now, 'en')).toBe('now');
    expect(tellTime(ago(180_000), now, 'zh')).toBe('3分钟前');
    expect(tellTime(ago(7_200_000), now, 'en')).toMatch(/^2 hr/);
    expect(tellTime(ago(2 * 86_400_000), now, 'en')).toMatch(/Jan/);
    expect(tellTime(new Date(now + 60_000).toISOString(), now, 'en')).toBe('now');
    expect(tellDay(ago(0), now, 'zh', zh)).toBe('今天');
    expect([tellSize(1_250_000, 'en'), tellSize(500, 'zh')]).toEqual(['1.3 MB', '0.5 kB']);
  });
});

describe('the accent', () => {
  const rgb = (css: string): [number, number, number] => {
    const [r = 0, g = 0, b = 0] = (css.match(/\d+/g) ?? []).map(Number);
    return [r, g, b];
  };

  it.each(['#0b7a75', '#ffe600', '#fff', '#000', '#e91e63', '#808080', '#35b5ac', 'nonsense'])(
    'of %s reads well in light and dark',
    (wished) => {
      for (const dark of [false, true]) {
        const { accent, on, words } = chooseAccent(wished, dark);
        expect(contrast(rgb(on), rgb(accent))).toBeGreaterThanOrEqual(4.5);
        expect(contrast(rgb(words), dark ? [0x11, 0x16, 0x1c] : [255, 255, 255])).toBeGreaterThanOrEqual(4.5);
      }
    },
  );

  it('is read from three and six digits only', () => {
    expect(parseColour('#fa0')).toEqual([255, 170, 0]);
    expect(parseColour(' #FFAA00 ')).toEqual([255, 170, 0]);
    expect(parseColour('red; background: url(x)')).toBeUndefined();
  });
});
