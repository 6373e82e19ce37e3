/** A line that begins a paragraph, an item, a heading, a table or a fence: it stays a line of its own. */
const BEGINS = /^\s*(?:$|[-*+] |\d+[.)] |#|\||>|```)/;
const HAN = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u;

/** Markdown whose lines were wrapped for its writers, with one line per paragraph: the desk shows each line break as one. */
export const joinWrapped = (markdown: string): string => {
  const lines: string[] = [];
  let fenced = false;
  for (const line of markdown.split('\n')) {
    const before = lines.at(-1);
    const fence = line.trimStart().startsWith('```');
    const own = fenced || fence || BEGINS.test(line) || before === undefined || before.trim() === '' || /^\s*(?:#|\||```)/.test(before);
    if (fence) fenced = !fenced;
    if (own) lines.push(line);
    else lines[lines.length - 1] = join(before.trimEnd(), line.trim());
  }
  return lines.join('\n');
};

/** Chinese is written without spaces between words. */
const join = (before: string, after: string): string =>
  HAN.test(before.slice(-1)) && HAN.test(after.slice(0, 1)) ? before + after : `${before} ${after}`;
