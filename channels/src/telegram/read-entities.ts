/** Telegram's text with entities (offsets in UTF-16 units) to CommonMark. */
import type { Entity } from './wire.ts';

const SHOWN = new Set(['bold', 'italic', 'code', 'pre', 'text_link', 'blockquote', 'expandable_blockquote']);
const isBlock = (entity: Entity): boolean => entity.type.endsWith('blockquote') || entity.type === 'pre';
const SAFE_LINK = /^(?:https?|tg|mailto|tel):/i;

export const hasMarkup = (entities: readonly Entity[]): boolean => entities.some((entity) => SHOWN.has(entity.type));

/** Stands for a line break within a paragraph until it is known what lies around it. */
const LINE = '\u0001';

const escapeWords = (text: string): string =>
  text
    .replaceAll(/[\\`*_[\]<>]/g, '\\$&')
    .replaceAll(/&(?=#?\w*(?:;|$))/g, '\\&')
    .replaceAll(/^([^\S\n]*)([#+=~|-])/gm, '$1\\$2')
    .replaceAll(/^([^\S\n]*\d{1,9})([.)])/gm, '$1\\$2')
    // Before a link it would make an image.
    .replace(/!$/, '\\!')
    .replaceAll(/(?<!\n)\n(?!\n)/g, LINE);

const fenceFor = (text: string, least: number): string =>
  '`'.repeat(Math.max(least, 1 + Math.max(0, ...Array.from(text.matchAll(/`+/g), (ticks) => ticks[0].length))));

const codeSpan = (text: string): string => {
  const ticks = fenceFor(text, 1);
  const pad = /^`|`$/.test(text) ? ' ' : '';
  return `${ticks}${pad}${text.replaceAll('\n', ' ')}${pad}${ticks}`;
};

/** A mark goes around the words of each line: CommonMark wants no white space inside its edges. */
const wrap = (text: string, open: string, close: string): string =>
  text.replaceAll(LINES, (line) => {
    const core = line.trim();
    return core === '' ? line : line.replace(core, () => `${open}${core}${close}`);
  });

// biome-ignore lint/suspicious/noControlCharactersInRegex: LINE is one
const LINES = /[^\n\u0001]+/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: LINE is one
const LINE_BESIDE_BLOCK = /\u0001*\n[\n\u0001]*/g;

/** Blocks cannot lie within marks: there a quotation keeps its words and code becomes a span. */
const printEntity = (entity: Entity, source: string, nested: boolean, inner: () => string): string => {
  switch (entity.type) {
    case 'bold':
      return wrap(inner(), '**', '**');
    case 'italic':
      return wrap(inner(), '*', '*');
    case 'code':
      return codeSpan(source);
    case 'pre': {
      if (nested) return codeSpan(source);
      const fence = fenceFor(source, 3);
      return `\n\n${fence}${/^[\w+-]+$/.test(entity.language ?? '') ? entity.language : ''}\n${source}\n${fence}\n\n`;
    }
    case 'text_link':
      return entity.url !== undefined && SAFE_LINK.test(entity.url)
        ? wrap(inner(), '[', `](<${entity.url.replaceAll(/[<>\s\\]/g, encodeURIComponent)}>)`)
        : inner();
    case 'blockquote':
    case 'expandable_blockquote':
      return nested ? inner() : `\n\n${quote(inner())}\n\n`;
    default:
      return inner();
  }
};

const quote = (inner: string): string => breakLines(inner).replaceAll(/^/gm, '> ').replaceAll('\\\n', LINE);

/** Entities nest properly; one that would straddle another's end is left out. */
const printRange = (text: string, from: number, to: number, entities: readonly Entity[], nested = false): string => {
  let printed = '';
  let at = from;
  for (const [index, entity] of entities.entries()) {
    const end = entity.offset + entity.length;
    if (entity.offset < at || end > to || entity.length === 0) continue;
    printed += escapeWords(text.slice(at, entity.offset));
    const inside = entities.slice(index + 1).filter((other) => other.offset < end);
    printed += printEntity(entity, text.slice(entity.offset, end), nested, () => printRange(text, entity.offset, end, inside, true));
    at = end;
  }
  return printed + escapeWords(text.slice(at, to));
};

export const entitiesToMarkdown = (text: string, entities: readonly Entity[]): string => {
  const shown = entities
    .filter((entity) => SHOWN.has(entity.type))
    .sort((a, b) => a.offset - b.offset || b.length - a.length || Number(isBlock(b)) - Number(isBlock(a)))
    .slice(0, 200);
  return breakLines(printRange(text.replaceAll(LINE, ' '), 0, text.length, shown));
};

const breakLines = (printed: string): string =>
  printed
    .replaceAll(LINE_BESIDE_BLOCK, (gap) => (gap.replaceAll(LINE, '').length > 1 ? '\n\n' : '\n'))
    .replaceAll(LINE, '\\\n')
    .trim();
