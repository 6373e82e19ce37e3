import { describe, expect, it } from 'vitest';
import { LONG, openBench as open, shown, stored, text } from '../testing/chat-bench.ts';

describe('who the visitor is', () => {
  it('opens a session when none is kept, and goes on with the kept one', async () => {
    const { center, clock, reload } = open();
    reload();
    await clock.settle();
    reload();
    await clock.settle();
    expect(center.sessions).toEqual([{ locale: 'en' }, { locale: 'en', session: 's1' }]);
  });

  it('tells who is signed in, also while the first session is being opened', async () => {
    const { center, clock, reload } = open();
    const chat = reload();
    const identity = { userId: 'u1', userHash: 'h', email: 'a@b.example' };
    chat.identify(identity);
    await clock.settle();
    expect(center.sessions.at(-1)).toEqual({ locale: 'en', ...identity });
    expect(chat.view().status).toBe('open');
  });

  it('keeps no session of a user who signed out while it was being opened', async () => {
    const { center, clock, storage, reload } = open();
    const chat = reload();
    chat.identify({ userId: 'u1', userHash: 'h' });
    chat.identify(null);
    await clock.settle();
    expect(center.sessions.at(-1)).toEqual({ locale: 'en' });
    expect(JSON.parse(storage.get('throughline:i:visit') ?? '{}')).toMatchObject({ userId: null });
  });

  it('forgets everything of one user before another signs in', async () => {
    const { center, clock, storage, reload } = open();
    const chat = reload();
    chat.identify({ userId: 'u1', userHash: 'h' });
    center.say('private');
    await clock.settle();
    center.now.down = true;
    center.cutAll();
    chat.send(text('unsent'));
    center.now.visitor = 'another';
    chat.identify({ userId: 'u2', userHash: 'h' });
    expect(chat.view()).toMatchObject({ messages: [], pending: [], lastSeq: 0 });
    expect(storage.keys('throughline:i:')).toEqual([]);
    center.now.down = false;
    await clock.advance(LONG);
    expect(stored(center)).toEqual(['private']);
    expect(center.sessions.at(-1)).not.toHaveProperty('session');
  });

  it('compares the users of signed tokens', async () => {
    const { clock, reload, center } = open();
    const jwt = (sub: string): string => `h.${btoa(JSON.stringify({ sub }))}.s`;
    const chat = reload();
    chat.identify({ jwt: jwt('u1') });
    await clock.settle();
    center.say('mine');
    chat.identify({ jwt: jwt('u1') });
    await clock.settle();
    expect(shown(chat)).toEqual(['mine']);
    chat.identify({ jwt: jwt('u2') });
    expect(shown(chat)).toEqual([]);
  });

  it('says when the server does not let the visitor in, and goes on when it does', async () => {
    const { center, clock, reload } = open();
    center.now.bars = true;
    const chat = reload();
    await clock.advance(1_000);
    expect(chat.view()).toMatchObject({ barred: true, status: 'lost' });
    center.now.bars = false;
    await clock.advance(LONG);
    expect(chat.view()).toMatchObject({ barred: false, status: 'open' });
  });

  it('gets a new session when the server no longer knows the kept one, and still sends what was written', async () => {
    const { center, clock, reload } = open();
    const first = reload();
    await clock.settle();
    center.now.down = true;
    center.cutAll();
    first.send(text('kept'));
    center.now.knows = (session) => session !== 's1';
    center.now.visitor = 'fresh';
    center.now.down = false;
    const chat = reload();
    await clock.advance(LONG);
    expect(stored(center)).toEqual(['kept']);
    expect(chat.view().pending).toEqual([]);
  });
});
