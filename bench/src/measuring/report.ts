/** A table for people; the machine's one JSON line comes last, from main.ts. */
export const printTable = (title: string, head: readonly string[], rows: readonly (readonly (string | number)[])[]): void => {
  const lines = [head, ...rows].map((row) => row.map(String));
  const widths = head.map((_, at) => Math.max(...lines.map((line) => line[at]?.length ?? 0)));
  const print = (line: readonly string[]): string =>
    line.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join('  ');
  const [first = [], ...rest] = lines;
  console.log(`\n${title}`);
  console.log(print(first));
  console.log(widths.map((width) => '-'.repeat(width)).join('  '));
  for (const line of rest) console.log(print(line));
};

/** What a bench answers: figures by name, the first of them its own name. */
export type Figures = { bench: string } & Record<string, unknown>;
