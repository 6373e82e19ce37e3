import type { Abilities, Dialect } from '@throughline/protocol/channel';
import type { Part } from '@throughline/protocol/parts';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { describe, expect, it } from 'vitest';
import { render, resolveTyped } from './index.ts';

const fileId = '0198a000-0000-7000-8000-000000000001';
const abilitiesOf = (dialect: Dialect, more: Partial<Abilities> = {}, max = 4096): Abilities => ({
  text: { max, unit: 'utf16', dialect },
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
const rendered = (parts: Part[], abilities: Abilities) => render({ parts, abilities, fileUrl: (id) => `https://files.example/${id}` });
const md = (text: string): Part => ({ type: 'text', text, md: true });

const SAMPLE =
  '# 退款\n\n**Bold *both*** and `a<b` see [our *page*](https://example.com/a_(b)).\n\n1. one\n2. two\n   - deep\n\n> quoted\n\n```js\nx < 1\n```';

describe('dialects', () => {
  const print = (dialect: Dialect, text: string): string =>
    rendered([md(text)], abilitiesOf(dialect))
      .pieces.map((piece) => piece.text)
      .join('\n<<>>\n');

  it('writes plain words, lists and addresses', () => {
    expect(print('plain', SAMPLE)).toBe(
      '退款\n\nBold both and a<b see our page (https://example.com/a_%28b%29).\n\n1. one\n2. two\n   • deep\n\n> quoted\n\nx < 1',
    );
  });
  it('writes Telegram HTML', () => {
    expect(print('telegram-html', SAMPLE)).toBe(
      '<b>退款</b>\n\n<b>Bold <i>both</i></b> and <code>a&lt;b</code> see <a href="https://example.com/a_%28b%29">our <i>page</i></a>.\n\n1. one\n2. two\n• deep\n\n<blockquote>quoted</blockquote>\n\n<pre><code class="language-js">x &lt; 1</code></pre>',
    );
  });
  it('writes WhatsApp marks', () => {
    expect(print('whatsapp', '**a** *b* `c` [d](https://e.example)')).toBe('*a* _b_ `c` d (https://e.example)');
  });
  it('writes Slack marks and escapes its three characters', () => {
    expect(print('slack', '**a** <b> & [d](https://e.example)')).toBe('*a* &lt;b&gt; &amp; <https://e.example|d>');
  });
  it('writes mail HTML with nested lists', () => {
    expect(print('html-email', '- a\n  1. b\n- c')).toBe('<ul><li><p>a</p>\n<ol><li><p>b</p></li></ol></li><li><p>c</p></li></ul>');
  });
  it('writes Markdown that means the same when read again', () => {
    const once = print('markdown', SAMPLE);
    expect(print('markdown', once)).toBe(once);
  });
  it('disarms Markdown in a plain text', () => {
    const text = '# not *a* heading\n1. [x](y) <b> &amp; `z` a_b_ ~~no~~';
    const { pieces } = rendered([{ type: 'text', text }], abilitiesOf('markdown'));
    const [block] = fromMarkdown(pieces[0]?.text ?? '').children;
    expect(block?.type).toBe('paragraph');
    expect(rendered([md(pieces[0]?.text ?? '')], abilitiesOf('plain')).pieces[0]?.text).toBe(text);
  });
  it('drops links that could run script, and HTML stays words', () => {
    expect(print('html-email', '[x](javascript:alert(1)) <img src=x onerror=alert(1)>')).toBe(
      '<p>x &lt;img src=x onerror=alert(1)&gt;</p>',
    );
  });
  it('reports marks that a channel cannot show', () => {
    expect(rendered([md('**a** and **b** `c`')], abilitiesOf('plain')).losses).toEqual([
      { code: 'markup', detail: 'bold', count: 2 },
      { code: 'markup', detail: 'code', count: 1 },
    ]);
    expect(rendered([md('**a**')], abilitiesOf('telegram-html')).losses).toEqual([]);
  });
});

describe('long text', () => {
  const split = (text: string, max: number, dialect: Dialect = 'plain', isMd = false): string[] =>
    rendered([{ type: 'text', text, md: isMd }], abilitiesOf(dialect, {}, max)).pieces.map((piece) => piece.text);

  it('is cut between paragraphs first', () => {
    expect(split(`${'a'.repeat(30)}\n\n${'b'.repeat(30)}\n\n${'c'.repeat(30)}`, 65)).toEqual([
      `${'a'.repeat(30)}\n\n${'b'.repeat(30)}`,
      'c'.repeat(30),
    ]);
  });
  it('is cut after a Chinese or English sentence next', () => {
    expect(split('您好！卡密已经发到您的邮箱。请查收；如有问题请回复。', 16)).toEqual([
      '您好！卡密已经发到您的邮箱。',
      '请查收；如有问题请回复。',
    ]);
    expect(split('One is here. Two is there. Three.', 28)).toEqual(['One is here. Two is there.', 'Three.']);
  });
  it('is cut between words, then characters, when a sentence is too long', () => {
    expect(split('one two three four', 9)).toEqual(['one two', 'three', 'four']);
    expect(split('👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦', 23)).toEqual(['👩‍👩‍👧‍👦👩‍👩‍👧‍👦', '👩‍👩‍👧‍👦']);
  });
  it('closes marks at a cut and opens them again', () => {
    expect(split('**one two three four five**', 14, 'telegram-html', true)).toEqual(['<b>one two three</b>', '<b>four five</b>']);
    expect(split('```\naaaa\nbbbb\ncccc\n```', 18, 'markdown', true)).toEqual(['```\naaaa\nbbbb\n```', '```\ncccc\n```']);
  });
  it('keeps links and code spans whole', () => {
    expect(split('see the `code span here` now', 18, 'whatsapp', true)).toEqual(['see the', '`code span here`', 'now']);
    expect(split('look at https://example.com/abc please', 25)).toEqual(['look at', 'https://example.com/abc', 'please']);
  });
  it('breaks a link only when it is longer than a piece, and says so', () => {
    const { pieces, losses } = rendered([md(`[x](https://example.com/${'a'.repeat(100)})`)], abilitiesOf('plain', {}, 60));
    expect(pieces.map((piece) => piece.text).join('')).toContain('x');
    expect(losses.map((loss) => loss.code)).toContain('split');
    expect(losses).toContainEqual({ code: 'markup', detail: 'link or code too long', count: 1 });
  });
  it('does not leave a heading behind', () => {
    expect(split(`${'a'.repeat(40)}\n\n# H\n\n${'b'.repeat(30)}`, 50, 'plain', true)).toEqual(['a'.repeat(40), `H\n\n${'b'.repeat(30)}`]);
  });
  it('copes with 200,000 characters and with hostile nesting in good time', () => {
    const started = performance.now();
    for (const text of [
      '您好，请您稍等。'.repeat(25_000),
      'word '.repeat(40_000),
      '*'.repeat(50_000),
      '!['.repeat(50_000),
      '>'.repeat(50_000),
      '- '.repeat(50_000),
    ]) {
      expect(split(text, 4096, 'telegram-html', true).length).toBeGreaterThan(5);
    }
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});

describe('options', () => {
  const items = [
    { id: 'refund', label: '退款' },
    { id: 'code', label: 'Code does not work' },
  ];
  const button = {
    style: 'button',
    max: 3,
    label: { max: 20, unit: 'codepoint' },
    payload: { max: 64, unit: 'utf8' },
    url: false,
  } as const;

  it('become buttons under the text before them', () => {
    const { pieces, losses } = rendered(
      [
        { type: 'text', text: '您好' },
        { type: 'options', prompt: '请问是哪种情况？', items },
      ],
      abilitiesOf('plain', { options: [button] }),
    );
    expect(pieces).toEqual([{ text: '您好\n\n请问是哪种情况？', plain: '您好\n\n请问是哪种情况？', options: { style: 'button', items } }]);
    expect(losses).toEqual([]);
  });
  it('take the first style that fits them all', () => {
    const list = { ...button, style: 'list', max: 10, label: { max: 24, unit: 'codepoint' } } as const;
    const four = [1, 2, 3, 4].map((n) => ({ id: `o${n}`, label: `Option ${n}` }));
    expect(rendered([{ type: 'options', items: four }], abilitiesOf('plain', { options: [button, list] })).pieces[0]?.options?.style).toBe(
      'list',
    );
  });
  it('become numbered text when a label is too long, and typed numbers come back', () => {
    const { pieces, numbered, losses } = rendered(
      [{ type: 'options', prompt: '请选择', items }],
      abilitiesOf('plain', { options: [{ ...button, label: { max: 5, unit: 'grapheme' } }] }),
    );
    expect(pieces[0]?.text).toBe('请选择\n\n1. 退款\n2. Code does not work\n\n回复数字即可选择。');
    expect(losses).toEqual([{ code: 'options-numbered', detail: 'options', count: 2 }]);
    for (const typed of ['2', '２', '2.', '2。', ' 选2', '選 2', '第二个', '(2)', '#2', 'code does NOT work', 'Option 2'])
      expect(resolveTyped(numbered ?? {}, typed)).toBe('code');
    for (const typed of ['3', '0', '12', 'I have 2 codes', '', '2 or 1', '__proto__', 'constructor'])
      expect(resolveTyped(numbered ?? {}, typed)).toBeUndefined();
  });
  it('count on through a second list in the same message', () => {
    const { numbered } = rendered(
      [
        { type: 'options', items },
        { type: 'options', items: [{ id: 'other', label: 'Other' }] },
      ],
      abilitiesOf('plain'),
    );
    expect(numbered).toMatchObject({ 1: 'refund', 2: 'code', 3: 'other' });
  });
  it('get words above them when none were written', () => {
    expect(rendered([{ type: 'options', items }], abilitiesOf('plain', { options: [button] })).pieces[0]?.text).toBe('请选择：');
  });
  it('keep a prompt within the room above buttons', () => {
    const body = { max: 20, unit: 'utf16' } as const;
    const { pieces } = rendered(
      [
        { type: 'text', text: 'A text before.' },
        { type: 'options', prompt: 'Which one is it?', items },
      ],
      abilitiesOf('plain', { options: [{ ...button, body }] }),
    );
    expect(pieces.map((piece) => [piece.text, piece.options !== undefined])).toEqual([
      ['A text before.', false],
      ['Which one is it?', true],
    ]);
  });
});

describe('media and cards', () => {
  const photo: Part = {
    type: 'media',
    kind: 'image',
    ref: { fileId },
    mime: 'image/png',
    name: 'p.png',
    bytes: 2_500_000,
    caption: 'A picture',
  };
  const image = { maxBytes: 10_000_000, mimes: ['image/*'], caption: { max: 100, unit: 'utf16' }, by: 'upload' } as const;

  it('go natively, with their caption', () => {
    expect(rendered([photo], abilitiesOf('plain', { media: { image } })).pieces).toEqual([
      {
        text: '',
        plain: 'A picture',
        media: [{ kind: 'image', fileId, mime: 'image/png', name: 'p.png', bytes: 2_500_000, caption: 'A picture' }],
      },
    ]);
  });
  it('become links when too large or of a type the channel refuses', () => {
    const { pieces, losses } = rendered([photo], abilitiesOf('plain', { media: { image: { ...image, maxBytes: 1000 } } }));
    expect(pieces[0]?.text).toBe(`p.png (2.5 MB) (https://files.example/${fileId})\n\nA picture`);
    expect(losses).toContainEqual({ code: 'media-linked', detail: 'image', count: 1 });
  });
  it('travel inside one piece where the channel carries them inline', () => {
    const { pieces } = rendered(
      [{ type: 'text', text: 'Hello' }, photo, { type: 'text', text: 'Bye' }],
      abilitiesOf('html-email', { media: { file: { maxBytes: 25_000_000, mimes: [], by: 'inline' } } }),
    );
    expect(pieces).toHaveLength(1);
    expect(pieces[0]?.text).toBe('<p>Hello</p>\n<p>A picture</p>\n<p>Bye</p>');
    expect(pieces[0]?.media?.[0]?.kind).toBe('file');
  });
  it('flatten a card to picture, bold title, words and options', () => {
    const card: Part = { type: 'card', title: 'Gift card', text: '¥100', image: { fileId }, items: [{ id: 'buy', label: 'Buy' }] };
    const { pieces, losses } = rendered([card], abilitiesOf('telegram-html', { media: { image } }));
    expect(pieces[0]?.media?.[0]?.fileId).toBe(fileId);
    expect(pieces[1]?.text).toBe('<b>Gift card</b>\n\n¥100\n\n1. Buy\n\nReply with a number to choose.');
    expect(losses.map((loss) => loss.code)).toEqual(['card-flattened', 'options-numbered']);
  });
  it('show a card natively where the channel has cards', () => {
    const card: Part = { type: 'card', title: 'Gift card', text: '¥100', image: { fileId } };
    const { pieces } = rendered(
      [card],
      abilitiesOf('plain', { card: { title: { max: 20, unit: 'utf16' }, text: { max: 20, unit: 'utf16' }, image: true, items: 3 } }),
    );
    expect(pieces[0]?.card).toEqual({ title: 'Gift card', text: '¥100', imageUrl: `https://files.example/${fileId}` });
  });
});

describe('a Markdown that would hold up everybody', () => {
  it.each(['-- \n', '> a\n', '- \n\n', '***\n', '1. a\n', '    code\n'])('is shown as it is: %j by the thousand', (line) => {
    const abilities = { text: { max: 100_000, unit: 'utf16', dialect: 'markdown' }, options: [], windows: [], can: {}, receipts: [] };
    const from = performance.now();
    const text = line.repeat(40_000).slice(0, 200_000);
    render({ parts: [{ type: 'text', text, md: true }], abilities: abilities as never, fileUrl: () => '' });
    expect(performance.now() - from).toBeLessThan(10_000);
  });
});
