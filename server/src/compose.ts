/*
 * Which parts this process consists of, in the order they start. This file and its three chapters (flows, mail, web) are the
 * only ones that name concrete channels, bus and database.
 */
import { join } from 'node:path';
import { type Access, createAccess } from './access/index.ts';
import { forgetOld } from './api/index.ts';
import { CHANNELS, composeFlows, type Ground } from './compose-flows.ts';
import { composeMailSender, startMailSources } from './compose-mail.ts';
import { startWeb } from './compose-web.ts';
import { type Config, ensureSecretKeys, type Role } from './config.ts';
import { registerDemo, type Simulators, startDemo, startSimulators } from './demo/index.ts';
import { doubts, setUpIntents } from './intents/index.ts';
import { type Bus, createBus } from './platform/bus/index.ts';
import type { Outside } from './platform/calls/index.ts';
import { systemClock } from './platform/clock/index.ts';
import { type Database, migrate, openDatabase } from './platform/db/index.ts';
import { createFileStore, type FileStore } from './platform/files/index.ts';
import { createGuardedFetch, createJudgeHost, type JudgeHost } from './platform/guard/index.ts';
import { prepareJobs } from './platform/jobs/index.ts';
import type { Logger } from './platform/log/index.ts';
import type { Parts } from './platform/parts/index.ts';
import { startPostgres } from './platform/postgres/index.ts';
import { createSecrets } from './platform/secrets/index.ts';
import { addToTray } from './tray/index.ts';

export type Composed = {
  signInLink: string | null;
  /** Set when the embedded cluster lies outside the data folder. */
  databaseMovedTo: string | undefined;
};

export type Surroundings = { log: Logger; parts: Parts; onLost(error: Error): void };

const MIGRATIONS = join(import.meta.dirname, '../migrations');

export const compose = async (config: Config, around: Surroundings): Promise<Composed> => {
  const { log, parts } = around;
  const has = (role: Role): boolean => config.roles.includes(role);
  const { url, movedTo } = await startDatabaseServer(config, around);
  const database = await parts.start(
    'database',
    () => openDatabase({ url, log }),
    (opened) => opened.close(),
  );
  await parts.start('migrations', () => migrate(database, MIGRATIONS));
  await parts.start('jobs schema', () => prepareJobs(database));
  const simulators = await startPretendWorld(config, parts);
  const ground = await layGround(config, database, around, simulators);
  const { bus, clock, secrets } = ground;
  const access = createAccess({ database, bus, clock, secret: secrets.sign('access', 'sessions'), publicUrl: config.publicUrl });
  const { consoleLink } = await access.setUp({ admin: config.admin, apiToken: config.apiToken });
  await parts.start('intents', () => setUpIntents({ bus, demo: config.demo }));
  const flows = composeFlows(ground, () => forgetDaily(ground, access));
  await parts.start(
    'bus',
    () => bus.start(),
    () => bus.stop(),
  );
  await flows.start();
  if (has('sources')) await startMailSources(ground, flows.mail);
  const demo = simulators && {
    database,
    bus,
    channels: CHANNELS,
    sealer: secrets,
    accept: flows.accept,
    inboxes: flows.inboxes,
    simulators,
    now: () => clock.now(),
  };
  if (has('web'))
    await startWeb(
      ground,
      flows,
      access,
      (app, gate) => demo && registerDemo(app, { ...demo, admit: (request) => gate.admit(request, 'inboxes:read') }),
    );
  if (demo !== undefined) await startDemo(demo);
  return { signInLink: consoleLink, databaseMovedTo: movedTo };
};

const startPretendWorld = async (config: Config, parts: Parts): Promise<Simulators | undefined> => {
  if (!config.demo) return undefined;
  return await parts.start(
    'simulators',
    () => startSimulators(config.smtpPort),
    (running) => running.close(),
  );
};

/** What nobody labelled in a month, nobody will. */
const DOUBTS_KEPT_MS = 30 * 24 * 3_600_000;

const forgetDaily = async ({ database, clock, bus }: Ground, access: Access): Promise<void> => {
  await forgetOld({ access, database, clock });
  await bus.forgetHandled();
  await doubts.forgetDoubts(database.kysely, new Date(clock.now().getTime() - DOUBTS_KEPT_MS));
};

const startDatabaseServer = async (
  config: Config,
  { log, parts, onLost }: Surroundings,
): Promise<{ url: string; movedTo: string | undefined }> => {
  if (config.databaseUrl !== undefined) return { url: config.databaseUrl, movedTo: undefined };
  return parts.start(
    'embedded database',
    () => startPostgres({ dataDir: config.dataFolder, log, onGivenUp: onLost }),
    (postgres) => postgres.stop(),
  );
};

const layGround = async (
  config: Config,
  database: Database,
  { log, parts }: Surroundings,
  simulators: Simulators | undefined,
): Promise<Ground> => {
  const secrets = createSecrets(await ensureSecretKeys(config));
  const clock = systemClock;
  const bus = layBus(database, log);
  const files = createFileStore({
    folder: join(config.dataFolder, 'files'),
    db: database.kysely,
    secrets,
    clock,
    publicUrl: config.publicUrl,
  });
  const allowedPrivateHosts = [...config.allowedPrivateHosts, ...(simulators?.hosts ?? [])];
  const judgeHost = createJudgeHost({ allowedPrivateHosts });
  return {
    config,
    database,
    bus,
    clock,
    secrets,
    files,
    outside: await openOutside({ allowedPrivateHosts, judgeHost }, parts, files),
    judgeHost,
    log,
    parts,
  };
};

const layBus = (database: Database, log: Logger): Bus => {
  const bus: Bus = createBus(database, {
    onTrouble: (error) => log.error({ err: error }, 'the bus could not read'),
    onError: (consumer, event, attempt, error) =>
      log.warn({ err: error, consumer, event: event.id, type: event.type, attempt }, 'an event was not handled'),
    onSetAside: async (consumer, event, error) => {
      await bus.transact((tx) =>
        addToTray(tx, {
          kind: 'event-failed',
          reason: consumer,
          detail: String(error),
          context: { consumer, eventId: event.id },
          raw: Buffer.from(JSON.stringify(event)),
          messageId: (event.data as { messageId?: string }).messageId ?? null,
        }),
      );
    },
  });
  return bus;
};

type Rules = { allowedPrivateHosts: readonly string[]; judgeHost: JudgeHost };

const openOutside = async ({ allowedPrivateHosts, judgeHost }: Rules, parts: Parts, files: FileStore): Promise<Outside> => {
  const fetch = await parts.start(
    'outside',
    () => createGuardedFetch({ allowedPrivateHosts }),
    (opened) => opened.close(),
  );
  return {
    fetch: (url, init) => fetch(url, init),
    sendMail: await composeMailSender(parts, judgeHost, () => files),
    readFile: (fileId) => files.read(fileId),
    fileUrl: (fileId) => files.linkTo(fileId),
  };
};
