import { expect, test } from 'vitest';
import type { Message, Thread } from '../api/use-api.ts';
import { EMPTY_DRAFT, findTarget, parseAddresses, parseDraft, partsOf, takeBackInto } from './draft.ts';

const file = { id: 'f', name: 'a.png', mime: 'image/png', bytes: 9, kind: 'image' as const, url: '/f' };
const thread = (id: string, canReply = true): Thread => ({
  id,
  conversationId: 'c',
  inboxId: 'i',
  inboxName: '',
  channel: 'web',
  address: { type: 'user', value: id, scope: '', verified: true },
  verified: true,
  joinedBy: 'first',
  canReply,
  windowEndsAt: null,
  createdAt: '',
  lastAt: '',
});
const inbound = (threadId: string): Message => ({ direction: 'inbound', threadId }) as Message;

test('a kept draft comes back as it was, and anything else starts empty', () => {
  const draft = { ...EMPTY_DRAFT, text: '您好', mode: 'note' as const, files: [file] };
  expect(parseDraft(JSON.parse(JSON.stringify(draft)))).toEqual(draft);
  for (const broken of [null, 'x', 7, { text: 3, files: 'no' }]) expect(parseDraft(broken)).toEqual(EMPTY_DRAFT);
});

test('words are plain unless written as Markdown on purpose; files follow', () => {
  expect(partsOf({ text: ' 您好 ', files: [] })).toEqual([{ type: 'text', text: '您好' }]);
  expect(partsOf({ text: '**7 天**', files: [file] })).toEqual([
    { type: 'text', text: '**7 天**', md: true },
    { type: 'media', kind: 'image', ref: { fileId: 'f' }, mime: 'image/png', name: 'a.png', bytes: 9 },
  ]);
  expect(partsOf({ text: '  ', files: [] })).toEqual([]);
});

test('an undone reply comes back before what was written since, with its files', () => {
  const back = takeBackInto({ ...EMPTY_DRAFT, text: '还有' }, partsOf({ text: '您好', files: [file] }));
  expect(back.text).toBe('您好\n\n还有');
  expect(back.files.map((one) => one.id)).toEqual(['f']);
});

test('a reply goes where the customer wrote last, unless chosen otherwise or that thread takes none', () => {
  const messages = [inbound('a'), inbound('b')];
  expect(findTarget([thread('a'), thread('b')], messages, null)?.id).toBe('b');
  expect(findTarget([thread('a'), thread('b')], messages, 'a')?.id).toBe('a');
  expect(findTarget([thread('a'), thread('b', false)], messages, 'b')?.id).toBe('a');
  expect(findTarget([thread('b', false)], messages, null)).toBeUndefined();
});

test('addresses are read however they are separated', () => {
  expect(parseAddresses('a@x.com，b@y.com; c@z.com nobody')).toEqual(['a@x.com', 'b@y.com', 'c@z.com']);
});
