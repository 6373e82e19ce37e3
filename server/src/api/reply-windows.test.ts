import { afterAll, beforeAll, expect, it } from 'vitest';
import { acting } from '../conversations/index.ts';
import { createTestApi, type TestApi } from './testing/create-test-api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await createTestApi();
});
afterAll(() => api.close());

it('a thread and its preview tell until when it may be answered', async () => {
  const { headers } = await api.token(['conversations:read', 'conversations:write']);
  const { conversationId, threadId } = await api.write(api.here, 'hi');
  const look = async (): Promise<unknown[]> => {
    const conversation = await api.ask({ url: `/api/v1/conversations/${conversationId}`, headers });
    const preview = await api.ask({
      method: 'POST',
      url: `/api/v1/conversations/${conversationId}/preview`,
      headers,
      payload: { parts: [{ type: 'text', text: 'hello' }] },
    });
    return [conversation.json().threads[0].windowEndsAt, preview.json().items[0].windowEndsAt];
  };
  expect(await look()).toEqual([null, null]);
  const end = api.clock.now().toISOString();
  await api.bus.transact((tx) => acting.noteThreadContexts(tx, [{ threadId, context: { windowClosedAt: end } }]));
  expect(await look()).toEqual([end, end]);
});
