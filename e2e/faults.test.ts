/* The short form of what can go wrong; `npm run chaos` is the long one. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeSignature } from '../channels/src/api/signature.ts';
import { openWorld, SECRET, WEBHOOK_SECRET, type World } from '../bench/src/chaos/open-world.ts';
import { runChaos } from '../bench/src/chaos/run-chaos.ts';
import { textOf } from '../bench/src/chaos/verify.ts';
import { apiBodies, mails, telegramBodies } from './support/junk.ts';
import { speakSmtp } from './support/speak-smtp.ts';
import { until } from './support/until.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
}, 60_000);
afterAll(async () => expect(await world?.close()).toEqual([]), 60_000);

const findConversation = (name: string) =>
  until(`the conversation of ${name}`, async () =>
    (await world.product.client.call('listConversations', { query: { limit: 100 } })).items.find((one) => one.customer.name === name),
  );
const inboundOf = async (name: string): Promise<string[]> => {
  const { id } = await findConversation(name);
  const { items } = await world.product.client.call('listMessages', { id, query: { limit: 200 } });
  return items.filter((message) => message.direction === 'inbound').map(textOf);
};
const messageFrom = (name: string, id: string, text: string) => ({
  id,
  from: { type: 'user', value: name, name },
  parts: [{ type: 'text', text }],
});

describe('webhooks that come twice, late and out of order', () => {
  it('add nothing the second time, at once or after others', async () => {
    const first = messageFrom('Twice', 'twice-1', 'only once');
    const copies = await Promise.all(Array.from({ length: 8 }, () => world.system.post(world.webhookUrl, first)));
    expect(copies.map((response) => response.status)).toEqual(Array.from({ length: 8 }, () => 200));
    await world.system.post(world.webhookUrl, messageFrom('Twice', 'twice-2', 'another'));
    expect((await world.system.post(world.webhookUrl, first)).status).toBe(200);
    expect(await inboundOf('Twice')).toEqual(['only once', 'another']);
  });

  it('of Telegram are each taken once, whatever their order', async () => {
    const user = world.telegram.user({ id: 5_700_000_001, firstName: 'Shuffled' });
    world.telegram.setMishaps({ duplicate: true, reorder: true, slowMs: 20 });
    const texts = Array.from({ length: 7 }, (_, n) => `shuffled ${n}`);
    for (const text of texts) user.send(text);
    await world.telegram.until(() => (world.telegram.pending() === 0 ? true : undefined), 20_000);
    world.telegram.clearMishaps();
    expect((await inboundOf('Shuffled')).toSorted()).toEqual(texts);
  });
});

/** A customer of the outer system and how to answer them. */
const meet = async (name: string) => {
  await world.system.post(world.webhookUrl, messageFrom(name, `${name}-1`, 'please answer me'));
  const { id } = await findConversation(name);
  // The assistant's own answer is out of the way.
  await until('the first answer', async () => {
    const states = await stateOf(id);
    return states.length > 0 && states.every((state) => state === 'sent') ? true : undefined;
  });
  return { id, reply: (text: string) => world.product.client.call('sendReply', { id, body: { parts: [{ type: 'text', text }] } }) };
};
const outboundOf = async (id: string) =>
  (await world.product.client.call('listMessages', { id, query: { limit: 200 } })).items.filter(
    (message) => message.direction === 'outbound' && !message.internal,
  );
const stateOf = async (id: string): Promise<string[]> => (await outboundOf(id)).map((message) => message.delivery.state);
const settled = (id: string, messageId: string, states: readonly string[]) =>
  until(
    `state ${states.join(' or ')}`,
    async () => (await outboundOf(id)).find((message) => message.id === messageId && states.includes(message.delivery.state)),
    30_000,
  );

/** Somebody on Telegram whom the assistant has answered, and a reply to them. */
const meetOnPhone = async (name: string, userId: number) => {
  const user = world.telegram.user({ id: userId, firstName: name });
  user.send('hello');
  const { id } = await findConversation(name);
  await user.reply();
  return { user, id, reply: (text: string) => world.product.client.call('sendReply', { id, body: { parts: [{ type: 'text', text }] } }) };
};

/** Longer than we wait for an answer. */
const TOO_SLOW_MS = 16_000;

