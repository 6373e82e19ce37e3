import type { AnyChannel } from '@throughline/protocol/channel';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { acting, reading } from '../conversations/index.ts';
import { type DeliveryCenter, openDelivery } from './testing/open-delivery.ts';
import type { DeliveryDeps } from './types.ts';

const HOUR = 3_600_000;
let center: DeliveryCenter;

/** No channel so far has a window: this one opens for a day when the customer writes, as most do. */
const withWindow = (deps: DeliveryDeps): DeliveryDeps => {
  const api = deps.channels.get('api') as AnyChannel;
  const abilities = { ...api.abilities, windows: [{ on: ['message' as const], hours: 24, after: 'template' as const }] };
  return { ...deps, channels: new Map([...deps.channels, ['api', { ...api, abilities }]]) };
};

beforeAll(async () => {
  center = await openDelivery(withWindow);
});
afterEach(() => center.telegram.clearMishaps());
afterAll(() => center.close());

describe('a reply window', () => {
  it('that has closed refuses before the provider is asked, and opens again when the customer writes', async () => {
    const inbox = await center.apiInbox();
    const heard = await center.hear(inbox, 'asker', 'hi');
    center.clock.advance(23 * HOUR);
    await center.reaches((await center.reply(heard, 'in time')).id, 'sent');
    center.clock.advance(2 * HOUR);
    const late = await center.reply(heard, 'too late');
    expect((await center.reaches(late.id, 'failed')).error).toMatchObject({ class: 'window' });
    expect(await center.tray(late.id)).toEqual(['window']);
    expect(center.system.requests().filter((request) => request.body.threadId === 'asker')).toHaveLength(1);
    await center.hear(inbox, 'asker', 'still there?');
    await center.bus.transact((tx) => acting.requeue(tx, acting.EVERYTHING, late.id));
    await center.reaches(late.id, 'sent');
  });

  it('that the provider says is closed is believed until the customer writes', async () => {
    const { inbox, chat } = await center.telegramChat();
    const heard = await center.hear(inbox, chat, 'hi');
    const asked = () => center.telegram.calls().filter((call) => call.method === 'sendMessage').length;
    center.telegram.setMishaps({ status: 400, times: 1 });
    expect((await center.reaches((await center.reply(heard, 'one')).id, 'failed')).error?.class).toBe('window');
    expect((await center.reaches((await center.reply(heard, 'two')).id, 'failed')).error?.class).toBe('window');
    expect(asked()).toBe(1);
    const [thread] = await reading.listThreads(center.database.kysely, [heard.conversationId]);
    expect(thread && reading.findWindowEnd(thread, [])).toEqual(center.clock.now());
    center.clock.advance(1000);
    await center.hear(inbox, chat, 'back again');
    await center.reaches((await center.reply(heard, 'three')).id, 'sent');
  });

  it('runs from what the customer did last, by the longest that applies', () => {
    const [at, createdAt] = [new Date('2026-11-22T10:00:00Z'), new Date('2026-11-20T10:00:00Z')];
    const windows = [
      { on: ['message' as const], hours: 24, after: 'human' as const },
      { on: ['message' as const], hours: 168, after: 'closed' as const },
      { on: ['opened' as const], hours: 999, after: 'closed' as const },
    ];
    const thread = { createdAt, lastInboundAt: at, context: {} };
    expect(reading.findWindowEnd(thread, windows)).toEqual(new Date('2026-11-29T10:00:00Z'));
    expect(reading.findWindowEnd(thread, [])).toBeNull();
    expect(reading.findWindowEnd({ ...thread, lastInboundAt: null }, windows)).toEqual(createdAt);
  });
});

it('a token that is no longer valid fails the answer visibly and marks the inbox, until it works again', async () => {
  const { inbox, chat } = await center.telegramChat();
  const heard = await center.hear(inbox, chat, 'hi');
  const stateOf = async () => (await center.inboxes.find(inbox.id))?.state.ok;
  center.telegram.setMishaps({ status: 401 });
  const answer = await center.reply(heard, 'hello');
  expect((await center.reaches(answer.id, 'failed')).error).toEqual({ class: 'auth', detail: 'Unauthorized' });
  await expect.poll(stateOf).toBe(false);
  center.telegram.clearMishaps();
  await center.bus.transact((tx) => acting.requeue(tx, acting.EVERYTHING, answer.id));
  await center.reaches(answer.id, 'sent');
  await expect.poll(stateOf).toBe(true);
});
