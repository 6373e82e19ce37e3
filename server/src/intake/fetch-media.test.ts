import type { Part } from '@throughline/protocol/parts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestCenter, type TestCenter } from '../delivery/testing/open-test-center.ts';
import { createFetchMedia } from './index.ts';

let center: TestCenter;
const asked: string[] = [];
let statements: string[] = [];

beforeAll(async () => {
  center = await openTestCenter((ground) => {
    const { outside, files, database } = ground;
    createFetchMedia({
      ...ground,
      database: {
        ...database,
        kysely: database.kysely.withPlugin({
          transformQuery: ({ node }) => {
            statements.push(node.kind);
            return node;
          },
          transformResult: async ({ result }) => result,
        }),
      },
      saveFile: files.save,
      outside: {
        ...outside,
        fetch: async (url) => {
          asked.push(url);
          return url.endsWith('/getFile') ? Response.json({ ok: true, result: { file_path: 'photos/1.png' } }) : new Response(PNG);
        },
      },
    });
  });
});
afterAll(() => center.close());

const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
const PHOTO: Part[] = [{ type: 'media', kind: 'image', ref: { remoteId: 'remote-1' } }];
const TOKEN = { token: '900001:a-token-of-a-test-bot' };

it('brings in what the provider holds, and the message points to it', async () => {
  const bot = await center.connect('telegram', TOKEN);
  const heard = await center.hear(bot, '7001', PHOTO);
  await center.bus.drained();
  expect((await center.message(heard.messageId)).parts).toMatchObject([
    { type: 'media', ref: { fileId: expect.any(String) }, bytes: PNG.length },
  ]);
  expect(asked).toHaveLength(2);
});

it('asks nothing of the database for channels that hold no files, and looks at waiting messages together', async () => {
  const api = await center.connect('api');
  statements = [];
  await Promise.all(Array.from({ length: 20 }, (_, n) => center.hear(api, `a${n}`, 'hello')));
  await center.bus.drained();
  expect(statements).toEqual([]);
  const bot = await center.connect('telegram', { token: '900002:a-token-of-a-test-bot' });
  statements = [];
  await Promise.all(Array.from({ length: 40 }, (_, n) => center.hear(bot, `b${n}`, 'hello')));
  await center.bus.drained();
  expect(statements.length).toBeGreaterThan(0);
  expect(statements.length).toBeLessThan(20);
  expect(center.troubles).toEqual([]);
});
