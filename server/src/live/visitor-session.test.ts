import { expect, it } from 'vitest';
import type { OpenInbox } from '../inboxes/index.ts';
import { createSecrets } from '../platform/secrets/index.ts';
import { openSession } from './visitor-session.ts';

const secrets = createSecrets(['k'.repeat(40)]);
const inbox = (id: string) => ({ id, settings: {} }) as OpenInbox;
/** A host that vouches for user 42, whatever is asked. */
const verifyVisitor = () => ({
  ok: true as const,
  proven: [
    { type: 'user', value: '42', scope: '', verified: true },
    { type: 'email', value: 'ann@example.com', scope: '', verified: true },
  ],
});
const open = (id: string) => openSession({ secrets, verifyVisitor }, inbox(id), {}, new Date());

it('user 42 of one site is not user 42 of another', () => {
  const [here, there] = [open('inbox-a'), open('inbox-b')];
  expect(here.visitorId).not.toBe(there.visitorId);
  const users = [here, there].map(({ claims }) => claims.proven.find((handle) => handle.type === 'user'));
  expect(users).toMatchObject([{ scope: 'inbox-a' }, { scope: 'inbox-b' }]);
  expect(open('inbox-a').visitorId).toBe(here.visitorId);
});

it('a mail address is the same person’s on every site that proves it', () => {
  const mails = [open('inbox-a'), open('inbox-b')].map(({ claims }) => claims.proven.find((handle) => handle.type === 'email'));
  expect(mails).toMatchObject([{ scope: '' }, { scope: '' }]);
});
