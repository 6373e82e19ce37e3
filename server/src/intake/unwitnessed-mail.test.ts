import { expect, it } from 'vitest';
import type { OpenInbox } from '../inboxes/index.ts';
import { type ReceiveMailDeps, receiveMail } from './receive-mail.ts';

const inbox = {
  id: 'i',
  kind: 'email',
  settings: { address: 'help@shop.example', trustedAuthServ: 'mx.shop.example' },
} as unknown as OpenInbox;

const trustedIn = async (unwitnessed: boolean | undefined) => {
  let seen: unknown;
  const translateMail: ReceiveMailDeps['translateMail'] = async (_raw, _envelope, settings) => {
    seen = settings['trustedAuthServ'];
    return { reject: 554, why: 'seen enough' };
  };
  const deps = { translateMail, clock: { now: () => new Date() } } as unknown as ReceiveMailDeps;
  await receiveMail(deps, inbox, new Uint8Array(), { rcptTo: [], ...(unwitnessed === undefined ? {} : { unwitnessed }) });
  return seen;
};

it('a mail that brings its own "dmarc=pass" straight from the internet is believed by nobody', async () => {
  expect(await trustedIn(true)).toBeUndefined();
});

it('a mail that our relay hands on, or a mailbox held, carries what that server found out', async () => {
  expect(await trustedIn(false)).toBe('mx.shop.example');
  expect(await trustedIn(undefined)).toBe('mx.shop.example');
});
