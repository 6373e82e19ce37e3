/** Runs once around a whole vitest run. What must exist once for all workers (the embedded Postgres and its template) is started here. */
export function setup(): void {}
