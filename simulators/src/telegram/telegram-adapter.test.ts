/** The shipping adapter against the simulator: what the server does between them, in thirty lines. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { telegramChannel } from '@throughline/channels';
import { fillCall } from '@throughline/protocol/call-chain';
import type { Call, CallResult, Outcome, RawRequest } from '@throughline/protocol/channel';
import type { ChannelEvent } from '@throughline/protocol/envelope';
import type { Part } from '@throughline/protocol/parts';
import { render } from '@throughline/rendering';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startTelegramSimulator, type TelegramSimulator } from '../index.ts';

const files: Record<string, Uint8Array> = { 'file-1': new Uint8Array([137, 80, 78, 71]) };

const execute = async (call: Call): Promise<CallResult> => {
  if (call.via !== 'http') throw new Error('Telegram is reached by HTTP');
  try {
    const response = await fetch(call.url, { method: call.method, ...bodyOf(call) });
    return { via: 'http', status: response.status, headers: Object.fromEntries(response.headers), body: await response.text() };
  } catch (error) {
    return { via: 'error', maybeSent: true, detail: String(error) };
  }
};

const bodyOf = (call: Extract<Call, { via: 'http' }>): RequestInit => {
  if (call.files === undefined)
    return call.body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(call.body) };
  const form = new FormData();
  for (const [name, value] of Object.entries(call.body as object))
    form.set(name, typeof value === 'string' ? value : JSON.stringify(value));
  for (const [name, file] of Object.entries(call.files))
    form.set(name, new Blob([files[file.fileId] as Uint8Array<ArrayBuffer>], { type: file.mime }), file.name);
  return { body: form };
};

let simulator: TelegramSimulator;
let settings: ReturnType<typeof telegramChannel.settings.parse>;
let events: ChannelEvent[];
let close: () => Promise<void>;

beforeEach(async () => {
  simulator = await startTelegramSimulator({ retryMs: 5, perChatMs: 0 });
  settings = telegramChannel.settings.parse({ token: '123456789:simulated-token', apiUrl: simulator.url });
  events = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const raw: RawRequest = {
        method: request.method ?? '',
        url: request.url ?? '',
        headers: request.headers as Record<string, string>,
        body: Buffer.concat(chunks),
      };
      const received = telegramChannel.receive?.(raw, settings, Date.now());
      if (received === undefined || 'reject' in received) response.writeHead(received?.reject ?? 500).end();
      else {
        events.push(...received.events);
        response.writeHead(received.ack.status, received.ack.headers).end(received.ack.body);
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  for (const call of telegramChannel.connect?.(settings, `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`) ?? [])
    await execute(call);
  close = async () => {
    await simulator.close();
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    server.closeAllConnections();
    await closed;
  };
});
afterEach(() => close());

const send = async (event: ChannelEvent, parts: Part[]): Promise<Outcome[]> => {
  const { pieces } = render({ parts, abilities: telegramChannel.abilities, fileUrl: (id) => `https://files.example/${id}` });
  const outcomes: Outcome[] = [];
  for (const [index, piece] of pieces.entries()) {
    const message = { id: 'm-1', reference: '48210934', index, of: pieces.length, at: Date.now(), meta: {} };
    for (const call of telegramChannel.encode({
      piece,
      address: { threadId: event.threadKey, to: event.from },
      settings,
      idempotencyKey: `m-1.${index}`,
      message,
    })) {
      outcomes.push(telegramChannel.classify(await execute(call)));
    }
  }
  return outcomes;
};
const next = (passes: (event: ChannelEvent) => boolean): Promise<ChannelEvent> => simulator.until(() => events.find(passes));

describe('the Telegram channel on the pretend Telegram', () => {
  it('brings a message in and an answer with every kind of markup out', async () => {
    const ann = simulator.user({ id: 7, firstName: 'Ann' });
    ann.send({ text: 'Hello <there> & *you*', entities: [{ type: 'bold', offset: 0, length: 5 }] });
    const event = await next((one) => one.type === 'message');
    expect(event).toMatchObject({
      threadKey: '7',
      from: { value: '7', name: 'Ann' },
      parts: [{ md: true, text: '**Hello** \\<there\\> & \\*you\\*' }],
    });
    const outcomes = await send(event, [
      { type: 'text', md: true, text: '# Hi\n\n**a < b** & `c` [d](https://e.example/?a=1&b=2)\n\n> q\n\n```js\nx\n```' },
    ]);
    expect(outcomes).toMatchObject([{ ok: true, ids: [expect.stringMatching(/^7:\d+$/)] }]);
    const shown = await ann.reply();
    expect(shown.text).toBe('Hi\n\na < b & c d\n\nq\n\nx');
    expect(shown.entities.map((entity) => entity.type)).toEqual(['bold', 'bold', 'code', 'text_link', 'blockquote', 'pre']);
  });

  it('sends a long text in pieces that are all taken', async () => {
    const ann = simulator.user({ id: 7 });
    ann.start();
    const event = await next(() => true);
    const text = `**${'请在兑换页面重新输入卡密 & 告诉我们 <结果>。'.repeat(400)}**`;
    const outcomes = await send(event, [{ type: 'text', md: true, text }]);
    expect(outcomes.length).toBeGreaterThan(2);
    expect(outcomes.every((outcome) => outcome.ok)).toBe(true);
    expect(
      ann
        .transcript()
        .filter((one) => one.from === 'bot')
        .map((one) => one.text)
        .join(''),
    ).toBe(text.slice(2, -2));
  });

  it('offers options and hears which one was tapped', async () => {
    const ann = simulator.user({ id: 7 });
    ann.start();
    await send(await next(() => true), [
      {
        type: 'options',
        prompt: 'What is it?',
        items: [
          { id: 'refund', label: '退款' },
          { id: 'code', label: 'Code' },
        ],
      },
    ]);
    ann.tap('退款');
    expect(await next((one) => one.parts[0]?.type === 'choice')).toMatchObject({
      parts: [{ type: 'choice', optionId: 'refund', label: '退款' }],
    });
    await simulator.until(() => simulator.calls().find((one) => one.method === 'answerCallbackQuery' && one.status === 200));
  });

  it('uploads a picture, and fetches one that a customer sent', async () => {
    const ann = simulator.user({ id: 7 });
    ann.send({ photo: { name: 'p.jpg', mime: 'image/jpeg', content: new Uint8Array([9, 8, 7]) }, text: 'my receipt' });
    const event = await next(() => true);
    const part = event.parts[0];
    if (part?.type !== 'media' || !('remoteId' in part.ref)) throw new Error('expected a photo');
    const [first, second] = telegramChannel.media?.(part.ref.remoteId, settings) ?? [];
    const named = await execute(first as Call);
    const fetched = await fetch((fillCall(second as Call, named.via === 'http' ? named.body : '') as { url: string }).url);
    expect([...new Uint8Array(await fetched.arrayBuffer())]).toEqual([9, 8, 7]);
    const outcomes = await send(event, [
      { type: 'media', kind: 'image', ref: { fileId: 'file-1' }, mime: 'image/png', name: 'card.png', caption: 'Here <it> is' },
    ]);
    expect(outcomes).toMatchObject([{ ok: true }]);
    expect((await ann.reply()).text).toBe('Here <it> is');
  });

  it.each([
    [{ status: 429 }, { class: 'rate', retryAfterMs: 1000 }],
    [{ status: 500 }, { class: 'transient' }],
    [{ status: 403 }, { class: 'blocked' }],
    [{ dropAnswer: true }, { class: 'transient' }],
  ] as const)('understands %o', async (mishap, outcome) => {
    const ann = simulator.user({ id: 7 });
    ann.start();
    const event = await next(() => true);
    simulator.setMishaps({ ...mishap, times: 1 });
    expect(await send(event, [{ type: 'text', text: 'Hello' }])).toMatchObject([outcome]);
  });

  it('hears that it was blocked, and is refused', async () => {
    const ann = simulator.user({ id: 7 });
    ann.start();
    const event = await next(() => true);
    ann.block();
    await next((one) => one.type === 'unfollowed');
    expect(await send(event, [{ type: 'text', text: 'Hello?' }])).toMatchObject([{ ok: false, class: 'blocked' }]);
  });

  it('knows an edit and a repeated update by their keys', async () => {
    const ann = simulator.user({ id: 7 });
    simulator.setMishaps({ duplicate: true });
    const said = ann.send('first');
    await simulator.until(() => (events.length === 2 ? true : undefined));
    expect(events[0]?.key).toBe(events[1]?.key);
    simulator.clearMishaps();
    ann.edit(said.id, 'second');
    expect(await next((one) => one.type === 'edit')).toMatchObject({ ref: events[0]?.key, parts: [{ text: 'second' }] });
  });
});
