/** One printer per dialect, as a table: how each writes words, marks and containers. */
import type { Dialect } from '@throughline/protocol/channel';
import { isBareLink, isOwnLabel } from './model.ts';

export type Item = { body: string /** undefined: goes on from an earlier piece */; marker: number | null | undefined };
export type Printer = {
  /** Words, with the dialect's special characters disarmed and "\n" as a line break. */
  words(text: string): string;
  bold(inner: string): string;
  italic(inner: string): string;
  code(text: string): string;
  link(inner: string, href: string, label: string): string;
  paragraph(inner: string): string;
  heading(inner: string, level: number): string;
  fence(text: string, lang: string): string;
  rule: string;
  quote(inner: string): string;
  list(items: Item[], tight: boolean): string;
  join(blocks: string[]): string;
  /** What the channel counts: most count the text as sent, Telegram counts what is left after parsing. */
  counted(text: string): string;
  /** Marks that come through. */
  shows: ReadonlySet<'bold' | 'italic' | 'code' | 'link'>;
};

const same = (text: string): string => text;
const prefixLines = (text: string, first: string, rest: string): string =>
  text
    .split('\n')
    .map((line, index) => (index === 0 ? first + line : line === '' ? rest.trimEnd() : rest + line))
    .join('\n');
const markerOf = (item: Item, bullet: string): string =>
  item.marker === undefined ? '' : item.marker === null ? bullet : `${item.marker}. `;
const lineList =
  (bullet: string, indent: boolean) =>
  (items: Item[], tight: boolean): string =>
    items
      .map((item) => {
        const marker = markerOf(item, bullet);
        return prefixLines(item.body, marker, indent ? ' '.repeat(marker.length || 2) : '');
      })
      .join(tight ? '\n' : '\n\n');

const plain: Printer = {
  words: same,
  bold: same,
  italic: same,
  code: same,
  link: (inner, href, label) => (isBareLink(label, href) ? inner : `${inner} (${href})`),
  paragraph: same,
  heading: same,
  fence: same,
  rule: '———',
  quote: (inner) => prefixLines(inner, '> ', '> '),
  list: lineList('• ', true),
  join: (blocks) => blocks.join('\n\n'),
  counted: same,
  shows: new Set(),
};

