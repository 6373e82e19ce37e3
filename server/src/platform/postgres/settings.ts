/** For one machine that Postgres shares with Node: few connections, no parallel queries, small writes that must survive a power cut. */
const SETTINGS: Readonly<Record<string, string>> = {
  listen_addresses: '',
  unix_socket_permissions: '0700',
  max_connections: '60',
  superuser_reserved_connections: '3',
  shared_buffers: '128MB',
  effective_cache_size: '1GB',
  work_mem: '8MB',
  maintenance_work_mem: '64MB',
  jit: 'off',
  random_page_cost: '1.1',
  max_worker_processes: '4',
  max_parallel_workers_per_gather: '0',
  max_parallel_maintenance_workers: '1',
  autovacuum_max_workers: '2',
  // One process less each than the defaults, for reads that come from the page cache anyway.
  io_method: 'sync',
  // Nothing replicates from here, and what is written to a table made in the same transaction needs no log.
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_logical_replication_workers: '0',
  // Bounds the replay after a crash to a few seconds.
  max_wal_size: '512MB',
  min_wal_size: '64MB',
  checkpoint_timeout: '5min',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_checkpoints: 'off',
  log_min_messages: 'warning',
  log_line_prefix: '%m [%p] ',
};

/** `durable: false` trades every promise for speed: for tests only. */
export const makeArguments = (cluster: string, socketFolder: string, durable: boolean): string[] => {
  const settings = {
    ...SETTINGS,
    unix_socket_directories: socketFolder,
    fsync: durable ? 'on' : 'off',
    synchronous_commit: durable ? 'on' : 'off',
    full_page_writes: durable ? 'on' : 'off',
  };
  return ['-D', cluster, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
};
