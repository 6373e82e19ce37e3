/*
 * What `npm run doctor` looks at. Every check answers with a finding, never throws, and changes nothing: it starts the
 * embedded database only when there is one and nobody runs it.
 */
import { constants } from 'node:fs';
import { access, readdir, readFile, stat, statfs } from 'node:fs/promises';
import { connect } from 'node:net';
import { dirname, join } from 'node:path';
import { claimPort } from './claim-port.ts';
import { type Config, parseConfig } from './config.ts';
import { explainFailure } from './explain-failure.ts';
import { findMissingMigrations, openDatabase } from './platform/db/index.ts';
import { createLog } from './platform/log/index.ts';
import { FolderInUseError, findClusterUrl, startPostgres } from './platform/postgres/index.ts';

/** `remedy` says what to do; a `note` needs nothing done. */
export type Finding = { name: string; state: 'ok' | 'note' | 'warning' | 'fault'; detail: string; remedy?: string };

const ok = (name: string, detail: string): Finding => ({ name, state: 'ok', detail });
const note = (name: string, detail: string): Finding => ({ name, state: 'note', detail });
const warning = (name: string, detail: string, remedy: string): Finding => ({ name, state: 'warning', detail, remedy });
const fault = (name: string, detail: string, remedy: string): Finding => ({ name, state: 'fault', detail, remedy });

const MIGRATIONS = join(import.meta.dirname, '../migrations');
const ROOT = join(import.meta.dirname, '../..');
const NEEDED_NODE = 24;
const LITTLE_DISK = 2e9;
const NO_DISK = 2e8;
const CLOCK_SKEW_MS = 5_000;
const WAIT_MS = 5_000;

export const examine = async (environment?: Record<string, string | undefined>): Promise<Finding[]> => {
  const findings = [examineNode()];
  let config: Config;
  try {
    config = parseConfig(environment);
  } catch (error) {
    return [...findings, fault('settings', explainFailure(error).text, 'Correct them, then run the doctor again.')];
  }
  findings.push(ok('settings', `all understood; data folder ${config.dataFolder}`));
  const running = await findRunning(config);
  findings.push(running === undefined ? note('server', 'is not running') : running);
  const isRunning = running !== undefined;
  findings.push(...(await examineDisk(config)), await examineSecretKey(config), ...(await examineDatabase(config)));
  findings.push(await examinePort('web port', 'THROUGHLINE_PORT', config.host, config.port, isRunning));
  findings.push(
    config.smtpPort === undefined
      ? note('mail inlet', 'is off: mail comes by IMAP only')
      : await examinePort('mail inlet', 'THROUGHLINE_SMTP_PORT', config.host, config.smtpPort, isRunning),
  );
  findings.push(...(await examineFrontEnds()), ...(await examineModel(config)));
  return findings;
};

const examineNode = (): Finding => {
  const major = Number(process.versions.node.split('.')[0]);
  if (major >= NEEDED_NODE) return ok('Node', process.version);
  return fault(
    'Node',
    `${process.version} is too old`,
    'Run by `npm run doctor` and `npm start`: npm ci has installed the right Node beside the other packages.',
  );
};

const findRunning = async (config: Config): Promise<Finding | undefined> => {
  const host = config.host === '0.0.0.0' || config.host === '::' ? '127.0.0.1' : config.host;
  try {
    const answer = await fetch(`http://${host}:${config.port}/readyz`, { signal: AbortSignal.timeout(WAIT_MS) });
    const body = (await answer.json()) as { ok?: unknown; checks?: { name: string; ok: boolean; detail: string }[] };
    if (typeof body.ok !== 'boolean') return undefined;
    const missing = (body.checks ?? []).filter((check) => !check.ok).map((check) => `${check.name}: ${check.detail}`);
    return body.ok
      ? ok('server', 'runs and is ready')
      : fault('server', `runs but is not ready: ${missing.join('; ')}`, 'See the findings below and its log.');
  } catch {
    return undefined;
  }
};

const examineDisk = async (config: Config): Promise<Finding[]> => {
  try {
    const folder = await findExisting(config.dataFolder);
    await access(folder, constants.W_OK | constants.X_OK);
    const { bavail, bsize } = await statfs(folder);
    const free = bavail * bsize;
    const detail = `${(free / 1e9).toFixed(1)} GB free at ${config.dataFolder}`;
    if (free < NO_DISK) return [fault('disk', detail, 'Free some space, or move the data folder (THROUGHLINE_DATA) to a larger disk.')];
    return [free < LITTLE_DISK ? warning('disk', detail, 'Plan for more: messages and files grow.') : ok('disk', detail)];
  } catch (error) {
    return [fault('disk', (error as Error).message, 'Choose a data folder that this account may write to: THROUGHLINE_DATA.')];
  }
};

/** The folder itself, or the nearest above it: where the first start would make it. */
const findExisting = async (folder: string): Promise<string> =>
  (await stat(folder).catch(() => undefined)) === undefined ? findExisting(dirname(folder)) : folder;

const examineSecretKey = async (config: Config): Promise<Finding> => {
  const path = join(config.dataFolder, 'secret-key');
  const found = await stat(path).catch(() => undefined);
  const given = config.secretKeys.length > 0 ? 'THROUGHLINE_SECRET_KEY is set' : undefined;
  if (found === undefined) return given === undefined ? note('secrets', 'a key is made at the first start') : ok('secrets', given);
  if ((found.mode & 0o077) !== 0) return fault('secrets', `others may read ${path}`, `chmod 600 ${path}`);
  const length = (await readFile(path, 'utf8').catch(() => '')).trim().length;
  if (length < 32)
    return fault(
      'secrets',
      `${path} cannot be read or is damaged`,
      'Restore it from a backup: without it stored passwords and tokens are lost.',
    );
  return ok('secrets', given ?? `key in ${path}; keep a copy of it in your backup`);
};

