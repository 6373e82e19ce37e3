/** What a browser downloads, gzipped, measured on the built front ends. A front end that is not built is not measured. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Breach, Rule } from '../house.ts';
import { BUDGETS } from '../plan.ts';

export const checkBudgets: Rule = (house) => [...measureWidget(house.root), ...measureDesk(house.root)];

const weigh = (paths: readonly string[]): number => paths.reduce((sum, path) => sum + gzipSync(readFileSync(path), { level: 9 }).length, 0);

const within = (file: string, what: string, bytes: number, budget: number): Breach[] =>
  bytes <= budget ? [] : [{ rule: 'budget', file, message: `${what} weighs ${bytes} bytes gzipped; at most ${budget}` }];

const measureWidget = (root: string): Breach[] => {
  const dist = join(root, 'widget/dist');
  if (!existsSync(dist)) return [];
  const loader = join(dist, 'widget.js');
  if (!existsSync(loader)) return [{ rule: 'budget', file: 'widget/dist', message: 'the built widget has no widget.js to measure' }];
  const all = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((path) => /\.(js|css)$/.test(path));
  return [
    ...within('widget/dist/widget.js', 'the loader', weigh([loader]), BUDGETS.widgetLoader),
    ...within('widget/dist', 'the whole widget', weigh(all.map((path) => join(dist, path))), BUDGETS.widgetAll),
  ];
};

/** First load: what index.html itself asks for. Lazy routes come later. */
const measureDesk = (root: string): Breach[] => {
  const page = join(root, 'desk/dist/index.html');
  if (!existsSync(page)) return [];
  const html = readFileSync(page, 'utf8');
  const asked = [...html.matchAll(/(?:src|href)="[^"]*?(assets\/[^"]+\.(?:js|css))"/g)].map((match) =>
    join(root, 'desk/dist', match[1] ?? ''),
  );
  return within('desk/dist/index.html', 'the first load of the desk', weigh([page, ...asked]), BUDGETS.deskFirstLoad);
};
