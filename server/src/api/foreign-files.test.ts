/* A file's id in the wrong hands; each case is named by the attack. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestApi, type TestApi } from './testing/create-test-api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await createTestApi();
});
afterAll(() => api.close());

const RIGHTS = ['conversations:read', 'conversations:write'] as const;
type Headers = Record<string, string>;
const upload = async (headers: Headers): Promise<string> => {
  const payload = '--b\r\ncontent-disposition: form-data; name="file"; filename="passport.txt"\r\n\r\nsecret\r\n--b--\r\n';
  const type = { 'content-type': 'multipart/form-data; boundary=b' };
  return (await api.ask({ method: 'POST', url: '/api/v1/files', headers: { ...headers, ...type }, payload })).json().id;
};
const open = async (headers: Headers, id: string) => (await api.ask({ method: 'GET', url: `/api/v1/files/${id}`, headers })).statusCode;
const carrying = (fileId: string) => [{ type: 'media', kind: 'file', ref: { fileId } }];
const post = async (headers: Headers, url: string, payload: object) =>
  (await api.ask({ method: 'POST', url, headers, payload })).statusCode;
const write = (headers: Headers, inboxId: string, parts: object[]) =>
  post(headers, `/api/v1/inboxes/${inboxId}/messages`, {
    id: crypto.randomUUID(),
    from: { type: 'user', value: crypto.randomUUID() },
    parts,
  });

it('read by its id: only by who brought it, who sees a conversation with it, and who sees all', async () => {
  const [here, there] = [await api.token(RIGHTS, [api.here]), await api.token(RIGHTS, [api.elsewhere])];
  const all = await api.token(RIGHTS);
  const id = await upload(here.headers);
  expect([await open(here.headers, id), await open(there.headers, id), await open(all.headers, id)]).toEqual([200, 404, 200]);
  expect(await write(here.headers, api.here, carrying(id))).toBe(201);
  expect(await open((await api.token(RIGHTS, [api.here])).headers, id)).toBe(200);
  expect(await open(there.headers, id)).toBe(404);
});

it('put into a message, a reply or a note of one’s own to get a link to it: refused', async () => {
  const there = await api.token(RIGHTS, [api.elsewhere]);
  const id = await upload((await api.token(RIGHTS, [api.here])).headers);
  const { conversationId } = await api.write(api.elsewhere, 'mine');
  expect(await write(there.headers, api.elsewhere, carrying(id))).toBe(404);
  for (const path of ['replies', 'notes'])
    expect(await post(there.headers, `/api/v1/conversations/${conversationId}/${path}`, { parts: carrying(id) })).toBe(404);
  const own = await upload(there.headers);
  expect(await post(there.headers, `/api/v1/conversations/${conversationId}/replies`, { parts: carrying(own) })).toBe(201);
});
