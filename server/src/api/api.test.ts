import { PERMISSIONS, Problem } from '@throughline/protocol/api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { forgetOld } from './forget-old.ts';
import { createTestApi, OWN, PUBLIC_URL, type TestApi } from './testing/create-test-api.ts';

let api: TestApi;
let admin: { agentId: string; headers: Record<string, string> };

beforeAll(async () => {
  api = await createTestApi();
  admin = await api.signIn('admin');
});
afterAll(() => api.close());

const post = (url: string, payload: unknown, headers: Record<string, string> = admin.headers) =>
  api.ask({ method: 'POST', url, headers, payload: payload as object });
const get = (url: string, headers: Record<string, string> = admin.headers) => api.ask({ method: 'GET', url, headers });

describe('problems', () => {
  it('name every mistake of a body by its place, in words', async () => {
    const { conversationId } = await api.write(api.here, 'hi');
    const answer = await post(`/api/v1/conversations/${conversationId}/replies`, {
      parts: [{ type: 'text' }, { type: 'shout' }],
      undoSeconds: 99,
      loud: true,
    });
    expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
    const problem = Problem.parse(answer.json());
    expect(problem).toMatchObject({ status: 422, code: 'invalid-input' });
    expect(problem.issues).toContainEqual({ path: 'body.parts.0.text', message: 'is missing; expected string' });
    expect(problem.issues).toContainEqual({ path: 'body.undoSeconds', message: expect.stringContaining('30') });
    expect(problem.issues).toContainEqual({ path: 'body', message: 'unknown: loud' });
  });

  it.each([
    ['a query that cannot be read', () => get('/api/v1/conversations?limit=1000'), 400, 'bad-request'],
    ['a cursor that no list answered', () => get('/api/v1/conversations?cursor=abc'), 400, 'bad-request'],
    [
      'a body that is not JSON',
      () =>
        api.ask({
          method: 'POST',
          url: '/api/v1/articles',
          headers: { ...admin.headers, 'content-type': 'application/json' },
          payload: '{',
        }),
      400,
      'invalid-json',
    ],
    [
      'a form',
      () =>
        api.ask({ method: 'POST', url: '/api/v1/articles', headers: { ...admin.headers, 'content-type': 'text/plain' }, payload: '{}' }),
      415,
      'unsupported-media-type',
    ],
    ['a body of more than a megabyte', () => post('/api/v1/macros', { title: 'x'.repeat(1_100_000) }), 413, 'too-large'],
    ['a path that does not exist', () => get('/api/v1/nothing'), 404, 'not-found'],
    ['an id that is none', () => get('/api/v1/conversations/48210937'), 404, 'not-found'],
    [
      'a number no column holds',
      async () => get(`/api/v1/conversations/${(await api.write(api.here, 'hi')).conversationId}/messages?after=99999999999`),
      422,
      'invalid-input',
    ],
    ['a path with broken escapes', () => get('/api/v1/conversations/%E0%A4%A'), 400, 'bad-request'],
    [
      'settings that the channel refuses',
      () => post('/api/v1/inboxes', { kind: 'api', name: 'x', settings: { url: 'no address' } }),
      422,
      'invalid-settings',
    ],
    [
      'a message seen too late',
      async () => {
        const { conversationId } = await api.write(api.here, 'one', { from: 'late' });
        await api.write(api.here, 'two', { from: 'late' });
        return post(`/api/v1/conversations/${conversationId}/replies`, { parts: [{ type: 'text', text: 'x' }], seenSeq: 1 });
      },
      409,
      'unseen-messages',
    ],
  ] as const)('%s is answered as what it is', async (_, ask, status, code) => {
    const answer = await ask();
    expect(Problem.parse(answer.json())).toMatchObject({ status, code });
    expect(answer.statusCode).toBe(status);
    expect(api.errors).toEqual([]);
  });

  it('of our own making tell the caller a number, and the log the cause, once', async () => {
    await api.database.pool.query('alter table macro rename to macro_away');
    const answer = await get('/api/v1/macros');
    await api.database.pool.query('alter table macro_away rename to macro');
    expect(answer.statusCode).toBe(500);
    expect(answer.body).not.toContain('macro');
    const [line, ...more] = api.errors.splice(0);
    const { detail } = Problem.parse(answer.json());
    expect(more).toEqual([]);
    expect(line).toContain('relation \\"macro\\" does not exist');
    expect(detail).toContain((JSON.parse(line ?? '{}') as { requestId: string }).requestId);
  });

  it('do not arise from a NUL or half a character in a text: it is cleaned', async () => {
    const answer = await post('/api/v1/macros', { shortcut: 'nul', title: 'a\u0000b\ud83d', texts: { en: 'x' } });
    expect(answer.json()).toMatchObject({ title: 'ab\ufffd' });
    expect((await get('/api/v1/articles?q=%00')).statusCode).toBeLessThan(500);
  });
});

