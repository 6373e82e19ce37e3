import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { XSS_PAYLOADS } from '../testing/xss-payloads.ts';
import type { Block, Inline } from './ast.ts';
import { parsePlain } from './parse-inline.ts';
import { parseMarkdown } from './parse-markdown.ts';

type Node = Block | Inline;
const KNOWN = new Set(['text', 'code', 'break', 'strong', 'em', 'del', 'link', 'paragraph', 'heading', 'list', 'quote', 'rule']);

const walk = (nodes: readonly Node[]): Node[] =>
  nodes.flatMap((node) => {
    if (node.type === 'list') return [node, ...node.items.flatMap(walk)];
    return 'children' in node ? [node, ...walk(node.children)] : [node];
  });

const linksOf = (text: string): string[] => walk(parseMarkdown(text)).flatMap((node) => (node.type === 'link' ? [node.href] : []));
const wordsOf = (nodes: readonly Node[]): string =>
  walk(nodes)
    .map((node) => ('text' in node ? node.text : ''))
    .join('');

describe('the Markdown of messages', () => {
  it('has a list of at least sixty attacks', () => {
    expect(new Set(XSS_PAYLOADS).size).toBeGreaterThanOrEqual(60);
  });

  it.each(XSS_PAYLOADS)('makes nothing but known nodes and allowed addresses of %j', (payload) => {
    for (const text of [payload, `**${payload}**`, `- ${payload}`, `> ${payload}`, `before ${payload} after`]) {
      for (const node of walk(parseMarkdown(text))) {
        expect(KNOWN).toContain(node.type);
        if (node.type === 'link') expect(node.href).toMatch(/^(?:https?:\/\/(?:good|evil)\.example(?:\/|$)|mailto:[^\s:/]+$)/);
      }
    }
  });

  it('leaves a refused link as it was written', () => {
    expect(parseMarkdown('see [this](javascript:alert(1)) now')).toEqual([
      { type: 'paragraph', children: [{ type: 'text', text: 'see [this](javascript:alert(1)) now' }] },
    ]);
  });

  it('follows https, http and mailto', () => {
    expect(linksOf('[a](https://a.example/x "t") [b](http://b.example) <c@d.example> <mailto:e@f.example>')).toEqual([
      'https://a.example/x',
      'http://b.example/',
      'mailto:c@d.example',
      'mailto:e@f.example',
    ]);
  });

  it('ends a bare address before the punctuation of either language', () => {
    expect(linksOf('See https://a.example/x_(y). 详见https://b.example/退款，谢谢')).toEqual(['https://a.example/x_(y)']);
    expect(linksOf('详见 https://b.example/refund，谢谢（https://c.example）')).toEqual(['https://b.example/refund', 'https://c.example/']);
  });

  it('reads emphasis, code and strikethrough, nested and beside Chinese', () => {
    expect(parseMarkdown('请在**7 天内**申请，*不要*用 `snake_case_name` ~~旧码~~')[0]).toEqual({
      type: 'paragraph',
      children: [
        { type: 'text', text: '请在' },
        { type: 'strong', children: [{ type: 'text', text: '7 天内' }] },
        { type: 'text', text: '申请，' },
        { type: 'em', children: [{ type: 'text', text: '不要' }] },
        { type: 'text', text: '用 ' },
        { type: 'code', text: 'snake_case_name' },
        { type: 'text', text: ' ' },
        { type: 'del', children: [{ type: 'text', text: '旧码' }] },
      ],
    });
    expect(wordsOf(parseMarkdown('a_b_c and 2 * 3 * 4'))).toBe('a_b_c and 2 * 3 * 4');
  });

  it('reads lists with their start and their inner lists, quotes, headings, fences and rules', () => {
    const types = parseMarkdown('# Title\n\n3. three\n4. four\n   - inner\n\n> quoted\n\n---\n\n```\n*raw*\n```').map(
      (block) => block.type,
    );
    expect(types).toEqual(['heading', 'list', 'quote', 'rule', 'code']);
    const [list] = parseMarkdown('3. three\n4. four\n   - inner');
    expect(list).toMatchObject({
      type: 'list',
      start: 3,
      items: [[{ type: 'paragraph' }], [{ type: 'paragraph' }, { type: 'list', start: null }]],
    });
  });

  it('keeps single line breaks', () => {
    expect(parseMarkdown('one\r\ntwo')[0]).toMatchObject({ children: [{ text: 'one' }, { type: 'break' }, { text: 'two' }] });
  });

  it('finds only addresses in plain text', () => {
    expect(parsePlain('**not bold** https://a.example')).toEqual([
      { type: 'text', text: '**not bold** ' },
      { type: 'link', href: 'https://a.example/', children: [{ type: 'text', text: 'https://a.example' }] },
    ]);
  });

  it('never throws and never invents a node, whatever comes', () => {
    const nasty = fc.array(
      fc.constantFrom(
        '[',
        '](',
        ')',
        '*',
        '**',
        '_',
        '`',
        '```',
        '\n',
        '> ',
        '- ',
        '1. ',
        '<',
        '>',
        'javascript:',
        'https://',
        '\\',
        'a',
        ' ',
        '~~',
        '!',
      ),
    );
    fc.assert(
      fc.property(nasty, (tokens) => {
        for (const node of walk(parseMarkdown(tokens.join('')))) {
          expect(KNOWN).toContain(node.type);
          if (node.type === 'link') expect(node.href).toMatch(/^(?:https?|mailto):/);
        }
      }),
      { numRuns: 500 },
    );
  });

  it.each(['[', '*a ', '[a](', '**', '`', '> ', '- '])('stays quick on a long run of %j', (opener) => {
    const from = performance.now();
    parseMarkdown(opener.repeat(20_000 / opener.length));
    parseMarkdown(opener.repeat(100_000));
    expect(performance.now() - from).toBeLessThan(1_500);
  });
});
