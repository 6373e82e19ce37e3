/** Telegram's HTML parse mode, as strict as the real one: words without tags, and entities with UTF-16 offsets. */
import { BotError } from './bot-error.ts';

export type Entity = { type: string; offset: number; length: number; url?: string; language?: string };
export type ParsedText = { text: string; entities: Entity[] };

const TYPES: Readonly<Record<string, string>> = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  u: 'underline',
  ins: 'underline',
  s: 'strikethrough',
  strike: 'strikethrough',
  del: 'strikethrough',
  'tg-spoiler': 'spoiler',
  span: 'spoiler',
  a: 'text_link',
  code: 'code',
  pre: 'pre',
  blockquote: 'blockquote',
};
const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"' };

const refuse = (why: string): never => {
  throw new BotError(400, `Bad Request: can't parse entities: ${why}`);
};
const offsetOf = (html: string, at: number): number => Buffer.byteLength(html.slice(0, at));

type Open = { tag: string; offset: number; url?: string; language?: string };

export const parseHtml = (html: string): ParsedText => {
  const open: Open[] = [];
  const entities: Entity[] = [];
  let text = '';
  const token = /<(\/?)([^<>\s/]*)([^<>]*)>|<|&(#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]+);/gi;
  let done = 0;
  for (const match of html.matchAll(token)) {
    text += html.slice(done, match.index);
    done = match.index + match[0].length;
    if (match[4] !== undefined) text += readReference(match[4], match[0]);
    else if (match[2] === undefined) refuse(`Unclosed start tag at byte offset ${offsetOf(html, match.index)}`);
    else if (match[1] === '/') entities.push(...closeTag(open, match[2].toLowerCase(), text.length, offsetOf(html, match.index)));
    else open.push(openTag(match[2].toLowerCase(), match[3] ?? '', text.length, offsetOf(html, match.index)));
  }
  text += html.slice(done);
  const left = open.at(-1);
  if (left !== undefined) refuse(`Can't find end tag corresponding to start tag "${left.tag}"`);
  return trim({ text, entities: entities.sort((a, b) => a.offset - b.offset || b.length - a.length) });
};

const readReference = (name: string, written: string): string => {
  if (!name.startsWith('#')) return NAMED[name] ?? written;
  const code = name[1]?.toLowerCase() === 'x' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : written;
};

const openTag = (tag: string, attributes: string, offset: number, at: number): Open => {
  if (!Object.hasOwn(TYPES, tag)) refuse(`Unsupported start tag "${tag}" at byte offset ${at}`);
  if (tag === 'span' && !/class="tg-spoiler"/.test(attributes)) refuse(`Tag "span" must have class "tg-spoiler" at byte offset ${at}`);
  const href = /\bhref="([^"]*)"/
    .exec(attributes)?.[1]
    ?.replaceAll(/&(lt|gt|amp|quot);/g, (written, name: string) => NAMED[name] ?? written);
  const language = /\bclass="language-([^"]*)"/.exec(attributes)?.[1];
  return { tag, offset, ...(href === undefined ? {} : { url: href }), ...(language === undefined ? {} : { language }) };
};

const closeTag = (open: Open[], tag: string, end: number, at: number): Entity[] => {
  const opened = open.pop();
  if (opened === undefined) return refuse(`Unexpected end tag at byte offset ${at}`);
  if (opened.tag !== tag) refuse(`Unmatched end tag at byte offset ${at}, expected "</${opened.tag}>", found "</${tag}>"`);
  // <pre><code class="language-x"> is one entity.
  const around = open.at(-1);
  if (tag === 'code' && around?.tag === 'pre' && opened.language !== undefined) {
    around.language = opened.language;
    return [];
  }
  const { offset, url, language } = opened;
  if (end === offset || (tag === 'a' && (url === undefined || url === ''))) return [];
  return [
    {
      type: TYPES[tag] as string,
      offset,
      length: end - offset,
      ...(tag === 'a' ? { url } : {}),
      ...(tag === 'pre' && language !== undefined ? { language } : {}),
    },
  ];
};

/** White space around a message is not kept. */
const trim = ({ text, entities }: ParsedText): ParsedText => {
  const start = text.length - text.trimStart().length;
  const trimmed = text.trim();
  const moved = entities.map((entity) => {
    const from = Math.max(0, entity.offset - start);
    const to = Math.min(trimmed.length, entity.offset - start + entity.length);
    return { ...entity, offset: from, length: to - from };
  });
  return { text: trimmed, entities: moved.filter((entity) => entity.length > 0) };
};
