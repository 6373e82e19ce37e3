import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findRange } from './register-files.ts';
import { createTestApi, PUBLIC_URL, type TestApi } from './testing/create-test-api.ts';

let api: TestApi;
let headers: Record<string, string>;
beforeAll(async () => {
  api = await createTestApi();
  headers = (await api.signIn('agent')).headers;
});
afterAll(() => api.close());

const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
const upload = (content: Buffer, name: string, field = 'file') => {
  const head = `--b\r\ncontent-disposition: form-data; name="${field}"; filename="${name}"\r\ncontent-type: image/png\r\n\r\n`;
  const payload = Buffer.concat([Buffer.from(head), content, Buffer.from('\r\n--b--\r\n')]);
  return api.ask({
    method: 'POST',
    url: '/api/v1/files',
    headers: { ...headers, 'content-type': 'multipart/form-data; boundary=b' },
    payload,
  });
};
const get = (url: string, more: Record<string, string> = {}) => api.ask({ method: 'GET', url: url.replace(PUBLIC_URL, ''), headers: more });

describe('files', () => {
  it('come back by their signed link, as what they are, and can do nothing in a browser', async () => {
    const { url, mime, bytes } = (await upload(PNG, '码.png')).json();
    expect([mime, bytes]).toEqual(['image/png', PNG.length]);
    const answer = await get(url);
    expect(answer.rawPayload).toEqual(PNG);
    expect(answer.headers).toMatchObject({
      'content-type': 'image/png',
      'content-disposition': "inline; filename*=UTF-8''%E7%A0%81.png",
      'content-security-policy': expect.stringContaining('sandbox'),
    });
    expect((await get(`${url}&download=1`)).headers['content-disposition']).toMatch(/^attachment/);
  });

  it('are downloads when a browser could run them, whatever their sender called them', async () => {
    const { url, mime } = (await upload(Buffer.from('<!doctype html><script>alert(1)</script>'), 'photo.png')).json();
    expect(mime).not.toMatch(/^image/);
    expect((await get(url)).headers['content-disposition']).toMatch(/^attachment/);
  });

  it('stay closed without the right signature, after its time, and without sign-in', async () => {
    const { id, url } = (await upload(PNG, 'a.png')).json();
    expect((await get(url.replace(/s=./, 's=!'))).statusCode).toBe(404);
    expect((await get(`/files/${id}`)).statusCode).toBe(404);
    expect((await get(`/api/v1/files/${id}`)).statusCode).toBe(401);
    expect((await get(`/api/v1/files/${id}`, headers)).rawPayload).toEqual(PNG);
    expect((await get(`/api/v1/files/${crypto.randomUUID()}`, headers)).statusCode).toBe(404);
    api.clock.advance(48 * 3_600_000);
    expect((await get(url)).statusCode).toBe(404);
    headers = (await api.signIn('agent')).headers;
  });

  it('give a range for seeking', async () => {
    const { url } = (await upload(PNG, 'a.png')).json();
    const answer = await get(url, { range: 'bytes=1-3' });
    expect(answer.statusCode).toBe(206);
    expect(answer.headers['content-range']).toBe(`bytes 1-3/${PNG.length}`);
    expect(answer.rawPayload.toString()).toBe('PNG');
    expect([findRange('bytes=-4', 10), findRange('bytes=8-', 10), findRange('bytes=12-', 10), findRange('bytes=1-2,4-5', 10)]).toEqual([
      { start: 6, end: 9 },
      { start: 8, end: 9 },
      undefined,
      undefined,
    ]);
  });

  it('may be as large as is taken', async () => {
    expect((await upload(Buffer.alloc(25 * 1024 * 1024, 1), 'big.bin')).json()).toMatchObject({ bytes: 25 * 1024 * 1024 });
  });

  it('are refused when too large, empty, or missing', async () => {
    expect((await upload(Buffer.alloc(26 * 1024 * 1024, 1), 'big.bin')).json()).toMatchObject({ status: 413 });
    expect((await upload(Buffer.alloc(0), 'none.bin')).json()).toMatchObject({ status: 422, code: 'file-empty' });
    expect((await upload(PNG, 'a.png', 'picture')).json()).toMatchObject({ status: 422, issues: [{ path: 'body.file' }] });
    expect(api.errors).toEqual([]);
  });
});
