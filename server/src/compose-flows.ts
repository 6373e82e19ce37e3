/*
 * What happens to messages in this process: intake, assistant, routing, delivery, search. Every consumer is subscribed here,
 * before the bus starts; their workers start after it.
 */
import { emailChannel, telegramChannel, apiChannel, webChannel } from '@throughline/channels';
import { receiveMail as translateMail } from '@throughline/channels/email';
import type { AnyChannel } from '@throughline/protocol/channel';
import { listAvailableAgents } from './access/index.ts';
import { createAssistant, type KnowledgeIndex, openKnowledgeIndex } from './assistant/index.ts';
import type { Config } from './config.ts';
import { acting, reading } from './conversations/index.ts';
import { createDelivery } from './delivery/index.ts';
import { type InboxBook, openInboxBook } from './inboxes/index.ts';
import { createMessageIndex } from './insight/index.ts';
import { createReadText, intentStore, openEmotionModel, openIntentBook, type ReadText, versions } from './intents/index.ts';
import { type Accept, createAccept, createConnectInboxes, createFetchMedia, type ReceiveMailDeps } from './intake/index.ts';
import type { Bus } from './platform/bus/index.ts';
import type { Outside } from './platform/calls/index.ts';
import type { Clock } from './platform/clock/index.ts';
import type { Database } from './platform/db/index.ts';
import type { FileStore } from './platform/files/index.ts';
import type { JudgeHost } from './platform/guard/index.ts';
import { type Jobs, startJobs } from './platform/jobs/index.ts';
import type { Logger } from './platform/log/index.ts';
import { createAskModel } from './platform/model/index.ts';
import type { Parts } from './platform/parts/index.ts';
import type { Secrets } from './platform/secrets/index.ts';
import { createRouting, type Routing } from './routing/index.ts';
import { type Catalogue, openCatalogue } from './shop/index.ts';

/** Every channel there is. One more channel is one more name here. */
export const CHANNELS: ReadonlyMap<string, AnyChannel> = new Map(
  [webChannel, emailChannel, telegramChannel, apiChannel].map((channel) => [channel.kind, channel as AnyChannel]),
);

export type Ground = {
  config: Config;
  database: Database;
  bus: Bus;
  clock: Clock;
  secrets: Secrets;
  files: FileStore;
  outside: Outside;
  /** May we connect there? For hosts that admins write down. */
  judgeHost: JudgeHost;
  log: Logger;
  parts: Parts;
};
export type Flows = {
  inboxes: InboxBook;
  accept: Accept;
  knowledge: KnowledgeIndex;
  readText: ReadText;
  routing: Routing;
  mail: ReceiveMailDeps;
  start(): Promise<void>;
};

const OFFER_SECONDS = 45;
const ONLINE_MS = 90_000;
const SWEEP_EVERY_MS = 15_000;
/** Dictionary and articles take a second to lay out: after everything is ready, and before somebody waits for it. */
const WARM_AFTER_MS = 3000;
/** At night; a night that nobody ran is made up for at the next start. */
const DAILY = '17 3 * * * forget-old ?fill=1d';

/** `forgetOld`: what the doors want done once a day. */
export const composeFlows = (ground: Ground, forgetOld: () => Promise<void>): Flows => {
  const { config, database, bus, clock, secrets, files, parts } = ground;
  const inboxes = openInboxBook({ database, bus, channels: CHANNELS, sealer: secrets });
  const { knowledge, readText } = composeReading(ground);
  const accept = createAccept({ bus, clock });
  const mail: ReceiveMailDeps = {
    inboxes,
    accept,
    bus,
    clock,
    translateMail: translateMail as ReceiveMailDeps['translateMail'],
    saveFile: files.save,
  };
  const routing = composeRouting(ground);
  const flows = { inboxes, accept, knowledge, readText, routing, mail };
  if (!config.roles.includes('worker')) return { ...flows, start: () => Promise.resolve() };
  const delivery = subscribeWorkers(ground, flows);
  const stopping = new AbortController();
  return {
    ...flows,
    start: async () => {
      await parts.start('delivery', delivery.start, (running) => running.stop());
      await parts.start(
        'jobs',
        () =>
          startWork(ground, routing, {
            ...routing.tasks,
            ...delivery.tasks,
            'train-intents': versions.createTrainTask({ database, stopping: stopping.signal }),
            'forget-old': forgetOld,
          }),
        async (jobs) => {
          // A version may train for a minute: it begins anew at the next start.
          stopping.abort();
          await jobs.stop();
        },
      );
      await parts.start('first questions', () => warmLater(ground, knowledge), clearTimeout);
    },
  };
};

