import { readFileSync } from 'node:fs';
import type { Piece, RawRequest, Received } from '@throughline/protocol/channel';
import type { ChannelEvent } from '@throughline/protocol/envelope';
import { lengthOf, render } from '@throughline/rendering';
import { describe, expect, it } from 'vitest';
import { checkChannel } from '../conformance.ts';
import { telegramChannel } from './index.ts';

const updates = JSON.parse(readFileSync(new URL('./fixtures/updates.json', import.meta.url), 'utf8')) as Record<string, unknown>;
const token = '123456789:AAEhBOweik6ad9r_ProfessionalBot';
const secret = 'a-webhook-secret_1';
const settings = telegramChannel.settings.parse({ token, webhookSecret: secret, apiUrl: 'http://127.0.0.1:9/' });
const now = 1_795_280_500_000;

const post = (update: unknown, headers: Record<string, string> = { 'x-telegram-bot-api-secret-token': secret }): RawRequest => ({
  method: 'POST',
  url: '/hooks/telegram/abc',
  headers: { 'content-type': 'application/json', ...headers },
  body: new TextEncoder().encode(JSON.stringify(update)),
});
const named = (name: string, events = 1) => ({ name, request: post(updates[name]), events });
const http = (status: number, body: unknown, headers: Record<string, string> = {}) => ({
  via: 'http' as const,
  status,
  headers,
  body: JSON.stringify(body),
});
const refusal = (status: number, description: string, parameters?: object) =>
  http(status, { ok: false, error_code: status, description, parameters });

checkChannel(telegramChannel, {
  settings: { token, webhookSecret: secret },
  now,
  address: { threadId: '5512345678', to: { type: 'telegram', value: '5512345678', scope: '', verified: true } },
  render,
  lengthOf,
  genuine: [
    'text',
    'marked',
    'photo',
    'document',
    'voice',
    'video',
    'location',
    'ownContact',
    'otherContact',
    'reply',
    'edit',
    'tap',
    'start',
    'startWithToken',
    'blocked',
    'migrate',
    'reaction',
  ].map((name) => named(name)),
  forged: [
    { name: 'no secret', request: post(updates.text, {}) },
    { name: 'wrong secret', request: post(updates.text, { 'x-telegram-bot-api-secret-token': 'a-webhook-secret_2' }) },
    { name: 'a prefix of the secret', request: post(updates.text, { 'x-telegram-bot-api-secret-token': 'a-webhook' }) },
  ],
  echoes: [named('echo', 0)],
  unknown: ['poll', 'dice', 'strange'].map((name) => named(name, 0)),
  answers: [
    { name: 'sent', result: http(200, { ok: true, result: { message_id: 9, chat: { id: 5, type: 'private' }, date: 1 } }), is: 'ok' },
    {
      name: 'album',
      result: http(200, {
        ok: true,
        result: [
          { message_id: 9, chat: { id: 5 } },
          { message_id: 10, chat: { id: 5 } },
        ],
      }),
      is: 'ok',
    },
    { name: 'too fast', result: refusal(429, 'Too Many Requests: retry after 7', { retry_after: 7 }), is: 'rate', retryAfterMs: 7000 },
    { name: 'blocked', result: refusal(403, 'Forbidden: bot was blocked by the user'), is: 'blocked' },
    { name: 'deactivated', result: refusal(400, 'Bad Request: user is deactivated'), is: 'blocked' },
    { name: 'wrong token', result: refusal(401, 'Unauthorized'), is: 'auth' },
    { name: 'unknown token', result: refusal(404, 'Not Found'), is: 'auth' },
    { name: 'no such chat', result: refusal(400, 'Bad Request: chat not found'), is: 'invalid' },
    { name: 'too long', result: refusal(400, 'Bad Request: message is too long'), is: 'too-long' },
    { name: 'caption too long', result: refusal(400, 'Bad Request: MEDIA_CAPTION_TOO_LONG'), is: 'too-long' },
    {
      name: 'bad markup',
      result: refusal(400, 'Bad Request: can\'t parse entities: Unsupported start tag "x" at byte offset 0'),
      is: 'unsupported',
    },
    { name: 'bad picture', result: refusal(400, 'Bad Request: PHOTO_INVALID_DIMENSIONS'), is: 'unsupported' },
    { name: 'file too big', result: refusal(413, 'Request Entity Too Large'), is: 'too-long' },
    {
      name: 'group moved',
      result: refusal(400, 'Bad Request: group chat was upgraded to a supergroup chat', { migrate_to_chat_id: -100 }),
      is: 'transient',
    },
    { name: 'their trouble', result: { via: 'http', status: 502, headers: {}, body: '<html>Bad Gateway</html>' }, is: 'transient' },
    {
      name: 'token in a network error',
      result: { via: 'error', maybeSent: true, detail: `connect to https://api.telegram.org/bot${token}/sendMessage failed` },
      is: 'transient',
    },
  ],
});