describe('idempotency keys', () => {
  const note = async () => `/api/v1/conversations/${(await api.write(api.here, 'hi')).conversationId}/notes`;
  const body = { parts: [{ type: 'text', text: 'once' }] };
  const withKey = (key: string) => ({ ...admin.headers, 'idempotency-key': key });

  it('let a write happen once and answer the same again', async () => {
    const url = await note();
    const first = await post(url, body, withKey('k1'));
    const second = await post(url, body, withKey('k1'));
    expect(second.statusCode).toBe(201);
    expect(second.json()).toEqual(first.json());
    expect(second.headers['idempotency-replayed']).toBe('true');
    expect((await get(url.replace('/notes', '/messages'))).json().items).toHaveLength(2);
  });

  it('are refused for another request, and belong to one caller', async () => {
    const url = await note();
    await post(url, body, withKey('k2'));
    expect((await post(url, { parts: [{ type: 'text', text: 'other' }] }, withKey('k2'))).json()).toMatchObject({
      status: 422,
      code: 'idempotency-key-reused',
    });
    const { headers } = await api.signIn('agent');
    expect((await post(url, { parts: [{ type: 'text', text: 'other' }] }, { ...headers, 'idempotency-key': 'k2' })).statusCode).toBe(201);
  });

  it('hold back the same request while the first is at work, and let one through of many at once', async () => {
    const url = await note();
    const answers = await Promise.all(Array.from({ length: 8 }, () => post(url, body, withKey('k3'))));
    const codes = answers.map((answer) => answer.statusCode);
    expect(codes.every((code) => code === 201 || code === 409)).toBe(true);
    expect(answers.find((answer) => answer.statusCode === 409)?.json()).toMatchObject({ code: 'idempotency-in-progress' });
    expect((await get(url.replace('/notes', '/messages'))).json().items).toHaveLength(2);
  });

  it('are free again after a refusal, and after a process died with one', async () => {
    const missing = `/api/v1/conversations/${crypto.randomUUID()}/notes`;
    expect((await post(missing, body, withKey('k4'))).statusCode).toBe(404);
    expect((await post(await note(), body, withKey('k4'))).statusCode).toBe(201);
    const url = await note();
    await post(url, body, withKey('k5'));
    await api.database.pool.query("update idempotent_answer set status = 0, body = null where key = 'k5'");
    expect((await post(url, body, withKey('k5'))).statusCode).toBe(409);
    api.clock.advance(121_000);
    expect((await post(url, body, withKey('k5'))).statusCode).toBe(201);
  });

  it('keep the answer of a reply and of a note in the transaction that writes them, so that no crash falls between', async () => {
    const url = await note();
    for (const [key, path] of [
      ['k8', url],
      ['k9', url.replace('/notes', '/replies')],
    ] as const) {
      const { id } = (await post(path, body, withKey(key))).json();
      const { rows } = await api.database.pool.query(
        'select a.status, a.xmin = m.xmin as together from idempotent_answer a, message m where a.key = $1 and m.id = $2',
        [key, id],
      );
      expect(rows).toEqual([{ status: 201, together: true }]);
    }
  });

  it('are forgotten after a day', async () => {
    await post(await note(), body, withKey('k7'));
    const isKept = async () => (await api.database.pool.query("select 1 from idempotent_answer where key = 'k7'")).rows.length === 1;
    await forgetOld(api);
    expect(await isKept()).toBe(true);
    api.clock.advance(25 * 3_600_000);
    await forgetOld(api);
    expect(await isKept()).toBe(false);
  });

  it('never keep an answer that holds a secret', async () => {
    await post('/api/v1/tokens', { name: 't', scopes: ['tray:read'] }, withKey('k6'));
    expect((await api.database.pool.query("select 1 from idempotent_answer where key = 'k6'")).rows).toEqual([]);
  });
});

