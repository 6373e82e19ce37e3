/** Blocks to text: the containers are put up again as a tree, so that each piece opens and closes its own. */
import type { Abilities, Dialect } from '@throughline/protocol/channel';
import { fitsLength, measure } from './measure.ts';
import type { Block, Container, Run } from './model.ts';
import { PRINTERS, type Printer } from './printers.ts';

export const printBlocks = (blocks: readonly Block[], dialect: Dialect): string => printLevel(blocks, 0, PRINTERS[dialect]);

/** The length of a printed text as the channel counts it. */
export const lengthOf = (text: string, abilities: Pick<Abilities, 'text'>): number => {
  const { dialect, unit } = abilities.text;
  return measure(PRINTERS[dialect].counted(text), unit);
};

/** Whether a printed text keeps a limit. */
export const fitsPrinted = (text: string, limit: Abilities['text']): boolean => fitsLength(PRINTERS[limit.dialect].counted(text), limit);

/** Neighbours that share their container at this depth, together. */
const groupAt = (blocks: readonly Block[], depth: number): { container: Container | undefined; blocks: Block[] }[] => {
  const groups: { container: Container | undefined; blocks: Block[] }[] = [];
  for (const block of blocks) {
    const container = block.path[depth];
    const last = groups.at(-1);
    if (last !== undefined && container !== undefined && last.container === container) last.blocks.push(block);
    else groups.push({ container, blocks: [block] });
  }
  return groups;
};

const printLevel = (blocks: readonly Block[], depth: number, printer: Printer): string => {
  const parts: { text: string; tight: boolean }[] = groupAt(blocks, depth).map(({ container, blocks: inner }) => {
    if (container === undefined) return { text: inner.map((block) => printBlock(block, printer)).join(''), tight: false };
    if (container.kind === 'quote') return { text: printer.quote(printLevel(inner, depth + 1, printer)), tight: false };
    if (container.kind === 'list') return { text: printList(container, inner, depth + 1, printer), tight: container.tight && depth > 0 };
    return { text: printLevel(inner, depth + 1, printer), tight: false };
  });
  // Joined once: joining pair by pair copies everything so far for each of a hundred thousand paragraphs.
  const chunks: string[] = [];
  for (const { text, tight } of parts) {
    const before = tight ? chunks.pop() : undefined;
    chunks.push(before === undefined ? text : `${before}\n${text}`);
  }
  return printer.join(chunks);
};

const printList = (list: Extract<Container, { kind: 'list' }>, blocks: readonly Block[], depth: number, printer: Printer): string => {
  const items = groupAt(blocks, depth).map(({ container, blocks: inner }) => ({
    body: printLevel(inner, depth + 1, printer),
    marker: container?.kind === 'item' && inner.some((block) => block.opens.includes(container)) ? container.number : undefined,
  }));
  return printer.list(items, list.tight);
};

const printBlock = (block: Block, printer: Printer): string => {
  switch (block.kind) {
    case 'rule':
      return printer.rule;
    case 'code':
      return printer.fence(block.runs.map((run) => run.text).join(''), block.lang);
    case 'heading':
      return printer.heading(
        printRuns(
          block.runs.map((run) => ({ ...run, bold: false })),
          printer,
        ),
        block.level,
      );
    default:
      return printer.paragraph(printRuns(block.runs, printer));
  }
};

type Mark = 'link' | 'bold' | 'italic';
const MARKS: readonly Mark[] = ['link', 'bold', 'italic'];

/** Link outside, then bold, then italic, then words and code: neighbours under one mark share it. */
const printRuns = (runs: readonly Run[], printer: Printer, level = 0): string => {
  const mark = MARKS[level];
  if (mark === undefined) return runs.map((run) => (run.code ? printer.code(run.text) : printer.words(run.text))).join('');
  const groups: { value: Run[Mark]; runs: Run[] }[] = [];
  for (const run of runs) {
    const value = run[mark] || undefined;
    const last = groups.at(-1);
    if (last !== undefined && last.value === value) last.runs.push(run);
    else groups.push({ value, runs: [run] });
  }
  return groups.map((group) => printGroup(mark, group.value, group.runs, printer, level)).join('');
};

/** White space at the edges stays outside of the mark, where every dialect wants it. */
const printGroup = (mark: Mark, value: Run[Mark], runs: readonly Run[], printer: Printer, level: number): string => {
  if (value === undefined || value === false) return printRuns(runs, printer, level + 1);
  if (typeof value !== 'boolean')
    return printer.link(printRuns(runs, printer, level + 1), value.href, runs.map((run) => run.text).join(''));
  const { before, core, after } = peelSpace(runs);
  if (mark === 'link' || core.length === 0) return printRuns(runs, printer, level + 1);
  return printer.words(before) + printer[mark](printRuns(core, printer, level + 1)) + printer.words(after);
};

const peelSpace = (runs: readonly Run[]): { before: string; core: Run[]; after: string } => {
  const core = [...runs];
  let before = '';
  let after = '';
  for (let first = core[0]; first !== undefined; first = core[0]) {
    const rest = first.text.trimStart();
    before += first.text.slice(0, first.text.length - rest.length);
    if (rest === '') core.shift();
    else {
      core[0] = { ...first, text: rest };
      break;
    }
  }
  for (let last = core.at(-1); last !== undefined; last = core.at(-1)) {
    const rest = last.text.trimEnd();
    after = last.text.slice(rest.length) + after;
    if (rest === '') core.pop();
    else {
      core[core.length - 1] = { ...last, text: rest };
      break;
    }
  }
  return { before, core, after };
};
