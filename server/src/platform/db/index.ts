export * as columns from './columns.ts';
export { type Database, openDatabase } from './database.ts';
export { findMissingMigrations, MigrationError, migrate } from './migrate.ts';
export type { DB } from './schema.generated.ts';
