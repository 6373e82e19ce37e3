export { FolderInUseError, type FolderLock, lockFolder } from './lock-folder.ts';
export { findClusterUrl } from './find-cluster-url.ts';
export { type Postgres, type PostgresOptions, startPostgres } from './start-postgres.ts';
