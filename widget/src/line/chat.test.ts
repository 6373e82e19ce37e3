import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LONG, openBench as open, shown, stored, text, wordsOf } from '../testing/chat-bench.ts';
import type { Mishap } from '../testing/fake-center.ts';
import { unreadOf } from './chat-view.ts';

describe('a chat on a good line', () => {
  it('shows a message at once, sends it, and keeps nothing in the outbox after the ack', async () => {
    const { center, clock, storage, reload } = open();
    const chat = reload();
    chat.send(text('hello'));
    expect(chat.view().pending.map(wordsOf)).toEqual(['hello']);
    await clock.settle();
    expect(chat.view().pending).toEqual([]);
    expect(shown(chat)).toEqual(['hello']);
    expect(stored(center)).toEqual(['hello']);
    expect(storage.keys('throughline:i:out:')).toEqual([]);
  });

  it('counts what came as unread until it was looked at, and says so to the server', async () => {
    const { center, clock, reload } = open();
    const chat = reload();
    await clock.settle();
    center.say('answer');
    expect(unreadOf(chat.view())).toHaveLength(1);
    chat.markSeen();
    expect(unreadOf(chat.view())).toHaveLength(0);
    expect(center.received.at(-1)).toEqual({ type: 'read', seq: 5 });
    expect(unreadOf(reload().view())).toHaveLength(0);
  });

  it('pages back through the history without doubling', async () => {
    const { center, clock, reload } = open();
    for (let n = 1; n <= 8; n += 1) center.say(`${n}`);
    const chat = reload();
    await clock.settle();
    expect(shown(chat)).toEqual(['6', '7', '8']);
    await Promise.all([chat.loadEarlier(), chat.loadEarlier()]);
    await chat.loadEarlier();
    expect(shown(chat)).toEqual(['1', '2', '3', '4', '5', '6', '7', '8']);
    expect(chat.view().more).toBe(false);
  });

  it('keeps a refused message in view, lets later ones pass, and sends it again when asked', async () => {
    const { center, clock, reload } = open();
    const chat = reload();
    await clock.settle();
    center.mishaps.push('refused');
    chat.send(text('one'));
    chat.send(text('two'));
    await clock.settle();
    expect(stored(center)).toEqual(['two']);
    expect(chat.view().pending[0]?.refusal).toEqual({ code: 'invalid', detail: 'No' });
    chat.retry(chat.view().pending[0]?.clientId ?? '');
    await clock.settle();
    expect(stored(center)).toEqual(['two', 'one']);
    expect(chat.view().pending).toEqual([]);
  });
});

describe('a chat on a bad line', () => {
  it('sends what was written offline once, in order, also after a reload', async () => {
    const { center, clock, reload } = open();
    center.now.down = true;
    const before = reload();
    await clock.advance(5_000);
    before.send(text('one'));
    before.send(text('two'));
    const chat = reload();
    expect(chat.view().pending.map(wordsOf)).toEqual(['one', 'two']);
    center.now.down = false;
    await clock.advance(LONG);
    expect(stored(center)).toEqual(['one', 'two']);
    expect(shown(chat)).toEqual(['one', 'two']);
  });

  it('does not send again what was stored although its ack was lost', async () => {
    const { center, clock, reload } = open();
    const chat = reload();
    await clock.settle();
    center.mishaps.push('lost-before-ack');
    chat.send(text('once'));
    await clock.advance(LONG);
    expect(center.received.filter((frame) => frame.type === 'send')).toHaveLength(1);
    expect(shown(chat)).toEqual(['once']);
  });

  it('gives up a line on which the server stays silent, and sends again on the next', async () => {
    const { center, clock, reload } = open();
    const chat = reload();
    await clock.settle();
    center.mishaps.push('silent');
    chat.send(text('hello?'));
    await clock.advance(LONG);
    expect(stored(center)).toEqual(['hello?']);
    expect(center.received.filter((frame) => frame.type === 'hello').length).toBeGreaterThan(1);
  });

  it('fetches everything between the last seen message and a cut-off resume', async () => {
    const { center, clock, reload } = open();
    const chat = reload();
    center.say('0');
    await clock.settle();
    center.now.down = true;
    center.cutAll();
    for (let n = 1; n <= 11; n += 1) center.say(`${n}`);
    center.now.down = false;
    await clock.advance(LONG);
    expect(shown(chat)).toEqual(['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11']);
  });

  it('does not move the resume point past a message that may still be on its way', async () => {
    const { center, clock, reload } = open();
    const chat = reload();
    await clock.settle();
    chat.send(text('mine'));
    center.tell({
      type: 'ack',
      clientId: 'other',
      accepted: { conversationId: 'c', reference: '', messageId: 'x', duplicate: false },
      seq: 999,
    });
    expect(chat.view().lastSeq).toBeLessThan(999);
  });

  it('waits longer after each failure and dials at once when the network is back', async () => {
    const { center, clock, reload } = open();
    center.now.down = true;
    const chat = reload();
    await clock.advance(LONG);
    const dials = center.sessions.length;
    expect(dials).toBeLessThan(12);
    center.now.down = false;
    chat.wake();
    await clock.settle();
    expect(chat.view().status).toBe('open');
  });

  it('notices a line that died without a word', async () => {
    const { center, clock, reload } = open();
    const chat = reload();
    await clock.settle();
    center.now.mute = true;
    await clock.advance(36_000);
    expect(chat.view().status).toBe('lost');
    center.now.mute = false;
    await clock.advance(LONG);
    expect(chat.view().status).toBe('open');
  });

  const step = fc.oneof(
    fc.record({ act: fc.constant('write' as const) }),
    fc.record({ act: fc.constant('say' as const) }),
    fc.record({ act: fc.constant('cut' as const) }),
    fc.record({ act: fc.constant('reload' as const) }),
    fc.record({ act: fc.constant('down' as const) }),
    fc.record({ act: fc.constant('up' as const) }),
    fc.record({ act: fc.constant('wait' as const), ms: fc.integer({ min: 1, max: 40_000 }) }),
    fc.record({
      act: fc.constant('mishap' as const),
      mishap: fc.constantFrom<Mishap>('busy', 'lost-before-store', 'lost-before-ack', 'silent'),
    }),
  );

  it('loses nothing, doubles nothing and keeps the order, whatever happens in whatever order', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
        const { center, clock, reload } = open();
        const written: string[] = [];
        let chat = reload();
        for (const each of steps) {
          if (each.act === 'write') {
            written.push(`w${written.length}`);
            chat.send(text(written.at(-1) ?? ''));
          }
          if (each.act === 'say') center.say(`s${center.messages.length}`);
          if (each.act === 'cut') center.cutAll();
          if (each.act === 'down') center.now.down = true;
          if (each.act === 'up') center.now.down = false;
          if (each.act === 'mishap') center.mishaps.push(each.mishap);
          if (each.act === 'wait') await clock.advance(each.ms);
          if (each.act === 'reload') {
            center.cutAll();
            chat = reload();
          }
        }
        center.now.down = false;
        center.mishaps.length = 0;
        await clock.advance(LONG);
        while (chat.view().more) await chat.loadEarlier();
        expect(stored(center).filter((words) => words.startsWith('w'))).toEqual(written);
        expect(shown(chat)).toEqual(stored(center));
        expect(chat.view().pending).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });
});
