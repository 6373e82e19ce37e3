/** What the browser tests share: a visitor's hands and eyes. */
import type { Part } from '@throughline/protocol/parts';
import type { Visit } from './browser.ts';
import type { FakeServer } from './fake-server.ts';

export const ASSISTANT = { type: 'assistant', name: 'Assistant' } as const;
export const MEI = { type: 'agent', name: 'Mei Lin' } as const;
export const text = (words: string, md = false): Part[] => [{ type: 'text', text: words, md }];

export const open = async ({ page }: Visit, name = 'Open chat'): Promise<void> => {
  await page.getByRole('button', { name, exact: true }).click();
  await page.getByRole('dialog').waitFor();
};
export const write = async ({ page }: Visit, words: string): Promise<void> => {
  await page.getByRole('textbox', { name: 'Write a message' }).fill(words);
  await page.keyboard.press('Enter');
};
export const texts = ({ messages }: FakeServer): string[] =>
  messages.flatMap(({ parts }) => parts.map((part) => (part.type === 'text' ? part.text : part.type)));
export const sends = ({ frames }: FakeServer) => frames.filter((frame) => frame.type === 'send');
export const bodies = ({ page }: Visit): Promise<string[]> => page.locator('.row[data-id] .body, .row.waiting .body').allInnerTexts();
