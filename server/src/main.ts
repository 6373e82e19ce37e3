/*
 * Route: settings → log → parts in order (compose.ts) → the ready line. The way out, by signal or by a fault: parts in reverse.
 */
import { claimPort } from './claim-port.ts';
import { type Composed, compose } from './compose.ts';
import { type Config, parseConfig } from './config.ts';
import { explainFailure } from './explain-failure.ts';
import { createLog, type Logger } from './platform/log/index.ts';
import { createParts, type Parts, releaseStartMemory } from './platform/parts/index.ts';
import { lockFolder } from './platform/postgres/index.ts';

export type Printer = { say(line: string): void; complain(line: string): void };

const toTerminal: Printer = {
  say: (line) => void process.stdout.write(`${line}\n`),
  complain: (line) => void process.stderr.write(`${line}\n`),
};

const QUIET_AFTER_MS = 10_000;

/** Runs until it is told to stop; resolves once it is ready. Ends the process itself when it cannot start. */
export const main = async (printer: Printer = toTerminal): Promise<void> => {
  const startedAt = performance.timeOrigin;
  try {
    const config = await settlePorts(parseConfig());
    const log = createLog(config.logLevel);
    const parts = createParts(log);
    const leave = createExit(parts, log, printer);
    try {
      const composed = await compose(config, {
        log,
        parts,
        onLost: (error) => leave(1, `The database could not be started again: ${error.message}`),
      });
      await releaseStartMemory();
      // What is done right after the start (first questions of the demo, dictionaries) leaves its own rubbish.
      setTimeout(() => void releaseStartMemory(), QUIET_AFTER_MS).unref();
      announce(config, composed, Date.now() - startedAt, printer);
    } catch (error) {
      await leave(1, explainFailure(error).text);
    }
  } catch (error) {
    printer.complain(explainFailure(error).text);
    process.exit(1);
  }
};

/** Listens for everything that ends a process, and ends it in order. A second Ctrl-C does not wait. */
const createExit = (parts: Parts, log: Logger, printer: Printer): ((code: number, reason?: string) => Promise<void>) => {
  let leaving = false;
  const leave = async (code: number, reason?: string): Promise<void> => {
    if (leaving) return;
    leaving = true;
    if (reason !== undefined) printer.complain(reason);
    await parts.stopAll();
    process.exit(code);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (leaving) process.exit(130);
      printer.say('Throughline is stopping …');
      void leave(0);
    });
  }
  const fail = (error: unknown): void => {
    log.fatal({ err: error }, 'an error that nobody caught');
    void leave(1, explainFailure(error).text);
  };
  process.on('uncaughtException', fail);
  process.on('unhandledRejection', fail);
  return leave;
};

/** Refuses what would fail later, before anything is started. The public address on any free port is known only now. */
const settlePorts = async (config: Config): Promise<Config> => {
  const { host, smtpPort, roles } = config;
  try {
    if (roles.includes('sources') && smtpPort !== undefined) await claimPort({ host, port: smtpPort, setting: 'THROUGHLINE_SMTP_PORT' });
    if (!roles.includes('web')) return config;
    const port = await claimPort({ host, port: config.port, setting: 'THROUGHLINE_PORT' });
    return { ...config, port, publicUrl: config.publicUrl.replace(/^(http:\/\/localhost):0$/, `$1:${port}`) };
  } catch (error) {
    // A second copy meets the first one's port before its folder: that it is a second copy is the better answer.
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') await (await lockFolder(config.dataFolder)).release();
    throw error;
  }
};

const announce = (config: Config, composed: Composed, ms: number, { say }: Printer): void => {
  const megabytes = Math.round(process.memoryUsage.rss() / 1_000_000);
  const facts: [string, string | undefined][] = [
    ['Address', config.roles.includes('web') ? config.publicUrl : `none (roles: ${config.roles.join(', ')})`],
    ['Sign in', composed.signInLink === null ? undefined : `${composed.signInLink}\n              (one time, within 24 hours)`],
    ['Data', config.dataFolder],
    [
      'Database',
      config.databaseUrl === undefined ? (composed.databaseMovedTo ?? 'PostgreSQL in the data folder') : 'as set by DATABASE_URL',
    ],
    ['Ready after', `${(ms / 1000).toFixed(1)} s, ${megabytes} MB`],
  ];
  say('');
  for (const [name, value] of facts) if (value !== undefined) say(`  ${name.padEnd(12)}${value}`);
  say('');
  say(`Throughline is ready: ${config.publicUrl}`);
};

if (import.meta.main) await main();
