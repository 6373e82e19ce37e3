/* Requests no honest client sends; each case is named by the attack. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestApi, type TestApi } from './testing/create-test-api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await createTestApi();
});
afterAll(() => api.close());

const post = (inboxId: string, headers: Record<string, string>, body: unknown) =>
  api.ask({
    method: 'POST',
    url: `/api/v1/inboxes/${inboxId}/messages`,
    headers: { ...headers, 'content-type': 'application/json' },
    payload: typeof body === 'string' ? body : JSON.stringify(body),
  });
const message = (more: object = {}) => ({
  id: crypto.randomUUID(),
  from: { type: 'user', value: crypto.randomUUID() },
  parts: [{ type: 'text', text: 'hi' }],
  ...more,
});

it('a token for one inbox that claims a customer of another: the claim is not believed, the conversation stays closed', async () => {
  const victim = await api.write(api.elsewhere, 'my secret', { from: 'victim' });
  const limited = await api.token(['conversations:read', 'conversations:write'], [api.here]);
  const claim = { from: { type: 'user', value: 'victim', verified: true } };
  expect((await post(api.here, limited.headers, message(claim))).statusCode).toBe(201);
  const open = () => api.ask({ method: 'GET', url: `/api/v1/conversations/${victim.conversationId}`, headers: limited.headers });
  expect((await open()).statusCode).toBe(404);
  const everywhere = await api.token(['conversations:read', 'conversations:write']);
  expect((await post(api.here, everywhere.headers, message(claim))).json().conversationId).toBe(victim.conversationId);
});

it('a token for one inbox that quotes the reference of another’s conversation learns nothing of it', async () => {
  const victim = await api.write(api.elsewhere, 'my secret');
  const limited = await api.token(['conversations:read', 'conversations:write'], [api.here]);
  const quoted = await post(api.here, limited.headers, message({ parts: [{ type: 'text', text: `#${victim.reference}` }] }));
  expect(quoted.statusCode).toBe(201);
  for (const path of ['', '/messages', '/decisions', '/suggestions'])
    expect(
      (await api.ask({ method: 'GET', url: `/api/v1/conversations/${victim.conversationId}${path}`, headers: limited.headers })).statusCode,
    ).toBe(404);
});

it('meta that plays a machine’s mail: taken as what it is, a message', async () => {
  const { headers } = await api.token(['conversations:write']);
  expect((await post(api.here, headers, message({ meta: { automatic: 'bulk' } }))).statusCode).toBe(201);
});

it('brackets a hundred thousand deep: refused, not overflowed', async () => {
  const { headers } = await api.token(['conversations:write']);
  const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
  const body = JSON.stringify(message({ meta: { a: 'X' } })).replace('"X"', deep);
  expect((await post(api.here, headers, body)).statusCode).toBe(400);
  const shallow = `${'['.repeat(30)}${']'.repeat(30)}`;
  expect((await post(api.here, headers, JSON.stringify(message({ meta: { a: 'X' } })).replace('"X"', shallow))).statusCode).toBe(422);
});

it('NULs and halved surrogates in every string: stored mended', async () => {
  const { headers } = await api.token(['conversations:write', 'conversations:read']);
  const body = `{"id":"n\\u0000ul","from":{"type":"user","value":"v\\ud800","name":"\\u0000"},"parts":[{"type":"text","text":"a\\u0000b\\udfff"}],"meta":{"k\\u0000":"\\ud83d"}}`;
  const { conversationId } = (await post(api.here, headers, body)).json();
  const page = await api.ask({ method: 'GET', url: `/api/v1/conversations/${conversationId}/messages`, headers });
  expect(page.json().items[0]).toMatchObject({ parts: [{ text: 'ab\ufffd' }], meta: { k: '\ufffd' } });
});

it.each([
  ['torn off', 'multipart/form-data; boundary=x', '--x\r\ncontent-disposition: form-data; name="file"; filename="a"\r\n\r\nabc'],
  ['without a boundary', 'multipart/form-data', '--x'],
  ['that is none', 'multipart/form-data; boundary=x', '{}'],
])('an upload %s: the caller’s mistake, not ours', async (_how, type, payload) => {
  const { headers } = await api.token(['conversations:write']);
  const answer = await api.ask({ method: 'POST', url: '/api/v1/files', headers: { ...headers, 'content-type': type }, payload });
  expect(answer.statusCode).toBeGreaterThanOrEqual(400);
  expect(answer.statusCode).toBeLessThan(500);
});
