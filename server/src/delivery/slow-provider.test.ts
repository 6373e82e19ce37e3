import { expect, it } from 'vitest';
import { openDelivery } from './testing/open-delivery.ts';

it('holds up its own inbox and no other', async () => {
  const answers = Promise.withResolvers<void>();
  let calls = 0;
  const center = await openDelivery((deps) => ({
    ...deps,
    outside: {
      ...deps.outside,
      fetch: async (url, init) => {
        if (!url.includes('/bot')) {
          calls += 1;
          await answers.promise;
        }
        return deps.outside.fetch(url, init);
      },
    },
  }));
  const api = await center.apiInbox();
  const { inbox: bot, chat } = await center.telegramChat();
  const waiting = [];
  for (let n = 0; n < 70; n++) waiting.push(await center.reply(await center.hear(api, `patient-${n}`, 'hi'), 'soon'));
  await expect.poll(() => calls, { timeout: 10_000 }).toBe(32);
  await center.reaches((await center.reply(await center.hear(bot, chat, 'hi'), 'at once')).id, 'sent');
  expect(calls).toBe(32);
  answers.resolve();
  for (const { id } of waiting) await center.reaches(id, 'sent');
  await center.close();
});
