import type { Block } from './ast.ts';
import { parseInline, parsePlain } from './parse-inline.ts';

const MAX_DEPTH = 5;
// Far above any answer; what is longer is shown as plain text, so that no crafted text can keep the page busy.
const MAX_LENGTH = 20_000;
const FENCE = /^ {0,3}(`{3,}|~{3,})/;
const HEADING = /^ {0,3}#{1,6}\s+(.*?)\s*#*$/;
const RULE = /^ {0,3}(?:-(?:\s*-){2,}|\*(?:\s*\*){2,}|_(?:\s*_){2,})\s*$/;
const QUOTE = /^ {0,3}>\s?/;
const ITEM = /^( {0,3})(?:([-*+•])|(\d{1,9})[.)、])(\s+|$)/;

type Reading = { lines: string[]; at: number; depth: number };
type Reader = (reading: Reading) => Block | undefined;

const lineAt = ({ lines, at }: Reading): string => lines[at] ?? '';

const fence: Reader = (reading) => {
  const mark = FENCE.exec(lineAt(reading))?.[1];
  if (mark === undefined) return undefined;
  const text: string[] = [];
  for (reading.at += 1; reading.at < reading.lines.length; reading.at += 1) {
    if (lineAt(reading).trim().startsWith(mark)) break;
    text.push(lineAt(reading));
  }
  reading.at += 1;
  return { type: 'code', text: text.join('\n') };
};

const heading: Reader = (reading) => {
  const text = HEADING.exec(lineAt(reading))?.[1];
  if (text === undefined) return undefined;
  reading.at += 1;
  return { type: 'heading', children: parseInline(text) };
};

const rule: Reader = (reading) => {
  if (!RULE.test(lineAt(reading))) return undefined;
  reading.at += 1;
  return { type: 'rule' };
};

const quote: Reader = (reading) => {
  if (!QUOTE.test(lineAt(reading))) return undefined;
  const inside: string[] = [];
  for (; QUOTE.test(lineAt(reading)); reading.at += 1) inside.push(lineAt(reading).replace(QUOTE, ''));
  return { type: 'quote', children: parseBlocks(inside, reading.depth + 1) };
};

/** One item with the lines that are indented below it. */
const readItem = (reading: Reading): string[] => {
  const first = ITEM.exec(lineAt(reading))?.[0] ?? '';
  const inside = [lineAt(reading).slice(first.length)];
  for (reading.at += 1; reading.at < reading.lines.length; reading.at += 1) {
    const line = lineAt(reading);
    const next = reading.lines[reading.at + 1] ?? '';
    const indented = /^(?: {2,}|\t)/.test(line);
    if (line.trim() === '' ? !/^(?: {2,}|\t)\S/.test(next) : !indented) break;
    inside.push(line.replace(/^(?:\t| {1,4})/, ''));
  }
  return inside;
};

const list: Reader = (reading) => {
  const first = ITEM.exec(lineAt(reading));
  if (first === null) return undefined;
  const ordered = first[3] !== undefined;
  const items: Block[][] = [];
  for (
    let match: RegExpExecArray | null = first;
    match !== null && (match[3] !== undefined) === ordered;
    match = ITEM.exec(lineAt(reading))
  ) {
    items.push(parseBlocks(readItem(reading), reading.depth + 1));
    const blank = lineAt(reading).trim() === '' && ITEM.test(reading.lines[reading.at + 1] ?? '');
    if (blank) reading.at += 1;
  }
  return { type: 'list', start: ordered ? Number(first[3]) : null, items };
};

const STARTS = [FENCE, HEADING, RULE, QUOTE, ITEM];

const paragraph = (reading: Reading): Block => {
  const text: string[] = [lineAt(reading)];
  for (reading.at += 1; reading.at < reading.lines.length; reading.at += 1) {
    const line = lineAt(reading);
    if (line.trim() === '' || (reading.depth < MAX_DEPTH && STARTS.some((start) => start.test(line)))) break;
    text.push(line);
  }
  return { type: 'paragraph', children: parseInline(text.join('\n').trim()) };
};

const READERS: Reader[] = [fence, heading, rule, quote, list];

const parseBlocks = (lines: string[], depth: number): Block[] => {
  const reading: Reading = { lines, at: 0, depth };
  const blocks: Block[] = [];
  while (reading.at < lines.length) {
    if (lineAt(reading).trim() === '') {
      reading.at += 1;
      continue;
    }
    let block: Block | undefined;
    if (depth < MAX_DEPTH) for (const reader of READERS) block ??= reader(reading);
    blocks.push(block ?? paragraph(reading));
  }
  return blocks;
};

/** Chat Markdown to a tree. Every single line break is a break, as people mean it in a chat. Never throws. */
export const parseMarkdown = (text: string): Block[] => {
  const lines = text.replaceAll(/\r\n?/g, '\n');
  if (lines.length > MAX_LENGTH) return [{ type: 'paragraph', children: parsePlain(lines) }];
  return parseBlocks(lines.split('\n'), 0);
};