describe('providers that refuse', () => {
  let waiting: Awaited<ReturnType<typeof meetOnPhone>> & { sent: string };
  // It takes its time while the others are tested.
  beforeAll(async () => {
    const met = await meetOnPhone('Patient', 5_700_000_003);
    world.telegram.setMishaps({ slowMs: TOO_SLOW_MS });
    waiting = { ...met, sent: (await met.reply('are you still there?')).id };
  });

  it.each([
    ['429', { status: 429, times: 2 }],
    ['500', { status: 500, times: 2 }],
    ['no answer', { dropAnswer: true, times: 2 }],
  ] as const)('are tried again after %s, under the same key, and the message arrives once', async (what, mishap) => {
    const { id, reply } = await meet(`Patient ${what}`);
    world.system.setMishaps(mishap);
    const sent = await reply(`after ${what}`);
    await settled(id, sent.id, ['sent']);
    const calls = world.system.requests().filter((request) => request.body.id === sent.id);
    expect(calls).toHaveLength(3);
    expect(new Set(calls.map((call) => call.key)).size).toBe(1);
    expect(world.system.messages().filter((message) => message.id === sent.id)).toHaveLength(1);
  });

  it('with 403 show the failure at the message and in the tray; sent again from there, it arrives', async () => {
    const { client } = world.product;
    const { id, reply } = await meet('Refused');
    world.system.setMishaps({ status: 403 });
    const sent = await reply('not today');
    const failed = await settled(id, sent.id, ['failed']);
    expect(failed.delivery.error).toMatchObject({ class: 'auth' });
    world.system.clearMishaps();
    const item = (await client.call('listTray', { query: {} })).items.find((one) => one.messageId === sent.id);
    await client.call('retryTrayItem', { id: item?.id ?? '' });
    await settled(id, sent.id, ['sent']);
    expect((await client.call('listTray', { query: {} })).items.find((one) => one.messageId === sent.id)).toBeUndefined();
  });

  it('too slowly to be waited for count as without an answer', async () => {
    await settled(waiting.id, waiting.sent, ['maybe-sent']);
    world.telegram.clearMishaps();
    await world.telegram.until(() => waiting.user.transcript().find((message) => message.text === 'are you still there?'));
    expect(waiting.user.transcript().filter((message) => message.text === 'are you still there?')).toHaveLength(1);
  }, 40_000);

  it('without keys and without an answer leave the message “maybe sent” for a person, and it is not shown twice', async () => {
    const { user, id, reply } = await meetOnPhone('Unsure', 5_700_000_002);
    world.telegram.setMishaps({ dropAnswer: true, times: 1 });
    const sent = await reply('did this arrive?');
    await settled(id, sent.id, ['maybe-sent']);
    world.telegram.clearMishaps();
    expect(user.transcript().filter((message) => message.text === 'did this arrive?')).toHaveLength(1);
    user.block();
    const blocked = await reply('are you there?');
    expect((await settled(id, blocked.id, ['failed'])).delivery.error).toMatchObject({ class: 'blocked' });
  });
});

const RUNS = { numRuns: Number(process.env.FUZZ_RUNS ?? 300) };
/** So much of the junk must get through the first door, or nothing behind it is tried. */
const DEEP = 30;
const post = async (url: string, body: Uint8Array, headers: Record<string, string>): Promise<number> => {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: new Uint8Array(body),
  });
  await response.arrayBuffer();
  return response.status;
};
/** Sends each body; answers how many were taken. */
const throwAt = async (
  bodies: fc.Arbitrary<Buffer>,
  expected: readonly number[],
  send: (body: Buffer) => Promise<number>,
): Promise<number> => {
  let taken = 0;
  const property = fc.asyncProperty(bodies, async (body) => {
    const code = await send(body);
    expect(expected).toContain(code);
    if (code === expected[0]) taken += 1;
  });
  await fc.assert(property, RUNS);
  return taken;
};
const stillThere = async (): Promise<void> => {
  expect(world.product.running()).toBe(true);
  expect((await fetch(`${world.product.url}/readyz`)).status).toBe(200);
  expect(world.product.output()).not.toContain('"level":50');
};

describe('junk at every door', () => {
  it('of another system, genuinely signed, is taken or refused, never an error of ours', async () => {
    const taken = await throwAt(apiBodies, [200, 400], (body) => {
      const text = body.toString();
      return post(world.webhookUrl, Buffer.from(text), { 'throughline-signature': makeSignature(SECRET, text, Date.now()) });
    });
    expect(taken).toBeGreaterThan(DEEP);
    await stillThere();
  }, 60_000);

  it('of Telegram, with its secret, is taken or refused, never an error of ours', async () => {
    const headers = { 'x-telegram-bot-api-secret-token': WEBHOOK_SECRET };
    const taken = await throwAt(telegramBodies, [200, 400], (body) => post(world.telegramWebhookUrl, body, headers));
    expect(taken).toBeGreaterThan(DEEP);
    await stillThere();
  }, 60_000);

  it('by mail is stored or refused for good, never put off', async () => {
    let line = await speakSmtp(world.product.smtpPort);
    const taken = await throwAt(mails, [250, 552, 554], async (raw) => {
      const code = await line.hand('junk@customers.example', world.support, raw);
      if (code === 0) line = await speakSmtp(world.product.smtpPort);
      return code;
    });
    line.close();
    expect(taken).toBeGreaterThan(DEEP);
    await stillThere();
  }, 90_000);

  it('in SMTP commands and at unknown webhooks is refused', async () => {
    const line = await speakSmtp(world.product.smtpPort);
    for (const command of [
      'MAIL FROM:<a@b',
      'RCPT TO:<nobody@elsewhere.example>',
      'DATA',
      `NOOP ${'x'.repeat(3000)}`,
      '\u0000\u0001',
      'BDAT 5',
    ])
      expect(await line.say(command)).toBeGreaterThanOrEqual(250);
    line.close();
    expect(await post(`${world.product.url}/webhooks/nobody-knows-this-key`, Buffer.from('{}'), {})).toBe(404);
    await stillThere();
  });
});

describe('kill -9 under load', () => {
  it('of server and Postgres, twice each, loses nothing, doubles nothing, leaves nothing behind', async () => {
    const targets = ['server', 'postgres', 'server', 'postgres'] as const;
    const outcome = await runChaos({ targets, perChannel: 2, everyMs: 150, lullMs: 1500, settleMs: 60_000, seed: 20_261_122 });
    expect(outcome.verdict.faults).toEqual([]);
    expect(outcome.orphans).toEqual([]);
    expect(outcome.acknowledged).toBeGreaterThan(50);
    expect(outcome.verdict.answers).toBeGreaterThan(20);
  }, 150_000);
});
