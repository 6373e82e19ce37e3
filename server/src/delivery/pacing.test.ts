import { telegramChannel } from '@throughline/channels';
import type { AnyChannel } from '@throughline/protocol/channel';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createBus } from '../platform/bus/index.ts';
import { createDelivery } from './index.ts';
import { type DeliveryCenter, openDelivery } from './testing/open-delivery.ts';
import type { DeliveryDeps } from './types.ts';

let center: DeliveryCenter;
let follow: NodeJS.Timeout;
const hurried = (deps: DeliveryDeps): DeliveryDeps => ({
  ...deps,
  channels: new Map([...deps.channels, ['telegram', telegramChannel as AnyChannel]]),
});

beforeEach(async () => {
  // Strictly: one a second in a chat, 30 a second in all.
  center = await openDelivery(hurried, { burst: 1 });
  // The simulator measures real time, so the sender's clock follows it.
  follow = setInterval(() => center.clock.set(new Date()), 2);
});
afterEach(async () => {
  clearInterval(follow);
  await center.close();
  expect(center.troubles).toEqual([]);
});

const refusals = (): number => center.telegram.calls().filter((call) => call.status === 429).length;
const openChats = async (count: number) => {
  const first = await center.telegramChat();
  const chats = [{ chat: first.chat, user: first.user }];
  for (let n = 1; n < count; n++) {
    const user = center.telegram.user({}, first.token);
    user.start();
    chats.push({ chat: String(user.profile.id), user });
  }
  return { inbox: first.inbox, chats };
};

it('a burst provokes no refusal: each chat gets its messages in order, the inbox as many as it takes', async () => {
  const { inbox, chats } = await openChats(45);
  const heard = [];
  for (const { chat } of chats) heard.push(await center.hear(inbox, chat, 'hi'));
  const answers = [];
  for (const one of heard) answers.push(await center.reply(one, 'first'));
  const [talkative] = heard;
  if (talkative === undefined) throw new Error('nobody wrote');
  for (const words of ['second', 'third']) answers.push(await center.reply(talkative, words));
  for (const { id } of answers) expect(await center.reaches(id, 'sent')).toMatchObject({ attempts: 1, error: null, nextTryAt: null });
  expect(refusals()).toBe(0);
  const said = chats[0]?.user.transcript().flatMap((message) => (message.from === 'bot' ? message.text : []));
  expect(said).toEqual(['first', 'second', 'third']);
}, 30_000);

it('a long answer leaves piece by piece', async () => {
  const { inbox, chats } = await openChats(1);
  const heard = await center.hear(inbox, chats[0]?.chat ?? '', 'hi');
  const long = await center.reply(heard, Array.from({ length: 900 }, (_, n) => `word${n}.`).join(' '));
  const sent = await center.reaches(long.id, 'sent');
  expect(sent.pieces.length).toBeGreaterThan(1);
  expect(refusals()).toBe(0);
}, 30_000);

it('what waits long says why, and another process of the same inbox is held back by the refusal at most', async () => {
  const { inbox, chats } = await openChats(1);
  const heard = await center.hear(inbox, chats[0]?.chat ?? '', 'hi');
  const other = createDelivery(hurried({ ...center, bus: createBus(center.database) })).start();
  const answers = [];
  for (let n = 0; n < 8; n++) answers.push(await center.reply(heard, `line ${n}`));
  const last = answers.at(-1)?.id ?? '';
  await expect.poll(async () => (await center.message(last)).error?.class, { timeout: 15_000 }).toBe('pace');
  expect((await center.message(last)).state).toBe('queued');
  for (const { id } of answers) await center.reaches(id, 'sent');
  await other.stop();
  const said = chats[0]?.user.transcript().flatMap((message) => (message.from === 'bot' ? message.text : []));
  expect(said).toEqual(answers.map((_, n) => `line ${n}`));
}, 40_000);
