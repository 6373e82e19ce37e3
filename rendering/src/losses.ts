/** The loss report: one line per kind and detail, counted. */
import type { Dialect, Loss } from '@throughline/protocol/channel';
import type { Block } from './model.ts';
import { PRINTERS } from './printers.ts';

export const addLosses = (losses: readonly Loss[]): Loss[] => {
  const sums = new Map<string, Loss & { count: number }>();
  for (const loss of losses) {
    const key = `${loss.code}\n${loss.detail}`;
    const known = sums.get(key);
    if (known === undefined) sums.set(key, { ...loss, count: loss.count ?? 1 });
    else known.count += loss.count ?? 1;
  }
  return [...sums.values()];
};

/** Marks that the dialect cannot write. */
export const markupLosses = (blocks: readonly Block[], dialect: Dialect): Loss[] => {
  const { shows } = PRINTERS[dialect];
  const losses: Loss[] = [];
  const lose = (mark: 'bold' | 'italic' | 'code' | 'link', count: number): void => {
    if (count > 0 && !shows.has(mark)) losses.push({ code: 'markup', detail: mark, count });
  };
  const runs = blocks.flatMap((block) => block.runs);
  lose('bold', runs.filter((run) => run.bold).length + blocks.filter((block) => block.kind === 'heading').length);
  lose('italic', runs.filter((run) => run.italic).length);
  lose('code', runs.filter((run) => run.code).length + blocks.filter((block) => block.kind === 'code').length);
  lose('link', new Set(runs.flatMap((run) => (run.link !== undefined && run.text !== run.link.href ? [run.link] : []))).size);
  return losses;
};
