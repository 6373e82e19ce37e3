/* `npm run bench -- <name> [--long]`: one bench by name; a table for people, then one JSON line. */
import { benchIntake } from './intake.ts';
import { benchLive } from './live.ts';
import { benchPipeline } from './pipeline.ts';
import { benchSearch } from './search.ts';
import { benchStart } from './start.ts';
import type { Figures } from './measuring/report.ts';

const BENCHES: Readonly<Record<string, (long: boolean) => Promise<Figures>>> = {
  intake: benchIntake,
  pipeline: benchPipeline,
  live: benchLive,
  start: benchStart,
  search: benchSearch,
};

const names = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const long = process.argv.includes('--long');
const chosen = names.length === 0 ? Object.keys(BENCHES) : names;
const unknown = chosen.filter((name) => BENCHES[name] === undefined);
if (unknown.length > 0) {
  console.error(`There is no bench called ${unknown.join(', ')}. There are: ${Object.keys(BENCHES).join(', ')}.`);
  process.exit(2);
}
for (const name of chosen) {
  const figures = await BENCHES[name]?.(long);
  console.log(`\n${JSON.stringify(figures)}`);
}
