/* The face of this process: API, desk, widget and their sockets on one HTTP server. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { apiMessageToEvent, mayEmbed, verifyVisitor, type WebSettings, widgetMessageToEvent } from '@throughline/channels';
import type { FastifyInstance } from 'fastify';
import { Registry } from 'prom-client';
import { type Access, agentStore } from './access/index.ts';
import { createApi, type Gate, presentMessage } from './api/index.ts';
import { CHANNELS, type Flows, type Ground } from './compose-flows.ts';
import { reading } from './conversations/index.ts';
import type { OpenInbox } from './inboxes/index.ts';
import { receiveWebhook, retryTrayItem } from './intake/index.ts';
import { registerWidget, startLive } from './live/index.ts';
import { createReadiness } from './find-readiness.ts';
import { readGuides } from './read-guides.ts';

const ROOT = join(import.meta.dirname, '../..');
const MIGRATIONS = join(ROOT, 'server/migrations');

export const startWeb = async (
  ground: Ground,
  flows: Flows,
  access: Access,
  addDoors: (app: FastifyInstance, gate: Gate) => void,
): Promise<void> => {
  const { config, database, bus, clock, secrets, files, log, parts } = ground;
  const webhooks = { inboxes: flows.inboxes, channels: CHANNELS, accept: flows.accept, bus, clock };
  const { app, gate } = await createApi({
    database,
    bus,
    clock,
    publicUrl: config.publicUrl,
    channels: CHANNELS,
    guides: await readGuides(CHANNELS.keys()),
    sealer: secrets,
    inboxes: flows.inboxes,
    files,
    accept: flows.accept,
    readApiMessage: apiMessageToEvent,
    knowledge: flows.knowledge,
    readText: flows.readText,
    retryTray: (item) => retryTrayItem(flows.mail, item),
    access,
    receiveWebhook: (key, request) => receiveWebhook(webhooks, key, request),
    findReadiness: createReadiness(ground, MIGRATIONS),
    trustProxy: config.trustProxy,
    registry: new Registry(),
    logger: log.child({}, { level: log.level === 'info' ? 'warn' : log.level }),
    version: (JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string }).version,
    pages: { desk: join(ROOT, 'desk/dist'), widget: join(ROOT, 'widget/dist') },
  });
  const live = startLive(app.server, liveDeps(ground, flows, access));
  registerWidget(app, { ...live.visitorSocketDeps, storeUpload: files.save });
  addDoors(app, gate);
  await parts.start(
    'web',
    () => app.listen({ host: config.host, port: config.port }),
    async () => {
      live.stop();
      await app.close();
    },
  );
};

const isOwnOrigin = (publicUrl: string, origin: string | undefined, host: string | undefined): boolean => {
  if (origin === undefined) return true;
  const from = URL.canParse(origin) ? new URL(origin).host : '';
  return from === host || from === new URL(publicUrl).host;
};

const liveDeps = (ground: Ground, flows: Flows, access: Access): Parameters<typeof startLive>[1] => {
  const { config, database, bus, clock, secrets, files, log } = ground;
  const db = database.kysely;
  const onError = (error: unknown): void => log.error({ err: error }, 'a socket could not be served');
  return {
    onError,
    desk: {
      database,
      bus,
      onError,
      presentMessages: async (ids) => new Map((await reading.findMessages(db, ids)).map((row) => [row.id, presentMessage(row)])),
      findViewer: (headers) => access.findViewer(headers),
      mayOpenFrom: (origin, host) => isOwnOrigin(config.publicUrl, origin, host),
      touchAgents: (ids) => agentStore.touchAgents(db, ids, clock.now()),
      onAgentHere: () => void flows.routing.match().catch(onError),
    },
    visitors: {
      database,
      bus,
      clock,
      secrets,
      inboxes: flows.inboxes,
      accept: flows.accept,
      onError,
      verifyVisitor: verifyVisitor as never,
      widgetMessageToEvent,
      fileUrl: (id) => files.linkTo(id),
      findFiles: files.findMany,
      findAgentName: async (id) => (await agentStore.findAgents(db, [id])).get(id)?.name,
      mayOpenFrom: (origin, host, inbox: OpenInbox) =>
        isOwnOrigin(config.publicUrl, origin, host) || (origin !== undefined && mayEmbed(origin, inbox.settings as WebSettings)),
    },
  };
};
