/* The real product as the thing measured: started on a folder of its own, asked over HTTP, looked at in its database. */
import { type Database, openDatabase } from '../../../server/src/platform/db/index.ts';
import { findClusterUrl } from '../../../server/src/platform/postgres/index.ts';
import { findProcesses } from '../chaos/find-processes.ts';
import { prepareProduct, type Product } from '../chaos/start-product.ts';

export type Center = {
  product: Product;
  port: number;
  databaseUrl: string;
  database: Database;
  /** Our own process, without Postgres. */
  pid: number;
  /** Resolves when every consumer has handled all events; answers the milliseconds it took. */
  settle(): Promise<number>;
  end(): Promise<void>;
};

export type CenterOptions = { settings?: Readonly<Record<string, string>>; allow?: readonly number[] };

const LONGEST_SETTLE_MS = 60_000;

export const openCenter = async (options: CenterOptions = {}): Promise<Center> => {
  const product = await prepareProduct({
    settings: { THROUGHLINE_LOG: 'error', ...options.settings },
    allow: options.allow ?? [],
  });
  try {
    await product.start();
    const databaseUrl = await findClusterUrl(product.folder);
    const database = openDatabase({ url: databaseUrl, poolSize: 2 });
    return {
      product,
      port: Number(new URL(product.url).port),
      databaseUrl,
      database,
      pid: await findServerPid(product.folder),
      settle: () => settle(database),
      end: async () => {
        await database.close();
        await product.end();
      },
    };
  } catch (error) {
    await product.end();
    throw error;
  }
};

export const findServerPid = async (folder: string): Promise<number> =>
  (await findProcesses(folder)).find((found) => found.words.includes('cli/src/start.ts'))?.pid ?? 0;

const LAG = `
  select coalesce(max((select max(id) from event_log) - p.position), 0)::int as lag
  from (select consumer, min(position) as position from lane_position group by consumer) p`;

export const findLag = async (database: Database): Promise<number> => (await database.pool.query<{ lag: number }>(LAG)).rows[0]?.lag ?? 0;

const settle = async (database: Database): Promise<number> => {
  const from = performance.now();
  while ((await findLag(database)) > 0) {
    if (performance.now() - from > LONGEST_SETTLE_MS) throw new Error('the consumers did not catch up in a minute');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return performance.now() - from;
};
