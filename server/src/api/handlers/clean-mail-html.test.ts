import { describe, expect, it } from 'vitest';
import { cleanMailHtml } from './clean-mail-html.ts';

const clean = (html: string, showImages = false) =>
  cleanMailHtml(html, { showImages, inlineUrls: new Map([['logo@x', 'https://us.example/files/1?s=x']]) });

describe('a mail shown to an agent', () => {
  it.each([
    '<script>alert(1)</script>',
    '<p onclick="alert(1)">x</p>',
    '<a href="javascript:alert(1)">x</a>',
    '<iframe src="https://evil.example"></iframe>',
    '<form action="https://evil.example"><input name="password"></form>',
    '<style>body{background:url(https://evil.example/t)}</style>',
    '<div style="background-image:url(https://evil.example/t)">x</div>',
    '<div style="position:fixed;top:0;left:0;width:9999px">x</div>',
    '<svg onload="alert(1)"><use href="https://evil.example"/></svg>',
    '<meta http-equiv="refresh" content="0;url=https://evil.example">',
    '<link rel="stylesheet" href="https://evil.example/x.css">',
    '<img src="x" onerror="alert(1)">',
    '<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>',
    '<base href="https://evil.example/">',
  ])('runs, loads, submits and covers nothing: %s', (html) => {
    expect(clean(html).html).not.toMatch(/alert|evil|onclick|onerror|<form|<input|<script|<iframe|position|<base|<style/i);
  });

  it('keeps what people write: words, links, lists, tables and plain styles', () => {
    const { html } = clean(
      '<table bgcolor="#fff"><tr><td><b style="color:red">您好</b> <a href="https://shop.example/o/1">订单</a></td></tr></table>',
    );
    expect(html).toContain('<b style="color:red">您好</b>');
    expect(html).toContain('<a href="https://shop.example/o/1" target="_blank" rel="noopener noreferrer nofollow">订单</a>');
  });

  it('holds pictures from elsewhere back until asked for, and counts them', () => {
    const html = '<img src="https://track.example/p.gif"><img src="http://plain.example/p.gif"><img src="//other.example/x">';
    expect(clean(html)).toMatchObject({ blockedImages: 3, html: expect.not.stringContaining('example') });
    const shown = clean(html, true);
    expect(shown.html).toContain('https://track.example/p.gif');
    expect(shown.blockedImages).toBe(2);
  });

  it('shows pictures that came with the mail', () => {
    expect(clean('<img src="cid:logo@x">')).toEqual({ html: '<img src="https://us.example/files/1?s=x" />', blockedImages: 0 });
    expect(clean('<img src="cid:unknown@x">').blockedImages).toBe(1);
  });

  it('shows pictures that came with the mail where we are reached without TLS', () => {
    const inlineUrls = new Map([['a', 'http://localhost:4100/files/1?s=x']]);
    const { html } = cleanMailHtml('<img src="cid:a"><img src="http://track.example/x">', { showImages: true, inlineUrls });
    expect(html).toContain('http://localhost:4100/files/1');
    expect(html).not.toContain('track.example');
  });
});
