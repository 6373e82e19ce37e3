import type { AnyChannel } from '@throughline/protocol/channel';
import { startApiSystemSimulator } from '@throughline/simulators';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { acting } from '../conversations/index.ts';
import { updateInbox } from '../inboxes/index.ts';
import { retryTrayItem } from '../intake/index.ts';
import { getTrayItem, listTray } from '../tray/index.ts';
import { type DeliveryCenter, openDelivery, SECRET } from './testing/open-delivery.ts';
import type { DeliveryDeps } from './types.ts';

let center: DeliveryCenter;
// What the provider really takes stays as it is; we only believe otherwise.
let believed: number | undefined;
let broken = false;

const withDoubts = (deps: DeliveryDeps): DeliveryDeps => {
  const real = deps.channels.get('telegram') as AnyChannel;
  const doubtful: AnyChannel = {
    ...real,
    get abilities() {
      return believed === undefined ? real.abilities : { ...real.abilities, text: { ...real.abilities.text, max: believed } };
    },
    encode: (input) => {
      if (broken) throw new Error('a mistake of ours');
      return real.encode(input);
    },
  };
  return { ...deps, channels: new Map([...deps.channels, ['telegram', doubtful]]) };
};

beforeAll(async () => {
  center = await openDelivery(withDoubts);
});
afterEach(() => {
  center.system.clearMishaps();
  center.telegram.clearMishaps();
  center.mail.clearMishaps();
  believed = undefined;
  broken = false;
});
afterAll(() => center.close());

const ask = async (name: string) => center.hear(await center.apiInbox(), name, 'hi');
const requestsFor = (name: string) => center.system.requests().filter((request) => request.body.threadId === name);
const retryFromTray = async (messageId: string): Promise<void> => {
  const items = await listTray(center.database.kysely, null, { state: 'waiting', limit: 100 });
  const item = await getTrayItem(center.database.kysely, null, items.find((one) => one.messageId === messageId)?.id ?? '');
  const mail = { translateMail: () => Promise.reject(new Error('no mail here')), saveFile: center.files.save };
  await retryTrayItem({ ...center, ...mail }, item);
};

describe('a provider that fails for now', () => {
  it('is asked again under the same key, and takes the answer once', async () => {
    center.system.setMishaps({ status: 500, times: 2 });
    const answer = await center.reply(await ask('shaky'), 'hello');
    await center.untilNextTry(answer.id);
    expect(await center.message(answer.id)).toMatchObject({ state: 'queued', error: { class: 'transient' }, attempts: 1 });
    await expect.poll(async () => (await center.message(answer.id)).attempts, { timeout: 20_000 }).toBe(2);
    await center.untilNextTry(answer.id);
    expect(await center.reaches(answer.id, 'sent')).toMatchObject({ attempts: 3, error: null, nextTryAt: null });
    expect(requestsFor('shaky').map((request) => request.key)).toEqual([`${answer.id}.0`, `${answer.id}.0`, `${answer.id}.0`]);
    expect(center.system.messages().filter((message) => message.id === answer.id)).toHaveLength(1);
  });

  it('is left alone for as long as it asks', async () => {
    center.system.setMishaps({ status: 429, times: 1 });
    const before = center.clock.now().getTime();
    const answer = await center.reply(await ask('busy'), 'hello');
    await center.untilNextTry(answer.id);
    expect(center.clock.now().getTime() - before).toBe(1000);
    await center.reaches(answer.id, 'sent');
  });

  it('is given up after an hour, where people see it', async () => {
    center.system.setMishaps({ status: 500 });
    const answer = await center.reply(await ask('dead'), 'hello');
    await center.untilNextTry(answer.id);
    center.clock.advance(3_700_000);
    expect((await center.reaches(answer.id, 'failed')).error?.class).toBe('transient');
    expect(await center.tray(answer.id)).toEqual(['transient']);
  });

  it('does not hold up what was written after an answer that was taken back', async () => {
    center.system.setMishaps({ status: 500, times: 1 });
    const heard = await ask('waiting');
    const first = await center.reply(heard, 'taken back');
    await expect.poll(async () => (await center.message(first.id)).nextTryAt).not.toBeNull();
    await center.bus.transact((tx) => acting.cancel(tx, acting.EVERYTHING, first.id));
    const second = await center.reply(heard, 'hello');
    await center.reaches(second.id, 'sent');
    expect(center.system.messages().filter((message) => message.threadId === 'waiting')).toMatchObject([{ plain: 'hello' }]);
  });
});

