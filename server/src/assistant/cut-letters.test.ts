/* Texts are kept by their opening in several places; a cut that halves an emoji is no text a database takes. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { OpenInbox } from '../inboxes/index.ts';
import { type AssistantCenter, openAssistant } from './testing/open-assistant.ts';

let center: AssistantCenter;
let inbox: OpenInbox;
beforeAll(async () => {
  center = await openAssistant();
  inbox = await center.connect('api');
});
afterAll(() => center.close());

it.each([300, 1000, 2000])('a message with an emoji across letter %i is taken, read and handed over', async (length) => {
  const opening = '转人工，';
  const heard = await center.hear(inbox, `customer-${length}`, `${opening}${'嗯'.repeat(length - 1 - opening.length)}😀😀😀`);
  await center.settle();
  const message = await center.message(heard.messageId);
  expect(message.understanding).not.toBeNull();
  const { rows } = await center.database.pool.query('select handling from conversation where id = $1', [message.conversationId]);
  expect(rows).toEqual([{ handling: 'queued' }]);
});
it('a doubtful message with an emoji across letter 1000 is read', async () => {
  const heard = await center.hear(inbox, 'customer-doubt', `${'qx '.repeat(333)}😀😀`);
  await center.settle();
  expect((await center.message(heard.messageId)).understanding).not.toBeNull();
});
