import { OPERATIONS, type Operation, type OperationName, PERMISSIONS, Problem } from '@throughline/protocol/api';
import type { InjectOptions } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApi, type TestApi } from './testing/create-test-api.ts';
import { CASES, type Made } from './testing/operation-cases.ts';

let api: TestApi;
let admin: { agentId: string; headers: Record<string, string> };
const names = Object.keys(OPERATIONS) as OperationName[];

beforeAll(async () => {
  api = await createTestApi();
  admin = await api.signIn('admin');
});
afterAll(() => api.close());

const requestFor = (name: OperationName, made: Made, headers: Record<string, string>): InjectOptions => {
  const { method, path }: Operation = OPERATIONS[name];
  const url = path.replace('{id}', made.id ?? crypto.randomUUID());
  if (made.multipart !== undefined)
    return {
      method,
      url,
      headers: { ...headers, 'content-type': `multipart/form-data; boundary=${made.multipart.boundary}` },
      payload: made.multipart.text,
    };
  return { method, url, headers, query: made.query ?? {}, ...(made.body === undefined ? {} : { payload: made.body as object }) };
};
/** A rule that does not concern an operation is no test of it, rather than a skipped one. */
const itIf = (concerns: boolean) => (title: string, test: () => Promise<void>) => {
  if (concerns) it(title, test);
};
const make = (name: OperationName, inboxId = api.here) => CASES[name].make(api, inboxId, admin.agentId);

describe.each(names)('%s', (name) => {
  const { permission, method, status = 200 }: Operation = OPERATIONS[name];

  it('does its work for whoever may', async () => {
    const answer = await api.ask(requestFor(name, await make(name), admin.headers));
    expect(answer.json()).toEqual(OPERATIONS[name].response.parse(answer.json()));
    expect(answer.statusCode).toBe(status);
    expect(answer.headers['cache-control']).toBe('no-store');
  });

  it('is closed without sign-in', async () => {
    const answer = await api.ask(requestFor(name, {}, {}));
    expect(answer.statusCode).toBe(401);
    expect(Problem.parse(answer.json()).code).toBe('not-signed-in');
  });

  itIf(permission !== 'self')('is closed without its permission', async () => {
    const { headers } = await api.token(PERMISSIONS.filter((other) => other !== permission));
    const answer = await api.ask(requestFor(name, {}, headers));
    expect(answer.statusCode).toBe(403);
    expect(answer.json()).toMatchObject({ code: 'not-allowed', facts: { permission } });
  });

  itIf(method !== 'GET')('is closed to other sites that ride on the cookie', async () => {
    const { 'x-throughline': _, ...withoutHeader } = admin.headers;
    const foreign = { ...admin.headers, 'sec-fetch-site': 'cross-site' };
    for (const headers of [withoutHeader, foreign, { ...admin.headers, origin: 'https://evil.example' }])
      expect((await api.ask(requestFor(name, {}, headers as Record<string, string>))).json()).toMatchObject({
        status: 403,
        code: 'foreign-request',
      });
  });

  itIf(CASES[name].reach === 'record')('answers 404 to whoever may not see the inbox, exactly as for what does not exist', async () => {
    const { headers } = await api.token(PERMISSIONS, [api.elsewhere]);
    const made = await make(name);
    const foreign = await api.ask(requestFor(name, made, headers));
    expect(foreign.statusCode).toBe(404);
    const missing = await api.ask(requestFor(name, { ...made, id: crypto.randomUUID() }, headers));
    expect(foreign.body).toBe(missing.body);
    const allowed = await api.token(PERMISSIONS, [api.here]);
    expect((await api.ask(requestFor(name, name === 'deleteInbox' ? { id: api.here } : made, allowed.headers))).statusCode).toBe(
      name === 'deleteInbox' ? 200 : status,
    );
    if (name === 'deleteInbox')
      await api.database.pool.query('update inbox set deleted_at = null, enabled = true where id = $1', [api.here]);
  });

  itIf(CASES[name].reach === 'list')('shows nothing of inboxes that the viewer may not see', async () => {
    const { headers } = await api.token(PERMISSIONS, [crypto.randomUUID()]);
    const answer = await api.ask(requestFor(name, await make(name), headers));
    expect(answer.statusCode).toBe(200);
    const body = answer.json() as Record<string, unknown>;
    for (const value of Object.values(body)) if (Array.isArray(value)) expect(value).toEqual([]);
    for (const value of Object.values(body)) if (typeof value === 'number') expect(value).toBe(0);
  });
});

it('no error was logged on the way', () => {
  expect(api.errors).toEqual([]);
});