describe('a lost answer of the provider', () => {
  it('means asking again where the provider knows the key', async () => {
    center.system.setMishaps({ dropAnswer: true, times: 1 });
    const answer = await center.reply(await ask('lossy'), 'hello');
    await center.untilNextTry(answer.id);
    await center.reaches(answer.id, 'sent');
    expect(requestsFor('lossy').map((request) => request.repeated)).toEqual([false, true]);
  });

  it('means "maybe sent" where it knows none: nothing is repeated unless a person says so', async () => {
    const { inbox, user, chat } = await center.telegramChat();
    center.telegram.setMishaps({ dropAnswer: true, times: 1 });
    const heard = await center.hear(inbox, chat, 'hi');
    const answer = await center.reply(heard, 'once');
    expect((await center.reaches(answer.id, 'maybe-sent')).error?.class).toBe('transient');
    expect(await center.tray(answer.id)).toEqual(['maybe-sent']);
    center.clock.advance(400_000);
    await center.reaches((await center.reply(heard, 'next')).id, 'sent');
    expect(user.transcript().flatMap((message) => (message.from === 'bot' ? message.text : []))).toEqual(['once', 'next']);
  });

  it('means "maybe sent" for mail as well', async () => {
    center.mail.setMishaps({ dropAnswer: true });
    const answer = await center.reply(await center.hear(await center.mailInbox(), 'lost@example.com', 'hi'), 'hello');
    await center.reaches(answer.id, 'maybe-sent');
    expect(center.mail.mailbox('lost@example.com').messages()).toHaveLength(1);
  });

  it('is no doubt when the connection never stood', async () => {
    const nobody = await startApiSystemSimulator({ secret: SECRET });
    await nobody.close();
    const inbox = await center.connect('email', { address: 'far@shop.example', smtpHost: '127.0.0.1', smtpPort: new URL(nobody.url).port });
    const answer = await center.reply(await center.hear(inbox, 'down@example.com', 'hi'), 'hello');
    await expect.poll(async () => (await center.message(answer.id)).nextTryAt, { timeout: 20_000 }).not.toBeNull();
    await center.bus.transact((tx) => updateInbox(tx, center, inbox.id, { settings: { smtpPort: center.mail.port } }, null));
    await center.bus.drained();
    await center.untilNextTry(answer.id);
    await center.reaches(answer.id, 'sent');
  });
});