const examineDatabase = async (config: Config): Promise<Finding[]> => {
  if (config.databaseUrl !== undefined) return examineServer(config.databaseUrl, 'as set by DATABASE_URL');
  if ((await stat(join(config.dataFolder, 'postgres')).catch(() => undefined)) === undefined)
    return [note('database', 'none yet: the first start makes one in the data folder')];
  try {
    const postgres = await startPostgres({ dataDir: config.dataFolder, log: createLog('silent') });
    try {
      return await examineServer(postgres.url, 'embedded, started for this look');
    } finally {
      await postgres.stop();
    }
  } catch (error) {
    if (error instanceof FolderInUseError) return examineServer(await findClusterUrl(config.dataFolder), 'embedded, running');
    return [fault('database', explainFailure(error).text, `Read ${join(config.dataFolder, 'postgres.log')}.`)];
  }
};

type ServerFacts = { version: number; encoding: string; now: Date; connections: number; most: number };
const FACTS = `
  select current_setting('server_version_num')::int as version, pg_encoding_to_char(encoding) as encoding, clock_timestamp() as now,
         (select count(*)::int from pg_stat_activity where backend_type = 'client backend') as connections,
         current_setting('max_connections')::int as most
  from pg_database where datname = current_database()`;

const examineServer = async (url: string, place: string): Promise<Finding[]> => {
  const database = openDatabase({ url, poolSize: 1 });
  try {
    const { rows } = await database.pool.query<ServerFacts>(FACTS);
    const [facts] = rows;
    if (facts === undefined) return [];
    const missing = await findMissingMigrations(database, MIGRATIONS);
    return [
      ...judgeServer(facts, place),
      missing.length === 0 ? ok('migrations', 'all applied') : note('migrations', `the next start applies ${missing.join(', ')}`),
    ];
  } catch (error) {
    return [fault('database', explainFailure(error).text, 'Then run the doctor again.')];
  } finally {
    await database.close();
  }
};

const judgeServer = (facts: ServerFacts, place: string): Finding[] => {
  const version = Math.floor(facts.version / 10_000);
  const detail = `PostgreSQL ${version}, ${place}; ${facts.connections} of ${facts.most} connections`;
  const skew = Math.abs(facts.now.getTime() - Date.now());
  const old = facts.now.getUTCFullYear() < 2026;
  return [
    version < 16 ? fault('database', detail, 'Throughline needs PostgreSQL 16 or newer.') : ok('database', detail),
    ...(facts.encoding === 'UTF8'
      ? []
      : [
          fault(
            'database',
            `its encoding is ${facts.encoding}`,
            "Create it again: create database throughline encoding 'UTF8' template template0",
          ),
        ]),
    skew > CLOCK_SKEW_MS || old
      ? fault(
          'clock',
          `this machine says ${new Date().toISOString()}, the database ${facts.now.toISOString()}`,
          'Set both by NTP (timedatectl set-ntp true): deadlines and signatures depend on it.',
        )
      : ok('clock', `agrees with the database within ${Math.max(skew, 1)} ms`),
  ];
};

const examinePort = async (name: string, setting: string, host: string, port: number, isRunning: boolean): Promise<Finding> => {
  try {
    await claimPort({ host, port, setting });
    return isRunning
      ? warning(name, `nobody listens on ${port}`, 'The running Throughline was started with other settings or roles.')
      : ok(name, `${port} is free`);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE' && isRunning && (await answers(host, port))) return ok(name, `${port}, in use by the running Throughline`);
    return fault(name, explainFailure(error).text, `Choose another port by ${setting}.`);
  }
};

const answers = (host: string, port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect({ host: host === '0.0.0.0' ? '127.0.0.1' : host, port, timeout: WAIT_MS });
    const end = (answered: boolean) => () => {
      socket.destroy();
      resolve(answered);
    };
    socket.on('connect', end(true)).on('error', end(false)).on('timeout', end(false));
  });

const examineFrontEnds = async (): Promise<Finding[]> =>
  Promise.all(
    ['desk', 'widget'].map(async (name) => {
      const files = await readdir(join(ROOT, name, 'dist')).catch(() => []);
      return files.length > 0 ? ok(name, 'is built') : warning(name, 'is not built', 'npm run build (npm start does it, too)');
    }),
  );

const examineModel = async ({ llm }: Config): Promise<Finding[]> => {
  if (llm === undefined) return [note('language model', 'none: the built-in engine answers')];
  const headers: Record<string, string> = llm.key === undefined ? {} : { authorization: `Bearer ${llm.key}` };
  try {
    const answer = await fetch(`${llm.url}/models`, { headers, signal: AbortSignal.timeout(WAIT_MS) });
    if (answer.ok) return [ok('language model', `${llm.model} at ${llm.url}`)];
    return [
      warning(
        'language model',
        `${llm.url} answers ${answer.status}`,
        'Check THROUGHLINE_LLM_URL and _KEY; the built-in engine answers meanwhile.',
      ),
    ];
  } catch (error) {
    return [
      warning(
        'language model',
        `${llm.url} does not answer: ${(error as Error).message}`,
        'Check THROUGHLINE_LLM_URL; the built-in engine answers meanwhile.',
      ),
    ];
  }
};
