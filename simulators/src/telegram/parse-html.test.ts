import { describe, expect, it } from 'vitest';
import { parseHtml } from './parse-html.ts';

describe('parseHtml', () => {
  it('reads nested tags, entities and white space as Telegram does', () => {
    expect(parseHtml(' 👍<b>a <i>&lt;b&gt;</i></b> <a href="https://e.example/?a=1&amp;b=2">x</a> ')).toEqual({
      text: '👍a <b> x',
      entities: [
        { type: 'bold', offset: 2, length: 5 },
        { type: 'italic', offset: 4, length: 3 },
        { type: 'text_link', offset: 8, length: 1, url: 'https://e.example/?a=1&b=2' },
      ],
    });
    expect(parseHtml('<pre><code class="language-js">a &amp; b</code></pre>').entities).toEqual([
      { type: 'pre', offset: 0, length: 5, language: 'js' },
    ]);
  });
  it.each([
    ['<p>x</p>', 'Unsupported start tag "p" at byte offset 0'],
    ['您<b>x', 'Can\'t find end tag corresponding to start tag "b"'],
    ['<b>x</i>', 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'],
    ['x</b>', 'Unexpected end tag at byte offset 1'],
    ['1 < 2', 'Unclosed start tag at byte offset 2'],
  ])('refuses %s', (html, why) => expect(() => parseHtml(html)).toThrow(`Bad Request: can't parse entities: ${why}`));
});