const received = (name: string): Received => telegramChannel.receive?.(post(updates[name]), settings, now) as Received;
const eventOf = (name: string): ChannelEvent => (received(name) as { events: ChannelEvent[] }).events[0] as ChannelEvent;
const encode = (piece: Piece) =>
  telegramChannel.encode({
    piece,
    settings,
    idempotencyKey: 'k',
    address: { threadId: '5512345678', to: { type: 'telegram', value: '5512345678', scope: '', verified: true } },
    message: { id: 'm', reference: '48210934', index: 0, of: 1, at: now, meta: {} },
  });

describe('receiving from Telegram', () => {
  it('reads a text with its writer, time, language and quoted reference', () => {
    expect(eventOf('text')).toMatchObject({
      key: '5512345678:11',
      type: 'message',
      threadKey: '5512345678',
      at: 1_795_280_400_000,
      from: { type: 'telegram', value: '5512345678', name: '小红 李', verified: true },
      parts: [{ type: 'text', text: '卡密用不了，编号 4821 0934' }],
      reference: '48210934',
      meta: { locale: 'zh-hans', username: 'lixiaohong' },
    });
  });
  it('turns entities, whose offsets count UTF-16 units, into Markdown', () => {
    expect(eventOf('marked').parts).toEqual([
      { type: 'text', md: true, text: '👍 **Bold** and `code` \\* [see here](<https://example.com/a>)\\\nnext' },
    ]);
  });
  it('takes the largest photo with its caption', () => {
    expect(eventOf('photo').parts).toEqual([
      { type: 'media', kind: 'image', ref: { remoteId: 'AgAC-large' }, mime: 'image/jpeg', bytes: 120_000, caption: 'My receipt' },
    ]);
  });
  it('trusts a phone number only from its owner', () => {
    expect(eventOf('ownContact').alsoFrom).toEqual([{ type: 'phone', value: '+8613800138000', scope: '', verified: true }]);
    expect(eventOf('otherContact').alsoFrom).toEqual([]);
    expect(eventOf('otherContact').parts).toEqual([{ type: 'contact', name: 'Bob', phones: ['+4915112345678'], emails: [] }]);
  });
  it('gives an edit the key of the message it changes', () => {
    expect(eventOf('edit')).toMatchObject({ type: 'edit', ref: eventOf('text').key, at: 1_795_280_460_000 });
  });
  it("reads a tap as a choice and stops the button's spinner in the answer", () => {
    expect(eventOf('tap')).toMatchObject({
      type: 'message',
      parts: [{ type: 'choice', optionId: 'refund', label: '退款 Refund' }],
      answers: ['5512345678:10'],
    });
    expect(received('tap')).toMatchObject({
      ack: { status: 200, body: '{"method":"answerCallbackQuery","callback_query_id":"4382bfdwdsb323b2d9"}' },
    });
  });
  it('tells opening from coming back with a token', () => {
    expect(eventOf('start').type).toBe('opened');
    expect(eventOf('startWithToken')).toMatchObject({ type: 'message', token: 'tk_8fK2nQ7xLm3pR9vT' });
  });
  it('sees when the customer blocks the bot, reacts, or a group moves', () => {
    expect(eventOf('blocked').type).toBe('unfollowed');
    expect(eventOf('reaction')).toMatchObject({ type: 'reaction', ref: '5512345678:10', parts: [{ type: 'text', text: '👍' }] });
    expect(eventOf('migrate')).toMatchObject({ type: 'migrated', threadKey: '-400123', ref: '-1001234567890' });
  });
  it('quotes the message that is answered', () => {
    expect(eventOf('reply')).toMatchObject({
      parts: [
        { type: 'quote', ref: '5512345678:10', text: 'Shall we send it again?' },
        { type: 'text', text: 'Yes please' },
      ],
      answers: ['5512345678:10'],
    });
  });
  it('says what it did not understand, for the tray', () => {
    expect(received('dice')).toMatchObject({ unknown: ['a message with dice'] });
    expect(received('strange')).toMatchObject({ unknown: ['an update we cannot read'] });
  });
});

