/*
 * The same web server, route, signature check and parsing as the real one, with less behind it:
 * `off` stores nothing; `bare` runs one INSERT of the raw body per request and answers after it.
 */
import type { AddressInfo } from 'node:net';
import { apiChannel } from '@throughline/channels';
import { registerWebhooks } from '../../../server/src/api/index.ts';
import { receiveWebhook } from '../../../server/src/intake/index.ts';
import { openDatabase } from '../../../server/src/platform/db/index.ts';
import { createHttp } from '../../../server/src/platform/http/index.ts';
import { createLog } from '../../../server/src/platform/log/index.ts';
import { systemClock } from '../../../server/src/platform/clock/index.ts';
import { answerParent } from '../measuring/children.ts';
import type { BaselineAnswer, BaselineRequest } from './words.ts';

const POOL = 16;

answerParent<BaselineRequest, BaselineAnswer>(async ({ databaseUrl, secret }) => {
  const { pool } = openDatabase({ url: databaseUrl, poolSize: POOL });
  await pool.query('create table if not exists bench_raw (id bigint generated always as identity primary key, body bytea not null)');
  type Deps = Parameters<typeof receiveWebhook>[0];
  const inbox = {
    id: crypto.randomUUID(),
    kind: 'api',
    settings: { secret },
    strategy: { assistant: false, tone: 'neutral', continueMinutes: 60 },
    enabled: true,
    threadsAreIssues: false,
  } as unknown as NonNullable<Awaited<ReturnType<Deps['inboxes']['find']>>>;
  const deps = {
    inboxes: { findByWebhookKey: async () => inbox } as unknown as Deps['inboxes'],
    channels: new Map([['api', apiChannel]]) as unknown as Deps['channels'],
    accept: async () => null,
    bus: undefined as unknown as Deps['bus'],
    clock: systemClock,
  };
  const app = createHttp({ logger: createLog('warn'), publicUrl: 'http://127.0.0.1', refusals: {} });
  registerWebhooks(app, async (key, request) => {
    const answer = await receiveWebhook(deps, key, request);
    if (key === 'bare') await pool.query('insert into bench_raw (body) values ($1)', [request.body]);
    return answer;
  });
  await app.listen({ host: '127.0.0.1', port: 0 });
  return { port: (app.server.address() as AddressInfo).port };
});
