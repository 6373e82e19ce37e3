import type { Inline } from './ast.ts';
import { safeLink } from './safe-link.ts';

/** `dead` remembers a delimiter that has no partner from some place on, so that a text full of openers stays linear. */
type Scan = { text: string; depth: number; dead: Map<string, number> };
type Found = { nodes: Inline[]; end: number } | undefined;
type Rule = (scan: Scan, at: number) => Found;

const MAX_DEPTH = 6;
const MAX_LABEL = 1_000;
const BARE_LINK = /https?:\/\/[^\s<>"'`，。；：、！？（）《》「」『』【】]+/iy;
const AUTO_LINK = /<((?:https?:\/\/|mailto:)[^\s<>]+|[^\s<>@:]+@[^\s<>@:]+)>/iy;
const WORD = /[\p{L}\p{N}_]/u;

const matchAt = (pattern: RegExp, text: string, at: number): RegExpExecArray | null => {
  const sticky = new RegExp(pattern.source, pattern.flags);
  sticky.lastIndex = at;
  return sticky.exec(text);
};

const inner = (scan: Scan, text: string): Inline[] =>
  scan.depth >= MAX_DEPTH ? [{ type: 'text', text }] : scanInline({ text, depth: scan.depth + 1, dead: new Map() });

const escaped: Rule = ({ text }, at) => {
  const next = text[at + 1] ?? '';
  if (next === '\n') return { nodes: [{ type: 'break' }], end: at + 2 };
  return /[!-/:-@[-`{-~]/.test(next) ? { nodes: [{ type: 'text', text: next }], end: at + 2 } : undefined;
};

const lineBreak: Rule = (_scan, at) => ({ nodes: [{ type: 'break' }], end: at + 1 });

const findPartner = (scan: Scan, mark: string, from: number): number => {
  if (from >= (scan.dead.get(mark) ?? Number.POSITIVE_INFINITY)) return -1;
  const found = scan.text.indexOf(mark, from);
  if (found < 0) scan.dead.set(mark, from);
  return found;
};

const code: Rule = (scan, at) => {
  const ticks = matchAt(/`+/y, scan.text, at)?.[0] ?? '`';
  const from = at + ticks.length;
  const close = findPartner(scan, ticks, from);
  if (close < 0) return { nodes: [{ type: 'text', text: ticks }], end: from };
  const text = scan.text.slice(from, close).replaceAll('\n', ' ');
  return { nodes: [{ type: 'code', text: text.length > 2 ? text.replace(/^ (.*) $/, '$1') : text }], end: close + ticks.length };
};

const emphasis: Rule = (scan, at) => {
  const { text } = scan;
  const letter = text[at] ?? '';
  const mark = text[at + 1] === letter ? letter + letter : letter;
  const from = at + mark.length;
  const opens = text[from] !== undefined && !/\s/.test(text[from]) && !(letter === '_' && WORD.test(text[at - 1] ?? ''));
  if (!opens || mark === '~') return { nodes: [{ type: 'text', text: mark }], end: from };
  for (let close = findPartner(scan, mark, from + 1); close >= 0; close = findPartner(scan, mark, close + 1)) {
    const partOfLonger = mark.length === 1 && (text[close + 1] === letter || text[close - 1] === letter);
    const closes = !/\s/.test(text[close - 1] ?? ' ') && !(letter === '_' && WORD.test(text[close + mark.length] ?? ''));
    if (close - from > MAX_LABEL) break;
    if (partOfLonger || !closes) continue;
    const type = letter === '~' ? 'del' : mark.length === 2 ? 'strong' : 'em';
    return { nodes: [{ type, children: inner(scan, text.slice(from, close)) }], end: close + mark.length };
  }
  return { nodes: [{ type: 'text', text: mark }], end: from };
};

/** The place of the bracket that closes the one at `at`, or -1. Escaped ones do not count. */
const findClosing = (text: string, at: number, open: string, close: string, within: number): number => {
  let depth = 0;
  for (let place = at; place < text.length && place - at <= within; place += 1) {
    if (text[place] === '\\') place += 1;
    else if (text[place] === open) depth += 1;
    else if (text[place] === close && --depth === 0) return place;
  }
  return -1;
};

/** A link whose address is refused stays as it was written: the reader sees that something is odd, and nothing can be clicked. */
const link: Rule = (scan, at) => {
  const { text } = scan;
  const labelEnd = findClosing(text, at, '[', ']', MAX_LABEL);
  if (labelEnd < 0 || text[labelEnd + 1] !== '(') return undefined;
  const end = findClosing(text, labelEnd + 1, '(', ')', 2_500);
  if (end < 0) return undefined;
  const inside = text.slice(labelEnd + 2, end).trim();
  const address = inside.replace(/\s+(?:"[^"]*"|'[^']*'|\([^()]*\))$/, '').replace(/^<(.*)>$/, '$1');
  const href = safeLink(address);
  if (href === undefined) return { nodes: [{ type: 'text', text: text.slice(at, end + 1) }], end: end + 1 };
  const label = text.slice(at + 1, labelEnd);
  const children = withoutLinks(inner(scan, label === '' ? href : label));
  return { nodes: [{ type: 'link', href, children }], end: end + 1 };
};

const withoutLinks = (nodes: Inline[]): Inline[] =>
  nodes.flatMap((node) => {
    if (node.type === 'link') return withoutLinks(node.children);
    return 'children' in node ? [{ ...node, children: withoutLinks(node.children) }] : [node];
  });

/** Pictures by address would tell their host who reads; they become links. */
const picture: Rule = (scan, at) => (scan.text[at + 1] === '[' ? link(scan, at + 1) : undefined);

const autoLink: Rule = ({ text }, at) => {
  const match = matchAt(AUTO_LINK, text, at);
  const shown = match?.[1] ?? '';
  const href = match === null ? undefined : safeLink(/^(?:https?|mailto):/i.test(shown) ? shown : `mailto:${shown}`);
  return match === null || href === undefined
    ? undefined
    : { nodes: [{ type: 'link', href, children: [{ type: 'text', text: shown }] }], end: at + match[0].length };
};

const bareLink: Rule = ({ text }, at) => {
  if (WORD.test(text[at - 1] ?? '')) return undefined;
  const raw = matchAt(BARE_LINK, text, at)?.[0];
  if (raw === undefined) return undefined;
  let shown = raw.replace(/[.,;:!?*_~\]]+$/, '');
  while (shown.endsWith(')') && shown.split(')').length > shown.split('(').length) shown = shown.slice(0, -1);
  const href = safeLink(shown);
  return href === undefined
    ? undefined
    : { nodes: [{ type: 'link', href, children: [{ type: 'text', text: shown }] }], end: at + shown.length };
};

const RULES: Record<string, Rule> = {
  '\\': escaped,
  '\n': lineBreak,
  '`': code,
  '*': emphasis,
  _: emphasis,
  '~': emphasis,
  '[': link,
  '!': picture,
  '<': autoLink,
  h: bareLink,
  H: bareLink,
};
const PLAIN_RULES: Record<string, Rule> = { '\n': lineBreak, h: bareLink, H: bareLink };

const scanInline = (scan: Scan, rules = RULES): Inline[] => {
  const nodes: Inline[] = [];
  let plain = '';
  const flush = (): void => {
    if (plain !== '') nodes.push({ type: 'text', text: plain });
    plain = '';
  };
  for (let at = 0; at < scan.text.length; ) {
    const letter = scan.text[at] ?? '';
    const found = Object.hasOwn(rules, letter) ? rules[letter]?.(scan, at) : undefined;
    const only = found?.nodes[0];
    if (found !== undefined && only?.type !== 'text') {
      flush();
      nodes.push(...found.nodes);
    } else plain += only?.type === 'text' ? only.text : letter;
    at = found?.end ?? at + 1;
  }
  flush();
  return nodes;
};

/** Never throws; what is not understood stays text. */
export const parseInline = (text: string): Inline[] => scanInline({ text, depth: 0, dead: new Map() });

/** Text that is not Markdown: only line breaks and bare web addresses mean something. */
export const parsePlain = (text: string): Inline[] => scanInline({ text, depth: 0, dead: new Map() }, PLAIN_RULES);
