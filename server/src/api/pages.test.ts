import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { type FastifyInstance, fastify } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { registerPages } from './register-pages.ts';

const SCRIPT = 'console.log(1);'.repeat(200);
let folder: string;
let app: FastifyInstance;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tl-pages-'));
  await mkdir(join(folder, 'desk/assets'), { recursive: true });
  await mkdir(join(folder, 'widget'));
  await writeFile(join(folder, 'desk/index.html'), '<!doctype html><title>desk</title>');
  await writeFile(join(folder, 'desk/assets/a-1.js'), SCRIPT);
  await writeFile(join(folder, 'widget/widget.js'), SCRIPT);
  await writeFile(join(folder, 'secret.txt'), 'hidden words');
  app = fastify();
  registerPages(app, { desk: join(folder, 'desk'), widget: join(folder, 'widget') });
});
afterAll(() => rm(folder, { recursive: true }));

const get = (url: string, headers: Record<string, string> = {}) => app.inject({ method: 'GET', url, headers });

describe('pages', () => {
  it('open the desk at any of its addresses, under a strict policy', async () => {
    for (const url of ['/desk/', '/desk/inbox/12', '/desk/settings/inboxes']) {
      const answer = await get(url);
      expect(answer.body).toContain('<title>desk</title>');
      expect(answer.headers['content-security-policy']).toContain("script-src 'self'");
      expect(answer.headers['cache-control']).toBe('no-cache');
    }
    expect((await get('/')).headers['location']).toBe('/desk/');
  });

  it('keep named assets for ever, compressed, and say so when one is gone', async () => {
    const answer = await get('/desk/assets/a-1.js', { 'accept-encoding': 'br, gzip' });
    expect(answer.headers).toMatchObject({
      'content-encoding': 'gzip',
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': expect.stringContaining('immutable'),
    });
    expect(gunzipSync(answer.rawPayload).toString()).toBe(SCRIPT);
    expect((await get('/desk/assets/a-1.js', { 'accept-encoding': 'gzip;q=0' })).body).toBe(SCRIPT);
    expect((await get('/desk/assets/a-0.js')).statusCode).not.toBe(200);
  });

  it('answer 304 to whoever has the file', async () => {
    const { etag } = (await get('/widget.js')).headers;
    expect((await get('/widget.js', { 'if-none-match': String(etag) })).statusCode).toBe(304);
  });

  it.each([
    '/desk/../secret.txt',
    '/desk/%2e%2e/secret.txt',
    '/desk/assets/..%2f..%2f..%2fsecret.txt',
    '/desk/..%5csecret.txt',
    '/desk//etc/passwd',
    '/desk/%00',
  ])('never lead out of their folder: %s', async (url) => {
    const answer = await get(url);
    expect(answer.body).not.toContain('hidden');
    expect(answer.body).not.toContain('root:');
  });

  it('let any site load the widget', async () => {
    expect((await get('/widget.js')).headers).toMatchObject({
      'access-control-allow-origin': '*',
      'cross-origin-resource-policy': 'cross-origin',
    });
  });

  it('are left out where nothing was built', async () => {
    const bare = fastify();
    registerPages(bare, { desk: join(folder, 'none'), widget: join(folder, 'none') });
    expect((await bare.inject('/desk/')).statusCode).toBe(404);
  });
});
