/** The last line of an eval command, as read. Rivals stand under `peers` or `others`, each with figures of the same names. */
export type Answer = Record<string, unknown>;
export type Block = {
  kind: 'intents' | 'sentiment' | 'pairs' | 'retrieval' | 'language';
  name: string;
  aim: string;
  published: string;
  figures: readonly string[];
  answer: Answer;
};

const TITLES: Record<Block['kind'], string> = {
  intents: 'Intents',
  sentiment: 'Polarity and feeling',
  pairs: 'Do two questions ask the same?',
  retrieval: 'Retrieval',
  language: 'Language of short texts',
};
const SPEED: Record<string, string> = { trainSeconds: 'train s', perSecond: 'a second', msPerQuery: 'ms a query', modelBytes: 'kB' };

// Shares are given from 0 to 1 by most contracts and as percent by some; none of them can be told wrong: a share above 1 is percent.
const show = (value: unknown): string => (typeof value === 'number' ? (Math.abs(value) <= 1 ? value * 100 : value).toFixed(1) : '–');

const showSpeed = (name: string, value: unknown): string => {
  if (typeof value !== 'number') return '–';
  if (name === 'modelBytes') return String(Math.round(value / 1024));
  return name === 'perSecond' ? String(Math.round(value)) : value.toPrecision(3);
};

const rivalsOf = ({ answer }: Block): [string, Answer][] => {
  const rivals = (answer['peers'] ?? answer['others'] ?? {}) as Record<string, Answer>;
  return Object.entries(rivals);
};

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

const printKind = (kind: Block['kind'], blocks: readonly Block[]): string => {
  const figures = [...new Set(blocks.flatMap((block) => block.figures))];
  const speeds = Object.keys(SPEED).filter((name) => blocks.some(({ answer }) => answer[name] !== undefined));
  const head = ['set', 'engine', ...figures, ...speeds.map((name) => SPEED[name] ?? name), 'aim', 'published'];
  const lines = blocks.flatMap((block) =>
    [['**Throughline**', block.answer] as const, ...rivalsOf(block)].map(([engine, answer], at) =>
      row([
        at === 0 ? block.name : '',
        engine,
        ...figures.map((name) => show(answer[name])),
        ...speeds.map((name) => showSpeed(name, answer[name])),
        at === 0 ? block.aim : '',
        at === 0 ? block.published : '',
      ]),
    ),
  );
  return [`### ${TITLES[kind]}`, '', row(head), row(head.map(() => '---')), ...lines, ''].join('\n');
};

/** Markdown: one table for each contract. */
export const printBlocks = (blocks: readonly Block[]): string =>
  (Object.keys(TITLES) as Block['kind'][])
    .map((kind) => [kind, blocks.filter((block) => block.kind === kind)] as const)
    .filter(([, found]) => found.length > 0)
    .map(([kind, found]) => printKind(kind, found))
    .join('\n');
