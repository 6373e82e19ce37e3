import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { ApiError, parseRetryAfter } from './api-error.ts';
import { createClient } from './client.ts';

type Seen = { method: string; url: string; headers: IncomingMessage['headers']; body: string };
const open: (() => void)[] = [];
afterEach(() => {
  for (const close of open.splice(0)) close();
});

/** A server that answers from the list, one answer a request, and keeps what it was asked. */
const serve = async (...answers: { status?: number; headers?: Record<string, string>; json: unknown }[]) => {
  const seen: Seen[] = [];
  const server = createServer(async (request: IncomingMessage, response: ServerResponse) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    seen.push({ method: request.method ?? '', url: request.url ?? '', headers: request.headers, body: Buffer.concat(chunks).toString() });
    const answer = answers[Math.min(seen.length, answers.length) - 1] ?? { json: null };
    response.writeHead(answer.status ?? 200, { 'content-type': 'application/json', ...answer.headers }).end(JSON.stringify(answer.json));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  open.push(() => server.close());
  const waits: number[] = [];
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const client = createClient({ baseUrl, token: 'tl_secret', wait: async (ms) => void waits.push(ms) });
  return { client, seen, waits };
};
const busy = { status: 503, headers: { 'retry-after': '2' }, json: { type: 'about:blank', title: 'Busy', status: 503, code: 'busy' } };
const limited = { status: 429, json: { type: 'about:blank', title: 'Slow down', status: 429, code: 'rate-limited' } };

test('a call fills the path, sends body, token, guard and idempotency key', async () => {
  const { client, seen } = await serve({ status: 201, json: { id: 'm1' } });
  const body = { parts: [{ type: 'text' as const, text: '您好' }] };
  expect(await client.call('sendReply', { id: 'a b', body, idempotencyKey: 'k1' })).toEqual({ id: 'm1' });
  expect(seen[0]).toMatchObject({ method: 'POST', url: '/api/v1/conversations/a%20b/replies', body: JSON.stringify(body) });
  expect(seen[0]?.headers).toMatchObject({
    authorization: 'Bearer tl_secret',
    'x-throughline': '1',
    'idempotency-key': 'k1',
    'content-type': 'application/json',
  });
});

test('query values are printed and absent ones left out', async () => {
  const { client, seen } = await serve({ json: { items: [], nextCursor: null } });
  await client.call('listConversations', { query: { view: 'mine', unread: true, q: '退款 &', status: undefined } });
  expect(seen[0]?.url).toBe('/api/v1/conversations?view=mine&unread=true&q=%E9%80%80%E6%AC%BE+%26');
});

test('a refusal is thrown as ApiError with its problem', async () => {
  const problem = { type: 'about:blank', title: 'The customer has written since', status: 409, code: 'unseen-messages' };
  const { client } = await serve({ status: 409, json: problem });
  const error = await client
    .call('sendReply', { id: 'c', body: { parts: [{ type: 'text', text: 'x' }] } })
    .catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(ApiError);
  expect(error).toMatchObject({ status: 409, code: 'unseen-messages', problem, retriable: false });
});

test('an answer that is no problem details still becomes one', async () => {
  const { client } = await serve({ status: 502, json: 'bad gateway' });
  await expect(client.call('getMe')).rejects.toMatchObject({ status: 502, code: 'http-502' });
});

test('503 is retried after Retry-After where repeating is safe, and not otherwise', async () => {
  const reading = await serve(busy, { json: { ok: true } });
  expect(await reading.client.call('getMe')).toEqual({ ok: true });
  expect(reading.waits).toEqual([2000]);
  const writing = await serve(busy, { json: { ok: true } });
  await expect(writing.client.call('resolveConversation', { id: 'c' })).rejects.toMatchObject({
    code: 'busy',
    retriable: true,
    retryAfterMs: 2000,
  });
  expect(writing.seen).toHaveLength(1);
});

test('429 is retried for writes too, and given up after the last try', async () => {
  const { client, seen, waits } = await serve(limited, limited, limited, { json: {} });
  await expect(client.call('resolveConversation', { id: 'c' })).rejects.toMatchObject({ status: 429 });
  expect(seen).toHaveLength(3);
  expect(waits).toEqual([500, 1000]);
});

test('a server that is not there is an ApiError too', async () => {
  const client = createClient({ baseUrl: 'http://127.0.0.1:1' });
  await expect(client.call('getMe')).rejects.toMatchObject({ status: 0, code: 'unreachable', retriable: true });
});

test('pages walks every page by its cursor', async () => {
  const { client, seen } = await serve({ json: { items: [1, 2], nextCursor: 'c2' } }, { json: { items: [3], nextCursor: null } });
  const all: unknown[] = [];
  for await (const items of client.pages('listCustomers', { query: { q: 'wang' } })) all.push(...items);
  expect(all).toEqual([1, 2, 3]);
  expect(seen.map((request) => request.url)).toEqual(['/api/v1/customers?q=wang', '/api/v1/customers?q=wang&cursor=c2']);
});

test('a file goes up as multipart', async () => {
  const { client, seen } = await serve({ status: 201, json: { id: 'f1' } });
  await client.uploadFile(new Blob(['hello'], { type: 'text/plain' }), '发票.txt');
  expect(seen[0]?.headers['content-type']).toMatch(/^multipart\/form-data; boundary=/);
  expect(seen[0]?.body).toContain('name="file"; filename="发票.txt"');
});

test('Retry-After is read as seconds or as a date', () => {
  const now = Date.parse('2026-01-01T00:00:00Z');
  expect(parseRetryAfter('3', now)).toBe(3000);
  expect(parseRetryAfter('Thu, 01 Jan 2026 00:00:05 GMT', now)).toBe(5000);
  expect(parseRetryAfter('soon', now)).toBeUndefined();
  expect(parseRetryAfter(null, now)).toBeUndefined();
});