describe('an answer that was refused', () => {
  it('fails with its reason, lies in the tray, and is sent once when a person tries again', async () => {
    const { inbox, user, chat } = await center.telegramChat();
    const heard = await center.hear(inbox, chat, 'hi');
    user.block();
    const answer = await center.reply(heard, 'hello');
    expect((await center.reaches(answer.id, 'failed')).error).toMatchObject({
      class: 'blocked',
      detail: 'Forbidden: bot was blocked by the user',
    });
    expect(await center.tray(answer.id)).toEqual(['blocked']);
    user.unblock();
    const tries = await Promise.allSettled(Array.from({ length: 5 }, () => retryFromTray(answer.id)));
    expect(tries.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
    await center.reaches(answer.id, 'sent');
    expect(await center.tray(answer.id)).toEqual([]);
    expect(user.transcript().filter((message) => message.from === 'bot')).toHaveLength(1);
  });

  it('half-way goes on after the pieces that had arrived', async () => {
    const { inbox, user, chat } = await center.telegramChat();
    const heard = await center.hear(inbox, chat, 'hi');
    const fromBot = () => user.transcript().filter((message) => message.from === 'bot');
    const stop = center.telegram.subscribe(() => {
      if (fromBot().length !== 2) return;
      stop();
      user.block();
    });
    const answer = await center.reply(heard, Array.from({ length: 1500 }, (_, n) => `word${n}.`).join(' '));
    const failed = await center.reaches(answer.id, 'failed');
    expect([failed.pieces.length, failed.providerIds.length]).toEqual([2, 2]);
    user.unblock();
    await retryFromTray(answer.id);
    const sent = await center.reaches(answer.id, 'sent');
    expect(fromBot().map((message) => message.text)).toEqual(sent.pieces);
    expect(sent.providerIds).toHaveLength(sent.pieces.length);
  });

  it('as too long is fitted tighter, once', async () => {
    const { inbox, user, chat } = await center.telegramChat();
    const heard = await center.hear(inbox, chat, 'hi');
    const long = Array.from({ length: 900 }, (_, n) => `word${n}.`).join(' ');
    believed = 8000;
    const answer = await center.reply(heard, [{ type: 'text', text: `**${long}**`, md: true }]);
    const sent = await center.reaches(answer.id, 'sent');
    expect(sent.pieces.length).toBeGreaterThan(1);
    expect(
      user
        .transcript()
        .filter((message) => message.from === 'bot')
        .map((message) => message.text),
    ).toEqual(sent.pieces);
    believed = 20_000;
    const hopeless = await center.reply(heard, `${long} ${long}`);
    expect((await center.reaches(hopeless.id, 'failed')).error?.class).toBe('too-long');
  });

  it('as too long is fitted tighter even when the first try failed for another reason', async () => {
    const { inbox, chat } = await center.telegramChat();
    const heard = await center.hear(inbox, chat, 'hi');
    believed = 8000;
    center.telegram.setMishaps({ status: 429, times: 1 });
    const answer = await center.reply(heard, Array.from({ length: 900 }, (_, n) => `word${n}.`).join(' '));
    await center.untilNextTry(answer.id);
    await center.reaches(answer.id, 'sent');
  });
});

describe('a mistake of our own', () => {
  it('is tried again, and in the end shown instead of lost', async () => {
    const { inbox, chat } = await center.telegramChat();
    const heard = await center.hear(inbox, chat, 'hi');
    broken = true;
    const answer = await center.reply(heard, 'hello');
    for (let attempts = 1; attempts <= 4; attempts++) {
      await expect.poll(async () => (await center.message(answer.id)).attempts, { timeout: 10_000 }).toBe(attempts);
      await expect.poll(() => center.troubles.length).toBe(attempts);
      center.clock.advance(5000);
    }
    expect((await center.reaches(answer.id, 'failed')).error?.detail).toBe('It could not be prepared: a mistake of ours');
    expect(await center.tray(answer.id)).toEqual(['invalid']);
  });
});

describe('an event that comes again', () => {
  it('sends nothing that has failed or maybe arrived', async () => {
    const { inbox, user, chat } = await center.telegramChat();
    center.telegram.setMishaps({ dropAnswer: true, times: 1 });
    const heard = await center.hear(inbox, chat, 'hi');
    const answer = await center.reply(heard, 'once');
    await center.reaches(answer.id, 'maybe-sent');
    const data = { messageId: answer.id, threadId: heard.threadId, inboxId: inbox.id, channel: 'telegram', by: 'agent' as const };
    await center.bus.transact(async (tx) => tx.emit({ type: 'message.queued', key: heard.conversationId, data }));
    await center.bus.drained();
    await center.reaches((await center.reply(heard, 'next')).id, 'sent');
    expect(user.transcript().filter((message) => message.text === 'once')).toHaveLength(1);
  });
});
