/** A small Markdown for showing answers and articles: blocks and inline marks as data, no HTML ever. Unknown marks stay text. */
export type Inline =
  | { kind: 'text' | 'code' | 'reference'; text: string }
  | { kind: 'strong' | 'em'; children: Inline[] }
  | { kind: 'link'; href: string; children: Inline[] };
export type Block =
  | { kind: 'heading' | 'paragraph' | 'quote'; children: Inline[] }
  | { kind: 'code'; text: string }
  | { kind: 'list'; ordered: boolean; start: number; items: Inline[][] }
  | { kind: 'rule' };

const MARKS =
  /`([^`\n]+)`|\*\*([^\n]+?)\*\*|(?<![\w*])\*([^*\s][^*\n]*?)\*(?![\w*])|(?<![\w_])_([^_\s][^_\n]*?)_(?![\w_])|\[([^\]\n]+)\]\(([^)\s]+)\)/u;
const BARE = /(https?:\/\/[^\s<>"'，。；、）)]+)|([#＃]\d{4}[ -]?\d{4})(?!\d)/u;

/** Only addresses that a browser may open safely. */
const safeHref = (href: string): string | undefined => (/^(https?:\/\/|mailto:)/i.test(href) ? href : undefined);

/** Plain words with the addresses and references in them made alive. */
export const parsePlain = (text: string): Inline[] => {
  const match = BARE.exec(text);
  if (match === null) return text === '' ? [] : [{ kind: 'text', text }];
  const [whole, href] = match;
  const found: Inline =
    href === undefined ? { kind: 'reference', text: whole } : { kind: 'link', href: whole, children: [{ kind: 'text', text: whole }] };
  const before: Inline[] = match.index === 0 ? [] : [{ kind: 'text', text: text.slice(0, match.index) }];
  return [...before, found, ...parsePlain(text.slice(match.index + whole.length))];
};

const marked = (match: RegExpExecArray): Inline => {
  const [whole, code, strong, star, under, label, href] = match;
  if (code !== undefined) return { kind: 'code', text: code };
  if (strong !== undefined) return { kind: 'strong', children: parseInline(strong) };
  const em = star ?? under;
  if (em !== undefined) return { kind: 'em', children: parseInline(em) };
  const safe = safeHref(href ?? '');
  return safe === undefined
    ? { kind: 'text', text: label ?? whole }
    : { kind: 'link', href: safe, children: [{ kind: 'text', text: label ?? '' }] };
};

export const parseInline = (text: string): Inline[] => {
  const match = MARKS.exec(text);
  if (match === null) return parsePlain(text);
  return [...parsePlain(text.slice(0, match.index)), marked(match), ...parseInline(text.slice(match.index + match[0].length))];
};

const ITEM = /^\s{0,3}(?:([-*+])|(\d{1,9})[.)])\s+(.*)$/;
const starts = (line: string): boolean => /^(#{1,6}\s|>|```|\s{0,3}([-*_])(\s*\2){2,}\s*$)/.test(line) || ITEM.test(line);

const takeList = (lines: string[], first: RegExpExecArray): Block => {
  const ordered = first[1] === undefined;
  const items: string[] = [];
  for (let line = lines[0]; line !== undefined; line = lines[0]) {
    const item = ITEM.exec(line);
    if (item !== null && (item[1] === undefined) === ordered) items.push(item[3] ?? '');
    else if (/^\s+\S/.test(line) && items.length > 0) items.push(`${items.pop()}\n${line.trim()}`);
    else if (!(line.trim() === '' && lines[1] !== undefined && ITEM.test(lines[1]))) break;
    lines.shift();
  }
  return { kind: 'list', ordered, start: Number(first[2] ?? 1), items: items.map(parseInline) };
};

const takeWhile = (lines: string[], belongs: (line: string) => boolean): string[] => {
  const taken: string[] = [];
  while (lines[0] !== undefined && belongs(lines[0])) taken.push(lines.shift() ?? '');
  return taken;
};

const takeBlock = (lines: string[]): Block => {
  const line = lines[0] ?? '';
  const item = ITEM.exec(line);
  if (line.startsWith('```')) {
    lines.shift();
    const body = takeWhile(lines, (one) => !one.startsWith('```'));
    lines.shift();
    return { kind: 'code', text: body.join('\n') };
  }
  const heading = /^#{1,6}\s+(.*?)\s*#*$/.exec(line);
  if (heading !== null) {
    lines.shift();
    return { kind: 'heading', children: parseInline(heading[1] ?? '') };
  }
  if (/^\s{0,3}([-*_])(\s*\1){2,}\s*$/.test(line)) {
    lines.shift();
    return { kind: 'rule' };
  }
  if (line.startsWith('>'))
    return {
      kind: 'quote',
      children: parseInline(
        takeWhile(lines, (one) => one.startsWith('>'))
          .map((one) => one.replace(/^>\s?/, ''))
          .join('\n'),
      ),
    };
  if (item !== null) return takeList(lines, item);
  const words = [lines.shift() ?? '', ...takeWhile(lines, (one) => one.trim() !== '' && !starts(one))];
  return { kind: 'paragraph', children: parseInline(words.join('\n')) };
};

export const parseMarkdown = (text: string): Block[] => {
  const lines = text.replace(/\r\n?/g, '\n').split('\n');
  const blocks: Block[] = [];
  while (lines.length > 0) {
    if (lines[0]?.trim() === '') lines.shift();
    else blocks.push(takeBlock(lines));
  }
  return blocks;
};

/** Whether words were written with Markdown marks on purpose, so that plain text is never mistaken for it. */
export const hasMarkup = (text: string): boolean =>
  /\*\*[^*\n]+\*\*|`[^`\n]+`|\[[^\]\n]+\]\(https?:[^)\s]+\)|^```|^#{1,4} \S|^> /m.test(text) ||
  (text.match(/^(?:[-*] |\d+\. )\S/gm)?.length ?? 0) >= 2;
