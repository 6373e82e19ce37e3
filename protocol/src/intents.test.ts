import { expect, it } from 'vitest';
import { IntentChange, IntentInput, LabelInput } from './intents.ts';

it('the word for no intent is the name of none', () => {
  const title = { zh: '无', en: 'None' };
  expect(IntentInput.safeParse({ name: 'none', title }).success).toBe(false);
  expect(IntentChange.safeParse({ name: 'none' }).success).toBe(false);
  expect(IntentInput.safeParse({ name: 'none-left', title }).success).toBe(true);
});
it('a label names an intent or says that there is none', () => {
  const messageIds = ['01a20518-5486-76dc-96ce-624d5829eecf'];
  expect(LabelInput.safeParse({ messageIds, intent: null }).success).toBe(true);
  expect(LabelInput.safeParse({ messageIds, intent: 'No Such' }).success).toBe(false);
});
