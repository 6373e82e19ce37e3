/** What the printers print: Markdown flattened to blocks that know their containers, so that a text can be cut anywhere. */

export type Link = { href: string };
export type Run = { text: string; bold?: boolean; italic?: boolean; code?: boolean /** same object: same link */; link?: Link };

/** Containers are compared by identity. */
export type Container =
  | { kind: 'quote' }
  | { kind: 'list'; ordered: boolean; tight: boolean }
  | { kind: 'item' /** null: a bullet */; number: number | null };

export type Block = {
  kind: 'paragraph' | 'heading' | 'code' | 'rule';
  /** Of a heading, 1 to 6. */
  level: number;
  lang: string;
  path: readonly Container[];
  /** Items whose marker this block carries. */
  opens: readonly Container[];
  runs: readonly Run[];
};

export const paragraph = (runs: readonly Run[], path: readonly Container[] = [], opens: readonly Container[] = []): Block => ({
  kind: 'paragraph',
  level: 0,
  lang: '',
  path,
  opens,
  runs,
});

export const plainOf = (block: Block): string => block.runs.map((run) => run.text).join('');

/** Percent-encodes the characters that end a link in one dialect or another. */
export const encodeLink = (url: string): string =>
  url.replaceAll(/[\s<>"'()|\\`]/g, (character) => {
    const encoded = encodeURIComponent(character);
    return encoded === character ? `%${character.charCodeAt(0).toString(16).toUpperCase()}` : encoded;
  });

export const isOwnLabel = (label: string, href: string): boolean => label === href || encodeLink(label) === href;
/** An address shown as itself, with or without its scheme. */
export const isBareLink = (label: string, href: string): boolean =>
  isOwnLabel(label, href) || `mailto:${label}` === href || `tel:${label}` === href;

export const linkRun = (label: string, href: string): Run => ({ text: label, link: { href: encodeLink(href) } });
