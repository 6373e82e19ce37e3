import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApi, type TestApi } from './testing/create-test-api.ts';

let api: TestApi;
let headers: Record<string, string>;
const COUNT = 60;
beforeAll(async () => {
  api = await createTestApi();
  headers = (await api.signIn('admin')).headers;
  // Many in the same moment, so that times are alike or a fraction of a millisecond apart.
  const written = await Promise.all(Array.from({ length: COUNT }, (_, n) => api.write(api.here, `needle ${n}`)));
  for (const { conversationId } of written) {
    await api.ask({
      method: 'POST',
      url: `/api/v1/conversations/${conversationId}/replies`,
      headers,
      payload: { parts: [{ type: 'text', text: 'yes' }] },
    });
  }
  await api.database.pool.query(
    `insert into tray_item (id, kind, inbox_id, reason, created_at)
     select gen_random_uuid(), 'unplaced', $1, 'test', now() + n * interval '17 microseconds' from generate_series(1, ${COUNT}) n`,
    [api.here],
  );
});
afterAll(() => api.close());

const walk = async (url: string): Promise<{ id: string; seq?: number }[]> => {
  const items: { id: string; seq?: number }[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const answer: { items: typeof items; nextCursor: string | null } = (
      await api.ask({ method: 'GET', url: `${url}${cursor === '' ? '' : `&cursor=${cursor}`}`, headers })
    ).json();
    items.push(...answer.items);
    cursor = answer.nextCursor;
  }
  return items;
};

describe('pages follow one another without gap or repetition', () => {
  it.each(['/api/v1/conversations?limit=7', '/api/v1/customers?limit=7', '/api/v1/tray?limit=7'])('%s', async (url) => {
    const ids = (await walk(url)).map(({ id }) => id);
    expect(ids.length).toBe(COUNT);
    expect(new Set(ids).size).toBe(COUNT);
  });

  it('of messages: backwards from the newest, or forwards after one that was seen', async () => {
    const first = await api.write(api.here, 'one', { from: 'talker' });
    for (let n = 2; n <= 11; n += 1) await api.write(api.here, `${n}`, { from: 'talker' });
    const url = `/api/v1/conversations/${first.conversationId}/messages`;
    const pageOf = async (query: string) => (await api.ask({ method: 'GET', url: `${url}?${query}`, headers })).json();
    const newest = await pageOf('limit=4');
    expect(newest.items.map(({ seq }: { seq: number }) => seq)).toEqual([8, 9, 10, 11]);
    const older = await pageOf(`limit=4&cursor=${newest.nextCursor}`);
    expect(older.items.map(({ seq }: { seq: number }) => seq)).toEqual([4, 5, 6, 7]);
    expect((await walk(`${url}?limit=4&after=3`)).map(({ seq }) => seq)).toEqual([4, 5, 6, 7, 8, 9, 10, 11]);
  });
});
