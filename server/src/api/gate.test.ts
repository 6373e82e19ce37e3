import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApi, OWN, type TestApi } from './testing/create-test-api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await createTestApi({ rateLimits: { agent: 4, token: 6, stranger: 3 } });
});
afterAll(() => api.close());

const statusesOf = async (n: number, headers: Record<string, string>, remoteAddress = '127.0.0.1'): Promise<number[]> => {
  const statuses: number[] = [];
  for (let i = 0; i < n; i += 1) statuses.push((await api.ask({ method: 'GET', url: '/api/v1/me', headers, remoteAddress })).statusCode);
  return statuses;
};

describe('limits', () => {
  it('are each caller’s own, a person’s narrower than a system’s', async () => {
    const one = await api.signIn('agent');
    const other = await api.signIn('agent');
    const { headers } = await api.token(['tray:read']);
    expect(await statusesOf(5, one.headers)).toEqual([200, 200, 200, 200, 429]);
    expect(await statusesOf(1, other.headers)).toEqual([200]);
    expect(await statusesOf(7, headers)).toEqual([200, 200, 200, 200, 200, 200, 429]);
  });

  it('say when to come back', async () => {
    const { headers } = await api.token(['tray:read']);
    await statusesOf(6, headers);
    const answer = await api.ask({ method: 'GET', url: '/api/v1/me', headers });
    expect(answer.json()).toMatchObject({ status: 429, code: 'too-many-requests' });
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
  });

  it('stop an address that tries tokens, before the database is asked, and nobody else', async () => {
    const { headers } = await api.token(['tray:read']);
    expect(await statusesOf(5, { authorization: 'Bearer tl_wrong-wrong-wrong' }, '198.51.100.9')).toEqual([401, 401, 401, 429, 429]);
    expect(await statusesOf(1, headers, '198.51.100.10')).toEqual([200]);
  });

  it('hold for sign-in too', async () => {
    const ask = () =>
      api.ask({ method: 'POST', url: '/api/auth/one-time', headers: OWN, payload: { token: 'x' }, remoteAddress: '198.51.100.11' });
    const statuses: number[] = [];
    for (let i = 0; i < 4; i += 1) statuses.push((await ask()).statusCode);
    expect(statuses).toEqual([401, 401, 401, 429]);
  });
});
