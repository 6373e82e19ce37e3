import { describe, expect, it } from 'vitest';
import { createPacer, type Turn } from './pace.ts';

const RATES = [
  { per: 'inbox' as const, n: 3, ms: 1000 },
  { per: 'recipient' as const, n: 1, ms: 1000 },
];
const to = (recipient: string, inboxId = 'bot') => ({ inboxId, recipient, rates: RATES });
const end = (turn: Turn, at: number): void => {
  if ('until' in turn) throw new Error(`must wait until ${turn.until}`);
  turn.end(at);
};

describe('a pacer', () => {
  it('lets a recipient be called again when the time since the last call ended has passed', () => {
    const pacer = createPacer();
    const first = pacer.take(to('a'), 0);
    expect(pacer.take(to('a'), 10)).toEqual({ until: 1010 });
    end(first, 300);
    expect(pacer.take(to('a'), 400)).toEqual({ until: 1300 });
    end(pacer.take(to('a'), 1300), 1400);
  });

  it('lets an inbox make so many calls in any such time, and another inbox as many', () => {
    const pacer = createPacer();
    for (const name of ['a', 'b', 'c']) end(pacer.take(to(name), 0), 100);
    expect(pacer.rooms(100)).toEqual([['bot', 0]]);
    expect(pacer.take(to('d'), 100)).toEqual({ until: 1100 });
    expect(pacer.findNextRoom(100)).toBe(1100);
    end(pacer.take(to('d', 'other'), 100), 100);
    end(pacer.take(to('d'), 1100), 1200);
  });

  it('asks nothing of channels without limits', () => {
    const pacer = createPacer();
    for (let n = 0; n < 100; n++) expect(pacer.take({ inboxId: 'web', recipient: 'a', rates: [] }, 0)).not.toHaveProperty('until');
    expect(pacer.rooms(0)).toEqual([]);
  });

  it('leaves a recipient alone as long as the provider says, and learns to take a smaller share until that is forgotten', () => {
    const pacer = createPacer();
    end(pacer.take(to('a'), 0), 0);
    pacer.slowDown(to('a'), 5000, 0);
    expect(pacer.take(to('a'), 4500)).toEqual({ until: 5000 });
    end(pacer.take(to('b'), 2000), 2000);
    expect(pacer.rooms(2000)).toEqual([['bot', 0]]);
    expect(pacer.rooms(60_000)).toEqual([['bot', 3]]);
  });

  it('knows in which inboxes somebody had to wait', () => {
    const pacer = createPacer();
    pacer.take(to('a'), 50);
    expect(pacer.heldSince(0)).toEqual([]);
    pacer.take(to('a'), 60);
    expect([pacer.heldSince(60), pacer.heldSince(61)]).toEqual([['bot'], []]);
  });
});
