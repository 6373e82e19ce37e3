/** Patterns from examples: TH-2026-01 and TH-2025-17 give "th-\d{4}-\d{2}". */

type Run = { kind: 'letters' | 'digits' | 'chinese' | 'sign'; text: string };

const RUNS = /[A-Za-z]+|\d+|[\u4e00-\u9fff]+|[^A-Za-z\d\u4e00-\u9fff]/g;
const CLASS: Readonly<Record<Exclude<Run['kind'], 'sign'>, string>> = { letters: '[a-z]', digits: '\\d', chinese: '[\u4e00-\u9fff]' };

function splitRuns(example: string): Run[] {
  return [...example.matchAll(RUNS)].map(([text]) => {
    const kind = /^[A-Za-z]/.test(text) ? 'letters' : /^\d/.test(text) ? 'digits' : /^[\u4e00-\u9fff]/.test(text) ? 'chinese' : 'sign';
    return { kind, text };
  });
}

const literal = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');

/** Letters that every example shares stay as they are (if there are two examples); digits only keep their number. */
function writeRuns(group: readonly Run[][]): string {
  const first = group[0] as Run[];
  const body = first.map(({ kind, text }, index) => {
    if (kind === 'sign') return literal(text);
    const all = group.map((runs) => (runs[index] as Run).text);
    if (kind !== 'digits' && group.length > 1 && all.every((other) => other.toLowerCase() === text.toLowerCase())) return literal(text);
    const sizes = all.map((other) => other.length);
    const [least, most] = [Math.min(...sizes), Math.max(...sizes)];
    return `${CLASS[kind]}{${least}${least === most ? '' : `,${Math.min(most, 64)}`}}`;
  });
  const edge = (run: Run | undefined) => (run && (run.kind === 'letters' || run.kind === 'digits') ? '\\b' : '');
  return `${edge(first[0])}${body.join('')}${edge(first.at(-1))}`;
}

/** One pattern for every shape among the examples. */
export function inferPatterns(examples: readonly string[]): string[] {
  const shapes = new Map<string, Run[][]>();
  for (const example of examples) {
    const runs = splitRuns(example.trim().slice(0, 64));
    if (runs.length === 0 || runs.every(({ text }) => text.length > 64)) continue;
    const shape = runs.map(({ kind, text }) => (kind === 'sign' ? text : kind)).join(' ');
    const group = shapes.get(shape);
    if (group) group.push(runs);
    else shapes.set(shape, [runs]);
  }
  return [...shapes.values()].map(writeRuns);
}