describe('the threshold', () => {
  const PASSWORD = 'a sentence to remember';
  const signInBy = (email: string, password: string, headers: Record<string, string> = OWN) =>
    post('/api/auth/sign-in/email', { email, password }, headers);

  it('takes a password set after a one-time link, and lets out again', async () => {
    const invited = (await post('/api/v1/agents', { name: 'Wei', email: 'wei@example.com' })).json();
    const token = invited.signInLink.split('#token=')[1];
    expect(invited.signInLink.startsWith(`${PUBLIC_URL}/desk/`)).toBe(true);
    const linked = await post('/api/auth/one-time', { token }, OWN);
    const cookie = String(linked.headers['set-cookie']).split(';')[0] ?? '';
    expect((await post('/api/auth/password', { newPassword: PASSWORD }, { ...OWN, cookie })).json()).toEqual({ ok: true });
    const signedIn = await signInBy('wei@example.com', PASSWORD);
    const session = { ...OWN, cookie: String(signedIn.headers['set-cookie']).split(';')[0] ?? '' };
    expect((await get('/api/v1/me', session)).json()).toMatchObject({ name: 'Wei', role: 'agent' });
    expect((await post('/api/auth/sign-out', {}, session)).statusCode).toBe(200);
    expect((await get('/api/v1/me', session)).statusCode).toBe(401);
  });

  it('answers wrong passwords as problems and then makes them wait', async () => {
    expect((await signInBy('who@example.com', 'x')).json()).toMatchObject({ status: 401, code: 'wrong-credentials' });
    const answers = await Promise.all(Array.from({ length: 8 }, () => signInBy('who@example.com', 'x')));
    const waiting = answers.find((answer) => answer.statusCode === 429);
    expect(Number(waiting?.headers['retry-after'])).toBeGreaterThan(0);
  });

  it('cannot be crossed from another site', async () => {
    expect((await signInBy('wei@example.com', PASSWORD, {})).json()).toMatchObject({ code: 'foreign-request' });
    expect((await signInBy('wei@example.com', PASSWORD, { ...OWN, origin: 'https://evil.example' })).statusCode).toBe(403);
    expect((await signInBy('wei@example.com', 'wrong', { ...OWN, origin: PUBLIC_URL })).statusCode).toBe(401);
  });

  it('closes at once for a disabled agent', async () => {
    const { agentId, headers } = await api.signIn('agent');
    expect((await get('/api/v1/me', headers)).statusCode).toBe(200);
    await api.ask({ method: 'PATCH', url: `/api/v1/agents/${agentId}`, headers: admin.headers, payload: { disabled: true } });
    expect((await get('/api/v1/me', headers)).statusCode).toBe(401);
  });
});

describe('nobody', () => {
  it('makes, raises or lets in somebody who may do more than they do', async () => {
    const { headers } = await api.token(['agents:write', 'agents:read']);
    const boss = { name: 'Boss', email: 'boss2@example.com', role: 'admin' };
    expect((await post('/api/v1/agents', boss, headers)).json()).toMatchObject({ status: 422, code: 'scope-too-wide' });
    expect((await post(`/api/v1/agents/${admin.agentId}/sign-in-link`, {}, headers)).json()).toMatchObject({ code: 'scope-too-wide' });
    const all = await api.token(PERMISSIONS, [api.here]);
    const agent = { name: 'Agent', email: 'agent2@example.com' };
    expect((await post('/api/v1/agents', { ...agent, inboxIds: null }, all.headers)).json()).toMatchObject({ code: 'scope-too-wide' });
    expect((await post('/api/v1/agents', { ...agent, inboxIds: [api.here] }, all.headers)).statusCode).toBe(201);
  });
});

describe('webhooks', () => {
  it('hand over the raw bytes, whatever their type, and give back the answer', async () => {
    const body = Buffer.from([0xff, 0x00, 0x7b]);
    const answer = await api.ask({
      method: 'POST',
      url: '/webhooks/abc?x=1',
      headers: { 'content-type': 'application/json' },
      payload: body,
    });
    expect(answer.body).toBe('POST /webhooks/abc?x=1 ff007b');
    expect(answer.headers['x-key']).toBe('abc');
    expect((await api.ask({ method: 'GET', url: '/webhooks/abc?challenge=1' })).body).toBe('GET /webhooks/abc?challenge=1 ');
  });

  it('are limited to a megabyte', async () => {
    expect((await api.ask({ method: 'POST', url: '/webhooks/abc', payload: Buffer.alloc(1_100_000) })).statusCode).toBe(413);
  });
});

describe('probes', () => {
  it('tell that the process lives, that it is ready, and what it measures', async () => {
    expect((await get('/healthz', {})).json()).toEqual({ ok: true });
    expect((await get('/readyz', {})).json()).toMatchObject({ ok: true, checks: [{ name: 'database' }] });
    const metrics = (await get('/metrics', {})).body;
    expect(metrics).toContain('http_request_seconds_bucket');
    expect(metrics).toContain('route="/api/v1/me"');
    expect(metrics).toContain('nodejs_eventloop_lag_seconds');
  });
});

describe('every answer', () => {
  it('forbids sniffing, framing and running anything', async () => {
    const { headers } = await get('/api/v1/me');
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringContaining("frame-ancestors 'none'"),
    });
  });
});