describe('sending to Telegram', () => {
  it('writes HTML with a keyboard that carries the option ids', () => {
    expect(
      encode({
        text: '<b>Hi</b>',
        plain: 'Hi',
        options: {
          style: 'button',
          items: [
            { id: 'a', label: 'Yes' },
            { id: 'b', label: 'Site', url: 'https://example.com/' },
          ],
        },
      }),
    ).toEqual([
      {
        via: 'http',
        method: 'POST',
        url: `http://127.0.0.1:9/bot${token}/sendMessage`,
        body: {
          chat_id: 5_512_345_678,
          text: '<b>Hi</b>',
          parse_mode: 'HTML',
          reply_markup: { inline_keyboard: [[{ text: 'Yes', callback_data: 'a' }], [{ text: 'Site', url: 'https://example.com/' }]] },
        },
      },
    ]);
  });
  it('does not let a plain text be parsed as HTML', () => {
    expect(encode({ text: '1 < 2 & 3', plain: '1 < 2 & 3' })[0]).not.toHaveProperty('body.parse_mode');
  });
  it('uploads a stored file and passes on a public address', () => {
    const [upload, link] = encode({
      text: '',
      plain: '',
      media: [
        { kind: 'image', fileId: 'f1', mime: 'image/png', name: 'a.png', caption: 'A' },
        { kind: 'file', url: 'https://example.com/a.pdf' },
      ],
    });
    expect(upload).toMatchObject({
      url: expect.stringContaining('/sendPhoto'),
      body: { caption: 'A' },
      files: { photo: { fileId: 'f1', name: 'a.png', mime: 'image/png' } },
    });
    expect(link).toMatchObject({ url: expect.stringContaining('/sendDocument'), body: { document: 'https://example.com/a.pdf' } });
  });
  it('registers its webhook with the secret', () => {
    expect(telegramChannel.connect?.(settings, 'https://desk.example/hooks/x')).toMatchObject([
      { body: { url: 'https://desk.example/hooks/x', secret_token: secret } },
    ]);
  });
  it('derives a webhook secret when none is set, and not the token itself', () => {
    const [call] = telegramChannel.connect?.(telegramChannel.settings.parse({ token }), 'https://desk.example/h') ?? [];
    expect(call).toMatchObject({ body: { secret_token: expect.stringMatching(/^[\w-]{32,256}$/) } });
    expect(JSON.stringify((call as { body: unknown }).body)).not.toContain(token);
  });
});

describe('an odd update', () => {
  const posted = (chat: object) => {
    const message = { message_id: 1, date: 1, chat, from: { id: 7, first_name: 'Ana' }, text: 'hi' };
    const body = new TextEncoder().encode(JSON.stringify({ update_id: 1, message }));
    const headers = { 'x-telegram-bot-api-secret-token': secret };
    return telegramChannel.receive?.({ method: 'POST', url: '/', headers, body }, settings, 0);
  };
  it('beyond the year 9999 is put aside and not asked for for ever', () => {
    const message = {
      message_id: 1,
      date: 99_999_999_999_999,
      chat: { id: 7, type: 'private' },
      from: { id: 7, first_name: 'Ana' },
      text: 'hi',
    };
    const body = new TextEncoder().encode(JSON.stringify({ update_id: 1, message }));
    const headers = { 'x-telegram-bot-api-secret-token': secret };
    const answer = telegramChannel.receive?.({ method: 'POST', url: '/', headers, body }, settings, 0);
    expect(answer).toMatchObject({ ack: { status: 200 }, events: [], unknown: ['an update we cannot read'] });
  });
  it('of a group proves nobody: what is told there, others read', () => {
    expect(posted({ id: 7, type: 'private' })).toMatchObject({ events: [{ from: { value: '7', verified: true } }] });
    expect(posted({ id: -100, type: 'supergroup' })).toMatchObject({ events: [{ from: { value: '7', verified: false } }] });
  });
});