/** What understands words here: the shop's intents, its articles, its catalogue, and the models that we ship. */
const composeReading = (ground: Ground): Pick<Flows, 'knowledge' | 'readText'> => {
  const { database, bus, clock, log } = ground;
  const intents = openIntentBook({
    database,
    bus,
    onTrouble: (error) => log.error({ err: error }, 'the live intent model cannot be read; intents are left out'),
  });
  const findEmotionModel = openEmotionModel((error) =>
    log.error({ err: error }, 'the emotion model cannot be read; the lexicon judges alone'),
  );
  const catalogue = openCatalogue({ database, bus, now: () => clock.now() });
  const knowledge = openKnowledgeIndex({ database, bus, listShopWords: () => listShopWords(ground, catalogue) });
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  return { knowledge, readText: createReadText({ intents, findEmotionModel, findShopWords: catalogue.find, clock, timeZone }) };
};

/** What customers misspell beside the words of the articles. */
const listShopWords = async ({ database }: Ground, catalogue: Catalogue): Promise<string[]> => {
  const [{ names }, intents] = await Promise.all([catalogue.find(), intentStore.listIntents(database.kysely)]);
  return [...names, ...intents.flatMap(({ title }) => [title.zh, title.en])];
};

const composeRouting = ({ bus, clock }: Ground): Routing =>
  createRouting({
    bus,
    clock,
    offerSeconds: OFFER_SECONDS,
    listAvailableAgents: async (tx) => {
      const here = clock.now().getTime() - ONLINE_MS;
      return (await listAvailableAgents(tx.sql)).map((agent) => ({ ...agent, online: (agent.lastSeenAt?.getTime() ?? 0) >= here }));
    },
  });

const subscribeWorkers = (
  ground: Ground,
  { inboxes, knowledge, readText, routing }: Omit<Flows, 'start'>,
): ReturnType<typeof createDelivery> => {
  const { config, database, bus, clock, files, outside, log } = ground;
  const shared = { database, bus, clock, inboxes, channels: CHANNELS, outside };
  routing.subscribe();
  createAssistant({
    ...shared,
    knowledge,
    readText,
    ...(config.llm === undefined ? {} : { askModel: createAskModel(config.llm) }),
    onModelFailure: (error) => log.warn({ err: error }, 'the model failed; the built-in answer stands'),
  });
  createFetchMedia({ ...shared, saveFile: files.save });
  createConnectInboxes({
    ...shared,
    // The playground's providers are in this process and know no public address.
    webhookUrl: (inbox) => `${inbox.playground ? `http://127.0.0.1:${config.port}` : config.publicUrl}/webhooks/${inbox.webhookKey}`,
  });
  createMessageIndex({ database, bus });
  return createDelivery({ ...shared, onTrouble: (error) => log.error({ err: error }, 'an answer could not be handled') });
};

const warmLater = async ({ log }: Ground, knowledge: KnowledgeIndex): Promise<NodeJS.Timeout> =>
  setTimeout(() => {
    knowledge.warm().catch((error: unknown) => log.warn({ err: error }, 'the articles could not be laid out; the first question will'));
  }, WARM_AFTER_MS);

/** Timers, and a sweep that finds what a timer missed while nobody ran. */
const startWork = async ({ database, bus, clock, log }: Ground, routing: Routing, tasks: Routing['tasks']): Promise<Jobs> => {
  const onError = (task: string, error: unknown): void => log.error({ err: error, task }, 'a job failed');
  const jobs = await startJobs({ database, tasks, cron: DAILY, onError });
  const sweep = async (): Promise<void> => {
    await routing.match();
    for (const id of await reading.listDueSnoozes(database.kysely, clock.now(), 100))
      await bus.transact((tx) => acting.wake(tx, id, clock.now()));
  };
  const timer = setInterval(() => void sweep().catch((error: unknown) => onError('sweep', error)), SWEEP_EVERY_MS);
  void sweep().catch((error: unknown) => onError('sweep', error));
  return {
    stop: async () => {
      clearInterval(timer);
      await jobs.stop();
    },
  };
};