const longestTicks = (text: string): number => Math.max(0, ...Array.from(text.matchAll(/`+/g), (match) => match[0].length));

const markdown: Printer = {
  ...plain,
  words: (text) =>
    text
      .replaceAll(/[\\`*_[\]<>]/g, '\\$&')
      .replaceAll(/&(?=#?\w*(?:;|$))/g, '\\&')
      // Before a link it would make an image.
      .replace(/!$/, '\\!')
      .replaceAll(/\n[^\S\n]+/g, '\n')
      .replaceAll(/^([^\S\n]*)([#+=|-])/gm, '$1\\$2')
      .replaceAll(/^([^\S\n]*\d{1,9})([.)])/gm, '$1\\$2')
      .replaceAll(/~{2,}/g, (tildes) => tildes.replaceAll('~', '\\~'))
      .replaceAll('\n', '\\\n'),
  bold: (inner) => `**${inner}**`,
  italic: (inner) => `*${inner}*`,
  code: (text) => {
    const ticks = '`'.repeat(longestTicks(text) + 1);
    const pad = /^`|`$/.test(text) ? ' ' : '';
    return `${ticks}${pad}${text}${pad}${ticks}`;
  },
  link: (inner, href, label) => (isOwnLabel(label, href) ? `<${label}>` : `[${inner}](${href})`),
  heading: (inner, level) => `${'#'.repeat(level)} ${inner.replaceAll('\\\n', ' ')}`,
  fence: (text, lang) => {
    const ticks = '`'.repeat(Math.max(3, longestTicks(text) + 1));
    return `${ticks}${lang.replaceAll('`', '')}\n${text}\n${ticks}`;
  },
  rule: '---',
  list: lineList('- ', true),
  shows: new Set(['bold', 'italic', 'code', 'link'] as const),
};

const whatsapp: Printer = {
  ...plain,
  bold: (inner) => `*${inner}*`,
  italic: (inner) => `_${inner}_`,
  code: (text) => (text.includes('`') ? text : `\`${text}\``),
  heading: (inner) => `*${inner}*`,
  fence: (text) => `\`\`\`\n${text}\n\`\`\``,
  shows: new Set(['bold', 'italic', 'code'] as const),
};

const escapeAngles = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const escapeAttribute = (text: string): string => escapeAngles(text).replaceAll('"', '&quot;');

const slack: Printer = {
  ...plain,
  words: escapeAngles,
  bold: (inner) => `*${inner}*`,
  italic: (inner) => `_${inner}_`,
  code: (text) => (text.includes('`') ? escapeAngles(text) : `\`${escapeAngles(text)}\``),
  link: (inner, href, label) =>
    isBareLink(label, href) ? `<${escapeAngles(href)}>` : `<${escapeAngles(href)}|${inner.replaceAll('|', '¦')}>`,
  heading: (inner) => `*${inner}*`,
  fence: (text) => `\`\`\`\n${escapeAngles(text)}\n\`\`\``,
  shows: new Set(['bold', 'italic', 'code', 'link'] as const),
};

/** What Telegram's parser leaves of its HTML: the words without tags, entities read. */
const parsedTelegram = (text: string): string =>
  text
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');

const telegram: Printer = {
  ...plain,
  words: escapeAngles,
  bold: (inner) => `<b>${inner}</b>`,
  italic: (inner) => `<i>${inner}</i>`,
  code: (text) => `<code>${escapeAngles(text)}</code>`,
  link: (inner, href, label) => (isOwnLabel(label, href) ? escapeAngles(label) : `<a href="${escapeAttribute(href)}">${inner}</a>`),
  // Code may hold no other entity there, nor lie in one.
  heading: (inner) => `<b>${inner.replaceAll(/<\/?code>/g, '')}</b>`,
  fence: (text, lang) =>
    `<pre>${/^[\w+-]+$/.test(lang) ? `<code class="language-${lang}">${escapeAngles(text)}</code>` : escapeAngles(text)}</pre>`,
  // Quotes cannot be nested there: an inner one keeps its words only.
  quote: (inner) => `<blockquote>${inner.replaceAll(/<\/?blockquote>/g, '')}</blockquote>`,
  // Inside <pre> an indented line would be indented for the reader too.
  list: lineList('• ', false),
  counted: parsedTelegram,
  shows: new Set(['bold', 'italic', 'code', 'link'] as const),
};

const email: Printer = {
  words: (text) => escapeAngles(text).replaceAll('\n', '<br>'),
  bold: (inner) => `<strong>${inner}</strong>`,
  italic: (inner) => `<em>${inner}</em>`,
  code: (text) => `<code>${escapeAngles(text)}</code>`,
  link: (inner, href) => `<a href="${escapeAttribute(href)}">${inner}</a>`,
  paragraph: (inner) => `<p>${inner}</p>`,
  heading: (inner, level) => `<h${level}>${inner}</h${level}>`,
  fence: (text) => `<pre><code>${escapeAngles(text)}</code></pre>`,
  rule: '<hr>',
  quote: (inner) => `<blockquote>${inner}</blockquote>`,
  list: (items) => {
    const first = items[0]?.marker;
    const tag = typeof first === 'number' ? 'ol' : 'ul';
    return `<${tag}${typeof first === 'number' && first !== 1 ? ` start="${first}"` : ''}>${items.map((item) => `<li>${item.body}</li>`).join('')}</${tag}>`;
  },
  join: (blocks) => blocks.join('\n'),
  counted: same,
  shows: new Set(['bold', 'italic', 'code', 'link'] as const),
};

export const PRINTERS: Record<Dialect, Printer> = {
  plain,
  markdown,
  'html-email': email,
  'telegram-html': telegram,
  whatsapp,
  slack,
};
