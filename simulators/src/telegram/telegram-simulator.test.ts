import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { startTelegramSimulator, type TelegramSimulator } from '../index.ts';

const TOKEN = '123456789:simulated-token';
const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

const start = async (options: Parameters<typeof startTelegramSimulator>[0] = {}): Promise<TelegramSimulator> => {
  const simulator = await startTelegramSimulator({ retryMs: 5, ...options });
  open.push(simulator);
  return simulator;
};

type Reply = {
  ok: boolean;
  result?: Record<string, unknown>;
  error_code?: number;
  description?: string;
  parameters?: { retry_after: number };
};
const call = async (simulator: TelegramSimulator, method: string, body: object = {}, token = TOKEN): Promise<Reply> => {
  const response = await fetch(`${simulator.url}/bot${token}/${method}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return (await response.json()) as Reply;
};

type Hook = {
  updates: { update_id: number; secret: string | undefined; body: Record<string, unknown> }[];
  url: string;
  answer: (n: number) => { status: number; body?: string };
};
/** A bot's webhook that writes down what comes. */
const startHook = async (simulator: TelegramSimulator): Promise<Hook> => {
  const hook: Hook = { updates: [], url: '', answer: () => ({ status: 200 }) };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = JSON.parse(Buffer.concat(chunks).toString()) as { update_id: number };
      hook.updates.push({
        update_id: body.update_id,
        secret: request.headers['x-telegram-bot-api-secret-token'] as string | undefined,
        body,
      });
      const { status, body: text } = hook.answer(hook.updates.length);
      response.writeHead(status, { 'content-type': 'application/json' }).end(text);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  open.push({
    close: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  });
  hook.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
  await call(simulator, 'setWebhook', { url: hook.url, secret_token: 'hush' });
  return hook;
};
const settled = (simulator: TelegramSimulator): Promise<true> => simulator.until(() => (simulator.pending() === 0 ? true : undefined));

describe('the pretend Bot API', () => {
  it('knows bots by their token', async () => {
    const simulator = await start();
    expect((await call(simulator, 'getMe')).result).toMatchObject({ id: 123_456_789, is_bot: true });
    expect(await call(simulator, 'getMe', {}, 'nonsense')).toMatchObject({ ok: false, error_code: 401 });
    simulator.revoke(TOKEN);
    expect(await call(simulator, 'getMe')).toMatchObject({ ok: false, error_code: 401 });
  });

  it('lets a bot write only to people who wrote first and did not block it', async () => {
    const simulator = await start();
    await call(simulator, 'getMe');
    const ann = simulator.user({ id: 7 });
    const send = () => call(simulator, 'sendMessage', { chat_id: 7, text: 'hi' });
    expect(await call(simulator, 'sendMessage', { chat_id: 8, text: 'hi' })).toMatchObject({
      error_code: 400,
      description: 'Bad Request: chat not found',
    });
    expect(await send()).toMatchObject({ error_code: 403, description: "Forbidden: bot can't initiate conversation with a user" });
    ann.start();
    expect((await send()).ok).toBe(true);
    ann.block();
    expect(await send()).toMatchObject({ error_code: 403, description: 'Forbidden: bot was blocked by the user' });
    ann.send('sorry');
    expect((await send()).ok).toBe(true);
  });

  it('counts 4096 units after parsing, and refuses empty texts, bad HTML and long callback data', async () => {
    const simulator = await start({ perChatMs: 0 });
    await call(simulator, 'getMe');
    simulator.user({ id: 7 }).start();
    const send = (body: object) => call(simulator, 'sendMessage', { chat_id: 7, parse_mode: 'HTML', ...body });
    expect((await send({ text: `<b>${'&lt;'.repeat(4096)}</b>` })).ok).toBe(true);
    expect(await send({ text: 'a'.repeat(4097) })).toMatchObject({ error_code: 400, description: 'Bad Request: message is too long' });
    expect(await send({ text: '👍'.repeat(2049) })).toMatchObject({ description: 'Bad Request: message is too long' });
    expect(await send({ text: '<b> </b>' })).toMatchObject({ description: 'Bad Request: message text is empty' });
    expect((await send({ text: '<b>x' })).description).toContain("can't parse entities");
    const button = (data: string) => send({ text: 'x', reply_markup: { inline_keyboard: [[{ text: 'A', callback_data: data }]] } });
    expect((await button('d'.repeat(64))).ok).toBe(true);
    expect(await button('卡'.repeat(22))).toMatchObject({ description: 'Bad Request: BUTTON_DATA_INVALID' });
  });

  it('slows bots down to its rates and says how long to wait', async () => {
    let now = 1_000_000;
    const simulator = await start({ burst: 2, now: () => now });
    await call(simulator, 'getMe');
    simulator.user({ id: 7 }).start();
    const send = () => call(simulator, 'sendMessage', { chat_id: 7, text: 'hi' });
    await send();
    await send();
    expect(await send()).toMatchObject({ error_code: 429, parameters: { retry_after: 1 } });
    now += 1000;
    expect((await send()).ok).toBe(true);
  });

  it('takes uploads and gives files back', async () => {
    const simulator = await start();
    await call(simulator, 'getMe');
    const ann = simulator.user({ id: 7 });
    ann.start();
    const form = new FormData();
    form.set('chat_id', '7');
    form.set('caption', 'Your card');
    form.set('photo', new Blob([new Uint8Array([1, 2, 3])], { type: 'image/png' }), 'card.png');
    const sent = (await (await fetch(`${simulator.url}/bot${TOKEN}/sendPhoto`, { method: 'POST', body: form })).json()) as Reply;
    expect(sent.ok).toBe(true);
    const shown = ann.transcript().at(-1);
    expect(shown).toMatchObject({ from: 'bot', text: 'Your card', media: { kind: 'photo', name: 'card.png', bytes: 3 } });
    const file = await call(simulator, 'getFile', { file_id: shown?.media?.fileId });
    const bytes = await (await fetch(`${simulator.url}/file/bot${TOKEN}/${String(file.result?.file_path)}`)).arrayBuffer();
    expect([...new Uint8Array(bytes)]).toEqual([1, 2, 3]);
    expect(
      await call(simulator, 'sendMediaGroup', { chat_id: 7, media: [{ type: 'photo', media: 'https://e.example/1.png' }] }),
    ).toMatchObject({ ok: false });
    const album = await call(simulator, 'sendMediaGroup', {
      chat_id: 7,
      media: [
        { type: 'photo', media: 'https://e.example/1.png' },
        { type: 'document', media: 'https://e.example/2.pdf' },
      ],
    });
    expect(album.result).toHaveLength(2);
  });

  it('edits, shows typing, and answers a tap once', async () => {
    const simulator = await start({ perChatMs: 0 });
    await startHook(simulator);
    const ann = simulator.user({ id: 7 });
    ann.start();
    const sent = await call(simulator, 'sendMessage', {
      chat_id: 7,
      text: 'one',
      reply_markup: { inline_keyboard: [[{ text: 'Yes', callback_data: 'y' }]] },
    });
    await call(simulator, 'sendChatAction', { chat_id: 7, action: 'typing' });
    expect(ann.typing()).toBe(true);
    expect((await call(simulator, 'editMessageText', { chat_id: 7, message_id: sent.result?.message_id, text: 'two' })).ok).toBe(true);
    expect(ann.transcript().at(-1)).toMatchObject({ text: 'two', edited: true, buttons: [] });
    expect(await call(simulator, 'editMessageText', { chat_id: 7, message_id: sent.result?.message_id, text: 'two' })).toMatchObject({
      description: 'Bad Request: message is not modified',
    });
  });
});

describe('updates', () => {
  it('come in order, with the secret, and again until there is a 2xx', async () => {
    const simulator = await start();
    const hook = await startHook(simulator);
    hook.answer = (n) => ({ status: n <= 2 ? 500 : 200 });
    const ann = simulator.user({ id: 7, language: 'en' });
    ann.start();
    ann.send('first');
    ann.send({ contact: 'own' });
    await settled(simulator);
    const ids = hook.updates.map((update) => update.update_id);
    expect(ids).toEqual([ids[0], ids[0], ids[0], (ids[0] ?? 0) + 1, (ids[0] ?? 0) + 2]);
    expect(hook.updates.every((update) => update.secret === 'hush')).toBe(true);
    expect(hook.updates.at(-1)?.body).toMatchObject({ message: { contact: { user_id: 7, phone_number: ann.profile.phone } } });
  });

  it('wait for a webhook', async () => {
    const simulator = await start();
    await call(simulator, 'getMe');
    simulator.user({ id: 7 }).start();
    expect(simulator.pending()).toBe(1);
    const hook = await startHook(simulator);
    await settled(simulator);
    expect(hook.updates).toHaveLength(1);
  });

  it('may carry a method in their answer', async () => {
    const simulator = await start();
    const hook = await startHook(simulator);
    hook.answer = () => ({ status: 200, body: JSON.stringify({ method: 'sendMessage', chat_id: 7, text: 'at once' }) });
    const ann = simulator.user({ id: 7 });
    ann.start();
    expect((await ann.reply()).text).toBe('at once');
  });

  it('can be doubled and can change places', async () => {
    const simulator = await start();
    const hook = await startHook(simulator);
    const ann = simulator.user({ id: 7 });
    simulator.setMishaps({ duplicate: true });
    ann.send('twice');
    await simulator.until(() => (hook.updates.length === 2 && simulator.pending() === 0 ? true : undefined));
    simulator.setMishaps({ reorder: true });
    ann.send('a');
    ann.send('b');
    await simulator.until(() => (hook.updates.length === 4 ? true : undefined));
    expect(hook.updates.slice(2).map((update) => (update.body.message as { text: string }).text)).toEqual(['b', 'a']);
  });
});

describe('mishaps', () => {
  it('answer with a chosen status for a number of calls, then all is well', async () => {
    const simulator = await start();
    await call(simulator, 'getMe');
    const ann = simulator.user({ id: 7 });
    ann.start();
    simulator.setMishaps({ status: 500, times: 1 });
    expect(await call(simulator, 'sendMessage', { chat_id: 7, text: 'x' })).toMatchObject({ error_code: 500 });
    expect((await call(simulator, 'sendMessage', { chat_id: 7, text: 'x' })).ok).toBe(true);
    expect(ann.transcript().filter((message) => message.from === 'bot')).toHaveLength(1);
  });
  it('lose an answer after the message has arrived', async () => {
    const simulator = await start();
    await call(simulator, 'getMe');
    const ann = simulator.user({ id: 7 });
    ann.start();
    simulator.setMishaps({ dropAnswer: true, times: 1 });
    await expect(call(simulator, 'sendMessage', { chat_id: 7, text: 'arrived' })).rejects.toThrow();
    expect(ann.transcript().at(-1)?.text).toBe('arrived');
  });
  it('end with the outage', async () => {
    let now = 1000;
    const simulator = await start({ now: () => now });
    await call(simulator, 'getMe');
    simulator.setMishaps({ outageUntil: 2000 });
    await expect(call(simulator, 'getMe')).rejects.toThrow();
    now = 2000;
    expect((await call(simulator, 'getMe')).ok).toBe(true);
  });
});

describe('the controls over HTTP', () => {
  it('do what the functions do', async () => {
    const simulator = await start();
    await startHook(simulator);
    const act = async (path: string, body?: object): Promise<Record<string, unknown>> => {
      const response = await fetch(
        `${simulator.url}/_sim/${path}`,
        body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) },
      );
      return (await response.json()) as Record<string, unknown>;
    };
    expect(await act('users', { id: 7, firstName: 'Ann' })).toMatchObject({ id: 7, firstName: 'Ann' });
    await act('users/7', { act: 'send', text: 'hello' });
    await call(simulator, 'sendMessage', {
      chat_id: 7,
      text: 'Which?',
      reply_markup: { inline_keyboard: [[{ text: 'A', callback_data: 'a' }]] },
    });
    expect(await act('users/7')).toMatchObject({
      messages: [
        { from: 'user', text: 'hello' },
        { from: 'bot', buttons: [[{ text: 'A', optionId: 'a' }]] },
      ],
    });
    await act('users/7', { act: 'tap', option: 'a' });
    expect(await act('users/7', { act: 'tap', option: 'z' })).toMatchObject({ detail: 'no button z on this phone' });
    await act('mishaps', { slowMs: 5 });
    expect(await act('state')).toMatchObject({ users: [{ id: 7 }], mishaps: { slowMs: 5 } });
  });
});
