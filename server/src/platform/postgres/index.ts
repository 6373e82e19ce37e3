export { FolderInUseError, lockFolder } from './lock-folder.ts';
export { findClusterUrl } from './find-cluster-url.ts';
export { type Postgres, startPostgres } from './start-postgres.ts';
