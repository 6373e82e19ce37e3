import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApi, type TestApi } from './testing/create-test-api.ts';

let api: TestApi;
let headers: Record<string, string>;
const statements: string[] = [];

/** Notes each statement that goes over a connection; beginnings and ends of transactions aside. */
const listen = (pool: pg.Pool): void => {
  const heard = new WeakSet<pg.PoolClient>();
  pool.on('acquire', (client) => {
    if (heard.has(client)) return;
    heard.add(client);
    const query = client.query.bind(client) as (...args: unknown[]) => unknown;
    const noted = (...args: unknown[]): unknown => {
      const text = typeof args[0] === 'string' ? args[0] : (args[0] as { text: string }).text;
      if (!/^(begin|commit|rollback|start transaction)/i.test(text)) statements.push(text);
      return query(...args);
    };
    client.query = noted as typeof client.query;
  });
};

beforeAll(async () => {
  api = await createTestApi();
  await api.bus.stop();
  listen(api.database.pool);
  headers = (await api.signIn('admin')).headers;
  for (let n = 0; n < 30; n += 1) await api.write(api.here, `message ${n}`);
  await api.ask({ method: 'GET', url: '/api/v1/me', headers });
});
afterAll(() => api.close());

const countOf = async (method: 'GET' | 'POST', url: string, payload?: object): Promise<number> => {
  statements.length = 0;
  const answer = await api.ask({ method, url, headers, ...(payload && { payload }) });
  expect(answer.statusCode).toBeLessThan(300);
  return statements.length;
};

// One of each is the look at the session.
describe('the number of SQL statements', () => {
  it('of a page of conversations does not grow with the page', async () => {
    expect(await countOf('GET', '/api/v1/conversations?limit=2')).toBe(4);
    expect(await countOf('GET', '/api/v1/conversations?limit=30')).toBe(4);
  });

  it('of a conversation and its messages is fixed', async () => {
    const { conversationId } = await api.write(api.here, 'hello', { from: 'someone' });
    await api.write(api.here, 'again', { from: 'someone' });
    await countOf('GET', `/api/v1/conversations/${conversationId}`);
    expect(await countOf('GET', `/api/v1/conversations/${conversationId}`)).toBe(5);
    expect(await countOf('GET', `/api/v1/conversations/${conversationId}/messages`)).toBe(3);
  });

  it('of accepting a message is fixed', async () => {
    const url = `/api/v1/inboxes/${api.here}/messages`;
    const send = (id: string) => countOf('POST', url, { id, from: { type: 'user', value: 'cost' }, parts: [{ type: 'text', text: id }] });
    expect(await send('from somebody new')).toBe(13);
    expect(await send('from somebody known')).toBe(11);
    expect(await send('from somebody known')).toBe(4);
  });

  it('of a reply is fixed', async () => {
    const { conversationId } = await api.write(api.here, 'hello');
    const reply = { parts: [{ type: 'text', text: 'On its way.' }] };
    expect(await countOf('POST', `/api/v1/conversations/${conversationId}/replies`, reply)).toBe(6);
  });

  it('of a customer and of a search is fixed', async () => {
    const { customerId } = await api.write(api.here, 'hello');
    expect(await countOf('GET', `/api/v1/customers/${customerId}`)).toBeLessThanOrEqual(9);
    expect(await countOf('GET', '/api/v1/search?q=message&limit=50')).toBeLessThanOrEqual(8);
  });
});
