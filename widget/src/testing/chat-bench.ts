/** A chat on a fake center and a standing clock. `reload` is what a new page does: another chat on the same storage. */
import { clientIds } from '../kept/make-client-id.ts';
import { memoryStorage } from '../kept/storage.ts';
import { type Chat, createChat } from '../line/chat.ts';
import { type FakeCenter, fakeCenter } from './fake-center.ts';
import { fakeClock } from './fake-clock.ts';

export const LONG = 120_000;

export const openBench = (center: FakeCenter = fakeCenter()) => {
  const clock = fakeClock();
  const storage = memoryStorage();
  const makeClientId = clientIds(clock.now, (bytes) => bytes);
  const reload = (): Chat => {
    const chat = createChat({
      inbox: 'i',
      locale: 'en',
      storage,
      door: center.door,
      openSocket: center.openSocket,
      clock,
      random: () => 0.5,
      makeClientId,
      page: () => 'https://shop.example/',
      drainTracks: () => [],
    });
    chat.start();
    return chat;
  };
  return { center, clock, storage, reload };
};

export const text = (words: string) => [{ type: 'text' as const, text: words }];
export const wordsOf = (message: { parts: { type: string; text?: string }[] }): string => message.parts[0]?.text ?? '';
export const shown = (chat: Chat): string[] => chat.view().messages.map(wordsOf);
export const stored = (center: FakeCenter): string[] => center.messages.map(wordsOf);
