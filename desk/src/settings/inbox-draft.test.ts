import { expect, test } from 'vitest';
import type { ChannelKind, Inbox } from '../api/use-api.ts';
import { draftOf, missingFields, settingsOf } from './inbox-draft.ts';

const label = { zh: '', en: '' };
const kind: ChannelKind = {
  kind: 'x',
  label,
  look: { light: '', dark: '', icon: '' },
  abilities: {},
  guide: label,
  fields: [
    { name: 'token', label, input: 'password', secret: true, required: true },
    { name: 'port', label, input: 'number' },
    { name: 'origins', label, input: 'list' },
    { name: 'dkim', label, input: 'switch' },
  ],
};
const inbox = {
  name: 'Bot',
  enabled: true,
  settings: { port: 993, origins: ['a', 'b'], dkim: true },
  strategy: { assistant: true, tone: 'warm', continueMinutes: 0 },
} as unknown as Inbox;

test('settings go into the form and come out as they were, secrets left out', () => {
  const draft = draftOf(kind, inbox, '');
  expect(draft.values).toEqual({ token: '', port: '993', origins: 'a\nb', dkim: true });
  expect(settingsOf(kind, draft.values)).toEqual(inbox.settings);
});

test('a required secret is missing unless it is set already', () => {
  const { values } = draftOf(kind, null, '');
  expect(missingFields(kind, values, [])).toEqual(['token']);
  expect(missingFields(kind, values, ['token'])).toEqual([]);
});
