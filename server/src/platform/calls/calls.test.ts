import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Call } from '@throughline/protocol/channel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createGuardedFetch } from '../guard/index.ts';
import { executeCall, fetchFile, fillFrom, type Outside } from './index.ts';

type Came = { path: string; method: string; headers: IncomingMessage['headers']; body: string };

let server: Server;
let base: string;
let guarded: ReturnType<typeof createGuardedFetch>;
let outside: Outside;
const came: Came[] = [];

const ANSWERS: Record<string, { status: number; body: string; headers?: Record<string, string> }> = {
  '/ok': { status: 200, body: '{"result":{"file_path":"photos/a b.jpg"}}', headers: { 'x-kind': 'test' } },
  '/file/photos/a%20b.jpg': { status: 200, body: 'bytes', headers: { 'content-type': 'image/jpeg' } },
  '/elsewhere': { status: 302, body: '', headers: { location: '/ok' } },
  '/gone': { status: 404, body: 'no' },
};

beforeAll(async () => {
  server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const path = request.url ?? '';
    came.push({ path, method: request.method ?? '', headers: request.headers, body: Buffer.concat(chunks).toString() });
    const answer = ANSWERS[path];
    if (answer === undefined) request.socket.destroy();
    else response.writeHead(answer.status, answer.headers).end(answer.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  guarded = createGuardedFetch({ allowedPrivateHosts: ['127.0.0.1'] });
  outside = {
    fetch: (url, init) => guarded(url, init),
    sendMail: () => Promise.reject(Object.assign(new Error('no route'), { code: 'ENOTFOUND' })),
    readFile: async (id) =>
      id === 'known' ? { bytes: new TextEncoder().encode('content'), name: 'a.txt', mime: 'text/plain' } : undefined,
    fileUrl: (id) => `${base}/files/${id}`,
  };
});
afterAll(async () => {
  guarded.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const http = (path: string, more: Partial<Extract<Call, { via: 'http' }>> = {}): Call => ({
  via: 'http',
  method: 'POST',
  url: `${base}${path}`,
  ...more,
});
const run = (call: Call) => executeCall(outside, {}, call);

describe('a call', () => {
  it('is carried out as it says: an object as JSON, a string as it is', async () => {
    expect(await run(http('/ok', { body: { a: 1 } }))).toMatchObject({ via: 'http', status: 200, headers: { 'x-kind': 'test' } });
    expect(came.at(-1)).toMatchObject({ method: 'POST', body: '{"a":1}' });
    expect(came.at(-1)?.headers['content-type']).toBe('application/json');
    await run(http('/ok', { body: 'signed as it is', headers: { 'content-type': 'text/x', 'idempotency-key': 'k' } }));
    expect(came.at(-1)).toMatchObject({ body: 'signed as it is', headers: { 'content-type': 'text/x', 'idempotency-key': 'k' } });
  });

  it('uploads a stored file beside its fields', async () => {
    await run(
      http('/ok', { body: { chat_id: 7, options: { a: 1 } }, files: { photo: { fileId: 'known', name: 'a.txt', mime: 'text/plain' } } }),
    );
    const { headers, body } = came.at(-1) as Came;
    expect(headers['content-type']).toMatch(/^multipart\/form-data; boundary=/);
    for (const words of ['name="chat_id"\r\n\r\n7', '{"a":1}', 'filename="a.txt"', 'content']) expect(body).toContain(words);
  });

  it('that needs no wire is done', async () => {
    expect(await run({ via: 'socket' })).toEqual({ via: 'socket' });
    expect(await run({ via: 'poll' })).toEqual({ via: 'poll' });
  });

  it('takes a word of the answer before into its address, and cannot be led elsewhere by it', async () => {
    const first = await run(http('/ok'));
    const next = fillFrom(http('/file/{{result.file_path}}', { method: 'GET' }), first);
    expect(next).toMatchObject({ url: `${base}/file/photos/a%20b.jpg` });
    const evil = { via: 'http' as const, status: 200, headers: {}, body: '{"result":{"file_path":"../../etc/passwd"}}' };
    expect(() => fillFrom(http('/file/{{result.file_path}}'), evil)).toThrow();
  });
});

describe('what went wrong', () => {
  it('says whether the call may have arrived', async () => {
    expect(await run(http('/drop'))).toMatchObject({ via: 'error', maybeSent: true });
    expect(await run({ via: 'http', method: 'POST', url: 'http://127.0.0.1:1/' })).toMatchObject({ via: 'error', maybeSent: false });
    expect(await run({ via: 'http', method: 'POST', url: 'http://169.254.169.254/latest/' })).toMatchObject({
      via: 'error',
      maybeSent: false,
    });
    expect(await run({ via: 'mail', mail: { to: [] } as never })).toMatchObject({
      via: 'error',
      maybeSent: false,
      detail: expect.stringContaining('ENOTFOUND'),
    });
    const lost = http('/ok', { files: { photo: { fileId: 'gone', name: 'x', mime: 'x/y' } } });
    expect(await run(lost)).toMatchObject({ via: 'error', maybeSent: false });
  });

  it('is told when an answer leads elsewhere: a key must not travel to another house', async () => {
    expect(await run(http('/elsewhere'))).toMatchObject({ via: 'error' });
    expect(came.at(-1)?.path).toBe('/elsewhere');
  });
});

describe('a file that a provider holds', () => {
  const calls = (): Call[] => [http('/ok'), http('/file/{{result.file_path}}', { method: 'GET' })];

  it('is fetched by the last of several calls', async () => {
    const { bytes, mime } = await fetchFile(outside, {}, calls(), 100);
    expect([new TextDecoder().decode(bytes), mime]).toEqual(['bytes', 'image/jpeg']);
  });

  it('is refused when it is too large, gone, or nobody says where it is', async () => {
    await expect(fetchFile(outside, {}, calls(), 3)).rejects.toThrow();
    await expect(fetchFile(outside, {}, [http('/gone', { method: 'GET' })], 100)).rejects.toThrow('404');
    await expect(fetchFile(outside, {}, [], 100)).rejects.toThrow();
  });
});
