import { expect, test } from 'vitest';
import { hasMarkup, parseInline, parseMarkdown } from './parse-markdown.ts';

test('marks become what they mean and the rest stays text', () => {
  expect(parseInline('付款 **7 天内** 用 `CODE` 退')).toEqual([
    { kind: 'text', text: '付款 ' },
    { kind: 'strong', children: [{ kind: 'text', text: '7 天内' }] },
    { kind: 'text', text: ' 用 ' },
    { kind: 'code', text: 'CODE' },
    { kind: 'text', text: ' 退' },
  ]);
  expect(parseInline('2 * 3 * 4 and snake_case_name')).toEqual([{ kind: 'text', text: '2 * 3 * 4 and snake_case_name' }]);
});

test('only safe addresses become links', () => {
  expect(parseInline('[x](javascript:alert(1)')[0]).not.toMatchObject({ kind: 'link' });
  expect(parseInline('[help](https://a.example/b)')[0]).toMatchObject({ kind: 'link', href: 'https://a.example/b' });
});

test('bare addresses and references come alive, without the full stop behind them', () => {
  expect(parseInline('见 https://a.example/x。编号 #4821 0937').map((one) => one.kind)).toEqual(['text', 'link', 'text', 'reference']);
});

test('lists keep their items and numbers, quotes and code their lines', () => {
  const blocks = parseMarkdown('# 标题\n\n3. 一\n4. 二\n\n> 引\n> 文\n\n```\na\nb\n```\n\n---\n段落');
  expect(blocks.map((block) => block.kind)).toEqual(['heading', 'list', 'quote', 'code', 'rule', 'paragraph']);
  expect(blocks[1]).toMatchObject({ ordered: true, start: 3, items: [[{ text: '一' }], [{ text: '二' }]] });
  expect(blocks[3]).toEqual({ kind: 'code', text: 'a\nb' });
});

test('a long hostile line is parsed in a moment', () => {
  const began = performance.now();
  parseMarkdown(`${'*a_'.repeat(4000)}\n${'['.repeat(4000)}`);
  expect(performance.now() - began).toBeLessThan(2000);
});

test('Markdown is only taken for it when written on purpose', () => {
  expect(['**重要**', '- 一\n- 二', '看 `CODE`', '[帮助](https://a.example)'].every(hasMarkup)).toBe(true);
  expect(['2 * 3 * 4', '您好，#4821 0937', '- 就一行', 'a_b_c', '1. 你好'].some(hasMarkup)).toBe(false);
});
