import { ConfigError } from './config.ts';
import { MigrationError } from './platform/db/index.ts';
import { hideSecrets } from './platform/log/index.ts';
import { FolderInUseError } from './platform/postgres/index.ts';

type Coded = Error & { code?: unknown; address?: unknown; port?: unknown; syscall?: unknown; path?: unknown; setting?: string };

const atDatabase = (what: string): string => `${what} It is set by DATABASE_URL; without that setting Throughline brings its own database.`;

// Codes of Node's network and files, and of PostgreSQL (five characters).
const SENTENCES: Readonly<Record<string, (error: Coded) => string>> = {
  EADDRINUSE: ({ port, setting = 'THROUGHLINE_PORT' }) =>
    `Port ${port} is in use by another program. Stop that one, or choose another port: ${setting}=${Number(port) + 100} npm start`,
  EADDRNOTAVAIL: (error) => `This machine has no address ${error.address} to listen on: see THROUGHLINE_HOST.`,
  EACCES: (error) =>
    error.syscall === 'listen'
      ? `Port ${error.port} may only be used by root: choose one above 1023 by ${error.setting ?? 'THROUGHLINE_PORT'}.`
      : `No permission for ${error.path}: choose another data folder by THROUGHLINE_DATA, or change its owner.`,
  ENOSPC: (error) => `The disk is full (${error.path ?? 'data folder'}): free some space and start again.`,
  EROFS: (error) => `${error.path} cannot be written to: choose another data folder by THROUGHLINE_DATA.`,
  ECONNREFUSED: (error) => atDatabase(`The database does not answer at ${error.address}:${error.port}.`),
  ENOTFOUND: () => atDatabase('The host of the database is unknown.'),
  ETIMEDOUT: () => atDatabase('The database does not answer in time.'),
  '28P01': () => atDatabase('The database refuses the user name or password.'),
  '28000': () => atDatabase('The database refuses this user or this way of connecting.'),
  '3D000': () => atDatabase('The database server has no database of this name: create it first.'),
  '42501': () => atDatabase('The database user may not create tables: give it the rights on the schema public.'),
};

/** One clear sentence for what a person can put right, with `known: true`; the whole story for what is our own bug. */
export const explainFailure = (error: unknown): { text: string; known: boolean } => {
  if (error instanceof ConfigError || error instanceof MigrationError || error instanceof FolderInUseError)
    return { text: error.message, known: true };
  // Several addresses were tried: the first failure speaks for all.
  const first = error instanceof AggregateError ? (error.errors[0] as Coded) : (error as Coded);
  const sentence = typeof first?.code === 'string' ? SENTENCES[first.code] : undefined;
  if (sentence !== undefined) return { text: sentence(first), known: true };
  if (error instanceof Error && /embedded database|PostgreSQL|belongs to another account/.test(error.message))
    return { text: error.message, known: true };
  return { text: `Throughline could not start. ${String((hideSecrets(error) as { stack?: string }).stack ?? error)}`, known: false };
};
