import { describe, expect, it } from 'vitest';
import { clientIds } from './make-client-id.ts';
import { openOutbox } from './outbox.ts';
import { memoryStorage, openStorage } from './storage.ts';
import { findVisit, forgetVisit, keepVisit } from './visit.ts';

const entry = (clientId: string) => ({ clientId, parts: [], at: '', page: '', refusal: null });

describe('what the browser keeps', () => {
  it('holds the outbox in the order of writing, whichever tab wrote', () => {
    const storage = memoryStorage();
    openOutbox(storage, 'i').put(entry('02'));
    openOutbox(storage, 'i').put(entry('01'));
    openOutbox(storage, 'other').put(entry('00'));
    expect(
      openOutbox(storage, 'i')
        .list()
        .map(({ clientId }) => clientId),
    ).toEqual(['01', '02']);
  });

  it('passes over what it cannot read', () => {
    const storage = memoryStorage();
    storage.set('throughline:i:out:1', '{broken');
    storage.set('throughline:i:out:2', '"text"');
    storage.set('throughline:i:visit', '{');
    expect(openOutbox(storage, 'i').list()).toEqual([]);
    expect(findVisit(storage, 'i')).toBeUndefined();
  });

  it('forgets one inbox and leaves the other', () => {
    const storage = memoryStorage();
    const visit = { session: 's', visitorId: 'v', userId: null, seenSeq: 0, active: false };
    for (const inbox of ['a', 'b']) keepVisit(storage, inbox, visit);
    openOutbox(storage, 'a').put(entry('1'));
    forgetVisit(storage, 'a');
    expect(storage.keys('')).toEqual(['throughline:b:visit']);
  });

  it('works in memory where storage is forbidden, and where it is full', () => {
    const forbidden = openStorage(() => {
      throw new Error('denied');
    });
    forbidden.set('k', '1');
    expect(forbidden.get('k')).toBe('1');
    const full = {
      length: 0,
      key: () => null,
      getItem: () => null,
      removeItem: () => {},
      setItem: () => {
        throw new Error('quota');
      },
    };
    const storage = openStorage(() => full as unknown as Storage);
    storage.set('k', '2');
    expect(storage.get('k')).toBe('2');
    expect(storage.keys('k')).toEqual(['k']);
    storage.remove('k');
    expect(storage.get('k')).toBeNull();
  });

  it('makes client ids that sort in the order they were made, even when the clock steps back', () => {
    let now = 1_767_268_800_000;
    const make = clientIds(
      () => now,
      (bytes) => bytes.fill(31),
    );
    const ids = [make(), make(), make()];
    now -= 60_000;
    ids.push(make());
    now += 120_000;
    ids.push(make());
    expect(ids.toSorted()).toEqual(ids);
    expect(new Set(ids).size).toBe(5);
    for (const id of ids) expect(id).toMatch(/^[0-9A-HJKMNP-TV-Z]{26}$/);
  });
});
