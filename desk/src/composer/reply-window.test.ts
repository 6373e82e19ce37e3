import { expect, test } from 'vitest';
import type { Thread } from '../api/use-api.ts';
import { findOpenOthers, isClosed } from './reply-window.ts';

const NOW = Date.parse('2026-11-22T12:00:00.000Z');
const thread = (id: string, windowEndsAt: string | null, canReply = true) => ({ id, windowEndsAt, canReply }) as Thread;

test('a thread is closed from the end of its window on; one without a window never', () => {
  expect(isClosed(thread('a', null), NOW)).toBe(false);
  expect(isClosed(thread('a', '2026-11-22T12:00:01.000Z'), NOW)).toBe(false);
  expect(isClosed(thread('a', '2026-11-22T12:00:00.000Z'), NOW)).toBe(true);
});

test('the ways round a closed window are the threads that take replies and are open', () => {
  const threads = [
    thread('closed', '2026-11-22T11:00:00.000Z'),
    thread('off', null, false),
    thread('also-closed', '2026-11-21T00:00:00.000Z'),
    thread('open', null),
    thread('still-open', '2026-11-22T13:00:00.000Z'),
  ];
  expect(findOpenOthers(threads, { id: 'closed' }, NOW).map((one) => one.id)).toEqual(['open', 'still-open']);
});
