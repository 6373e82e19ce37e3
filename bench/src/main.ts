/* `npm run bench -- <name> [--long] [--data FOLDER]`: one bench by name; a table for people, then one JSON line. */
import { parseArgs } from 'node:util';
import { benchIntake } from './intake.ts';
import { benchLive } from './live.ts';
import { benchNlu } from './nlu.ts';
import { benchPipeline } from './pipeline.ts';
import { benchSearch } from './search.ts';
import { benchStart } from './start.ts';
import type { Figures } from './measuring/report.ts';

const BENCHES: Readonly<Record<string, (long: boolean, data: string | undefined) => Promise<Figures>>> = {
  intake: benchIntake,
  pipeline: benchPipeline,
  live: benchLive,
  start: benchStart,
  search: benchSearch,
  nlu: benchNlu,
};

const { values, positionals: names } = parseArgs({
  options: { long: { type: 'boolean', default: false }, data: { type: 'string' } },
  allowPositionals: true,
});
const chosen = names.length === 0 ? Object.keys(BENCHES) : names;
const unknown = chosen.filter((name) => BENCHES[name] === undefined);
if (unknown.length > 0) {
  console.error(`There is no bench called ${unknown.join(', ')}. There are: ${Object.keys(BENCHES).join(', ')}.`);
  process.exit(2);
}
for (const name of chosen) {
  const figures = await BENCHES[name]?.(values.long, values.data);
  console.log(`\n${JSON.stringify(figures)}`);
}
