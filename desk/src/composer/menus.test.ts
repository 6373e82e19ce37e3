import { expect, test } from 'vitest';
import type { Macro } from '../api/use-api.ts';
import { fillMacro, findAsk, findEmoji, findMacros } from './menus.ts';

const ask = (text: string) => findAsk(text, text.length);
const macro = (shortcut: string, title: string, texts: Macro['texts'] = {}): Macro => ({ id: shortcut, shortcut, title, texts });

test('a slash at the start of a word asks for macros', () => {
  expect(ask('/re')).toEqual({ kind: 'macro', query: 're', start: 0 });
  expect(ask('您好 /退款')).toEqual({ kind: 'macro', query: '退款', start: 3 });
  expect(ask('1/2')).toBeNull();
  expect(ask('https://a.example/x')).toBeNull();
});

test('a colon asks for emoji after a letter, and not in times or headings', () => {
  expect(ask(':th')).toEqual({ kind: 'emoji', query: 'th', start: 0 });
  expect(ask('好的，：谢')).toEqual({ kind: 'emoji', query: '谢', start: 3 });
  for (const text of ['Re:', '10:30', 'https:', ':']) expect(ask(text)).toBeNull();
});

test('emoji are found by either language', () => {
  expect(findEmoji('thank', (name) => name)).toEqual(['🙏']);
  expect(findEmoji('谢', (name) => (name === 'thanks' ? '谢谢' : name))).toEqual(['🙏']);
});

test('macros are found by shortcut first, then by title', () => {
  const macros = [macro('bye', 'Refund goodbye'), macro('refund', '退款'), macro('hello', 'x')];
  expect(findMacros(macros, 'ref').map((one) => one.shortcut)).toEqual(['refund', 'bye']);
});

test("a macro speaks the customer's language, fills what it knows and leaves the rest in sight", () => {
  const hello = macro('hello', '', { zh: '您好，我是{{agent}}，订单{{order}}', en: 'Hi, {{ agent }} here' });
  expect(fillMacro(hello, 'zh-CN', { agent: '周航' })).toBe('您好，我是周航，订单{{order}}');
  expect(fillMacro(hello, 'fr', { agent: 'Ana' })).toBe('Hi, Ana here');
});

test('an at sign asks for colleagues, and mail addresses are left alone', () => {
  expect(ask('看一下 @小')).toEqual({ kind: 'person', query: '小', start: 4 });
  expect(ask('xm@example')).toBeNull();
});
