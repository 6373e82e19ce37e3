/** Text parts to blocks: CommonMark without HTML, or plain text whose lines and paragraphs are kept as they are. */
import type { Definition, List, Nodes, Parents, Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { type Block, type Container, encodeLink, type Link, paragraph, type Run } from './model.ts';

export type ParsedText = {
  blocks: Block[] /** images that became links */;
  images: number /** too tangled to parse: shown as it is */;
  unparsed: boolean;
};

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must go
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u2028\u2029\ufeff]/g;
export const cleanText = (text: string): string => text.toWellFormed().replaceAll(/\r\n?/g, '\n').replaceAll(CONTROL, '');

const BARE_LINK = /https?:\/\/[\w\-.~:/?#[\]@!$&'()*+,;=%]*[\w\-~/#@$&*+=%]/g;

/** Bare web addresses become links of their own, so that no cut falls inside one. */
const linkify = (run: Run): Run[] => {
  if (run.link !== undefined || run.code || !run.text.includes('://')) return [run];
  const runs: Run[] = [];
  let done = 0;
  for (const match of run.text.matchAll(BARE_LINK)) {
    if (match.index > done) runs.push({ ...run, text: run.text.slice(done, match.index) });
    runs.push({ ...run, text: match[0], link: { href: match[0] } });
    done = match.index + match[0].length;
  }
  if (done < run.text.length) runs.push({ ...run, text: run.text.slice(done) });
  return runs;
};

export const plainRuns = (text: string, marks: Omit<Run, 'text'> = {}): Run[] =>
  linkify({ ...marks, text: cleanText(text) }).filter((run) => run.text !== '');

export const parsePlain = (text: string, path: readonly Container[] = []): Block[] =>
  cleanText(text)
    .split(/\n[^\S\n]*\n\s*/)
    .map((chunk) => chunk.trim())
    .filter((chunk) => chunk !== '')
    .map((chunk) => paragraph(plainRuns(chunk), path));

// The parser's time grows with the square of the delimiters in a paragraph; 300,000 is about a third of a second.
const TANGLED = 300_000;
const DEEP = /^(?:[ \t]*(?:>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t]))){17}/m;
// And with the square of the blocks: two thousand lines of "--" are a fifth of a second, twenty thousand a standstill.
const MOST_LINES = 2000;
const isTangled = (text: string): boolean =>
  DEEP.test(text) ||
  (text.match(/\n/g)?.length ?? 0) > MOST_LINES ||
  text.split(/\n\s*\n/).reduce((sum, chunk) => sum + (chunk.match(/[*_[\]!`]/g)?.length ?? 0) ** 2, 0) > TANGLED;

const SAFE_LINK = /^(?:https?:|mailto:|tel:)/i;
type Walk = { blocks: Block[]; images: number; definitions: Map<string, Definition>; opens: Container[] };

export const parseMarkdown = (source: string): ParsedText => {
  const text = cleanText(source);
  if (isTangled(text)) return { blocks: parsePlain(text), images: 0, unparsed: true };
  const root: Root = fromMarkdown(text, { extensions: [{ disable: { null: ['htmlFlow', 'htmlText'] } }] });
  const walk: Walk = { blocks: [], images: 0, definitions: new Map(), opens: [] };
  collectDefinitions(root, walk);
  walkBlocks(root, [], walk);
  return { blocks: walk.blocks, images: walk.images, unparsed: false };
};

const collectDefinitions = (parent: Parents, walk: Walk): void => {
  for (const node of parent.children) {
    if (node.type === 'definition' && !walk.definitions.has(node.identifier)) walk.definitions.set(node.identifier, node);
    if ('children' in node) collectDefinitions(node, walk);
  }
};

const walkBlocks = (parent: Parents, path: readonly Container[], walk: Walk): void => {
  for (const node of parent.children) walkBlock(node, path, walk);
};

const walkBlock = (node: Nodes, path: readonly Container[], walk: Walk): void => {
  if (node.type === 'blockquote') walkBlocks(node, [...path, { kind: 'quote' }], walk);
  else if (node.type === 'list') walkList(node, path, walk);
  else if (node.type === 'paragraph') addBlock(walk, { kind: 'paragraph' }, path, inlineRuns(node, {}, walk));
  else if (node.type === 'heading') addBlock(walk, { kind: 'heading', level: node.depth }, path, inlineRuns(node, {}, walk));
  else if (node.type === 'code') addBlock(walk, { kind: 'code', lang: node.lang ?? '' }, path, [{ text: node.value }]);
  else if (node.type === 'thematicBreak') addBlock(walk, { kind: 'rule' }, path, []);
};

const walkList = (node: List, path: readonly Container[], walk: Walk): void => {
  const list: Container = { kind: 'list', ordered: node.ordered === true, tight: node.spread !== true };
  for (const [index, child] of node.children.entries()) {
    const item: Container = { kind: 'item', number: node.ordered ? (node.start ?? 1) + index : null };
    walk.opens.push(item);
    walkBlocks(child, [...path, list, item], walk);
    walk.opens = walk.opens.filter((open) => open !== item);
  }
};

const addBlock = (walk: Walk, shape: Pick<Block, 'kind'> & Partial<Block>, path: readonly Container[], runs: Run[]): void => {
  if (shape.kind !== 'rule' && runs.every((run) => run.text.trim() === '')) return;
  walk.blocks.push({ level: 0, lang: '', ...shape, path, opens: walk.opens, runs });
  walk.opens = [];
};

const inlineRuns = (parent: Parents, marks: Omit<Run, 'text'>, walk: Walk): Run[] =>
  parent.children.flatMap((node) => runsOf(node, marks, walk));

const runsOf = (node: Nodes, marks: Omit<Run, 'text'>, walk: Walk): Run[] => {
  switch (node.type) {
    case 'text':
      return linkify({ ...marks, text: node.value });
    case 'break':
      return [{ ...marks, text: '\n' }];
    case 'inlineCode':
      return [marks.link === undefined ? { text: node.value, code: true } : { ...marks, text: node.value }];
    case 'strong':
      return inlineRuns(node, { ...marks, bold: true }, walk);
    case 'emphasis':
      return inlineRuns(node, { ...marks, italic: true }, walk);
    case 'link':
      return inlineRuns(node, linked(marks, node.url), walk);
    case 'linkReference':
      return inlineRuns(node, linked(marks, walk.definitions.get(node.identifier)?.url), walk);
    case 'image':
    case 'imageReference': {
      walk.images += 1;
      const url = node.type === 'image' ? node.url : walk.definitions.get(node.identifier)?.url;
      return [{ ...linked(marks, url), text: node.alt || url || '' }];
    }
    default:
      return [];
  }
};

const linked = (marks: Omit<Run, 'text'>, url: string | undefined): Omit<Run, 'text'> & { link?: Link } =>
  marks.link === undefined && url !== undefined && SAFE_LINK.test(url) ? { ...marks, link: { href: encodeLink(url) } } : marks;
