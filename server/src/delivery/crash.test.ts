import type { AnyChannel } from '@throughline/protocol/channel';
import { expect, it } from 'vitest';
import { acting } from '../conversations/index.ts';
import { createBus } from '../platform/bus/index.ts';
import { createDelivery } from './index.ts';
import { openDelivery } from './testing/open-delivery.ts';
import type { DeliveryDeps } from './types.ts';

const LEASE_MS = 31_000;
const LONG = Array.from({ length: 1500 }, (_, n) => `word${n}.`).join(' ');

/** A process that dies while a call is under way: what it waits for never comes. */
const dyingAtCall = (n: number) => {
  let calls = 0;
  const wake: (() => void)[] = [];
  const change = (deps: DeliveryDeps): DeliveryDeps => ({
    ...deps,
    outside: {
      ...deps.outside,
      fetch: async (url, init) => {
        calls += 1;
        if (calls >= n) await new Promise<void>((resolve) => wake.push(resolve));
        return deps.outside.fetch(url, init);
      },
    },
  });
  const resume = (): void => {
    for (const go of wake) go();
  };
  return { change, dying: () => calls >= n, wake: resume };
};

/** As `channel`, but its provider knows keys. */
const withKeys = (deps: DeliveryDeps, kind: string): DeliveryDeps => {
  const channel = deps.channels.get(kind) as AnyChannel;
  return { ...deps, channels: new Map([...deps.channels, [kind, { ...channel, abilities: { ...channel.abilities, idempotent: 'key' } }]]) };
};

it('goes on after the pieces already sent when a sender dies, and a sender that was only slow stops', async () => {
  const { change, dying, wake } = dyingAtCall(3);
  const center = await openDelivery((deps) => change(withKeys(deps, 'telegram')));
  const { inbox, user, chat } = await center.telegramChat();
  const heard = await center.hear(inbox, chat, 'hi');
  const answer = await center.reply(heard, LONG);
  await expect.poll(dying, { timeout: 10_000 }).toBe(true);
  const stopped = center.stopSending();
  const next = await center.reply(heard, 'and then this');
  center.clock.advance(LEASE_MS);
  const other = createDelivery(withKeys({ ...center, bus: createBus(center.database) }, 'telegram')).start();
  const sent = await center.reaches(answer.id, 'sent');
  await center.reaches(next.id, 'sent');
  wake();
  await stopped;
  await other.stop();
  await center.close();
  const texts = user.transcript().flatMap((message) => (message.from === 'bot' ? message.text : []));
  // The slow sender's call was already on its way: it may arrive, but nothing after it.
  expect(texts.slice(0, sent.pieces.length + 1)).toEqual([...sent.pieces, 'and then this']);
  expect(texts.length).toBeLessThanOrEqual(sent.pieces.length + 2);
  expect(sent.providerIds).toHaveLength(sent.pieces.length);
});

it('leaves it to a person what was being sent when a sender died, where the provider knows no keys', async () => {
  const { change, dying, wake } = dyingAtCall(2);
  const center = await openDelivery(change);
  const { inbox, user, chat } = await center.telegramChat();
  const heard = await center.hear(inbox, chat, 'hi');
  const answer = await center.reply(heard, LONG);
  await expect.poll(dying, { timeout: 10_000 }).toBe(true);
  const stopped = center.stopSending();
  const next = await center.reply(heard, 'and then this');
  center.clock.advance(LEASE_MS);
  const other = createDelivery({ ...center, bus: createBus(center.database) }).start();
  const doubtful = await center.reaches(answer.id, 'maybe-sent');
  await center.reaches(next.id, 'sent');
  const fromBot = () => user.transcript().flatMap((message) => (message.from === 'bot' ? message.text : []));
  expect(doubtful).toMatchObject({ error: { class: 'transient' }, pieces: [fromBot()[0]], nextTryAt: null });
  expect(fromBot()).toEqual([...doubtful.pieces, 'and then this']);
  expect(await center.tray(answer.id)).toEqual(['maybe-sent']);
  // A person says it did not arrive: what did is not repeated.
  await center.bus.transact((tx) => acting.requeue(tx, acting.EVERYTHING, answer.id));
  const sent = await center.reaches(answer.id, 'sent');
  expect(fromBot()).toEqual([sent.pieces[0], 'and then this', ...sent.pieces.slice(1)]);
  wake();
  await stopped;
  await other.stop();
  await center.close();
});

it('keeps an answer of a slow provider: nobody else takes it while its sender lives', async () => {
  const center = await openDelivery();
  const heard = await center.hear(await center.apiInbox(), 'slow', 'hi');
  center.system.setMishaps({ slowMs: 1500 });
  const answer = await center.reply(heard, 'hello');
  const other = createDelivery({ ...center, bus: createBus(center.database) }).start();
  await center.reaches(answer.id, 'sent');
  await other.stop();
  await center.close();
  expect(center.system.requests()).toHaveLength(1);
});

it('sends every answer once although two processes send at the same time', async () => {
  const center = await openDelivery();
  const others = [1, 2].map(() => createDelivery({ ...center, bus: createBus(center.database) }).start());
  const inbox = await center.apiInbox();
  const threads = await Promise.all(Array.from({ length: 10 }, (_, n) => center.hear(inbox, `t${n}`, 'hi')));
  const answers = [];
  for (let n = 0; n < 50; n++) answers.push(await center.reply(threads[n % 10] ?? { conversationId: '' }, `line ${Math.floor(n / 10)}`));
  for (const answer of answers) await center.reaches(answer.id, 'sent');
  for (const other of others) await other.stop();
  await center.close();
  expect(center.system.requests()).toHaveLength(50);
  for (let n = 0; n < 10; n++) {
    const lines = center.system.messages().filter((message) => message.threadId === `t${n}`);
    expect(lines.map((message) => message.plain)).toEqual(['line 0', 'line 1', 'line 2', 'line 3', 'line 4']);
  }
});
