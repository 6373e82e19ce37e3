import type { NewEvent } from '@throughline/protocol/events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changeAgent, tokens } from '../access/index.ts';
import type { Heard } from '../delivery/testing/open-test-center.ts';
import type { OpenInbox } from '../inboxes/index.ts';
import { type DeskLine, type LiveCenter, openLive, PUBLIC_URL } from './testing/open-live.ts';

let center: LiveCenter;
let inbox: OpenInbox;
beforeAll(async () => {
  center = await openLive();
  inbox = await center.connect('api');
});
afterAll(async () => {
  expect(center.troubles).toEqual([]);
  await center.close();
});

let people = 0;
const customer = (into = inbox): Promise<Heard> => center.hear(into, `customer-${++people}`, 'hello');
const emit = (...events: NewEvent[]) => center.bus.transact(async (tx) => tx.emit(...events));
const counted = (key: string, n: number): NewEvent => ({ type: 'conversation.resolved', key, data: { by: String(n) } });
const said = (line: DeskLine, key: string) =>
  line
    .of('event')
    .flatMap((frame) => (frame.conversationId === key && frame.event === 'conversation.resolved' ? Number(frame.data.by) : []));
/** Everything that was said before this has arrived. */
const settle = async (...lines: DeskLine[]): Promise<void> => {
  const mark = crypto.randomUUID();
  await emit({ type: 'customer.changed', key: mark, data: { customerId: mark } });
  for (const line of lines) await line.next('event', (frame) => frame.data.customerId === mark);
};

describe('the door', () => {
  it('opens to a session or a token, and only from our own pages', async () => {
    const { headers } = await center.agent();
    await expect(center.dial('/live')).rejects.toBe(401);
    await expect(center.dial('/live?token=tl_wrong-token')).rejects.toBe(401);
    await expect(center.dial('/live', { ...headers, origin: 'https://evil.example' })).rejects.toBe(403);
    await expect(center.dial('/elsewhere', headers)).rejects.toBe(404);
    const line = await center.dial('/live', { ...headers, origin: PUBLIC_URL });
    line.send({ type: 'ping' });
    await line.next('pong' as never);
    await line.close();
  });

  it('tells that an agent came, so that the queue can be looked at', async () => {
    const { id, headers } = await center.agent();
    const line = await center.desk(headers);
    await expect.poll(() => center.came).toContain(id);
    await line.close();
  });
});

describe('what an agent sees', () => {
  it('ends at their inboxes: of others not an event, not a message, not a presence', async () => {
    const elsewhere = await center.connect('api');
    const [limited, free] = [await center.agent({ inboxIds: [inbox.id] }), await center.agent()];
    const [theirs, all] = [await center.desk(limited.headers), await center.desk(free.headers)];
    const [own, other] = [await customer(), await customer(elsewhere)];
    for (const { conversationId } of [own, other]) theirs.send({ type: 'watch', conversationId });
    await theirs.next('error', (frame) => frame.code === 'not-found');
    await center.hear(elsewhere, `customer-${people}`, 'secret words');
    await settle(theirs, all);
    const seen = new Set(theirs.of('event').map((frame) => frame.conversationId));
    expect(seen.has(own.conversationId)).toBe(true);
    expect(seen.has(other.conversationId)).toBe(false);
    expect(all.of('event').some((frame) => frame.conversationId === other.conversationId)).toBe(true);
    expect(JSON.stringify(theirs.frames)).not.toContain('secret words');
    for (const line of [theirs, all]) await line.close();
  });

  it('holds for what was missed as well', async () => {
    const elsewhere = await center.connect('api');
    const { headers } = await center.agent({ inboxIds: [inbox.id] });
    const before = (await center.desk(headers)).of('ready')[0]?.seq ?? 0;
    const [own, other] = [await customer(), await customer(elsewhere)];
    await center.bus.drained();
    const line = await center.desk(headers, before);
    const seen = line.of('event').map((frame) => frame.conversationId);
    expect(seen).toContain(own.conversationId);
    expect(seen).not.toContain(other.conversationId);
    await line.close();
  });

  it('is without messages for a token that may not read them', async () => {
    const maker = {
      kind: 'agent' as const,
      id: crypto.randomUUID(),
      name: 'x',
      agentId: null,
      permissions: new Set(['customers:read'] as const),
      inboxIds: null,
    };
    const input = { name: 'crm', scopes: ['customers:read' as const], expiresAt: null };
    const { secret } = await tokens.createToken(center.database.kysely, input, maker, center.clock.now());
    const line: DeskLine = await center.dial(`/live?token=${secret}`);
    line.send({ type: 'hello', lastSeq: null });
    await line.next('ready');
    const { conversationId } = await customer();
    line.send({ type: 'watch', conversationId });
    await line.next('error');
    await settle(line);
    expect(line.of('event').every((frame) => frame.conversationId === null)).toBe(true);
    await line.close();
  });

  it('brings the message itself of a conversation they look at', async () => {
    const { headers } = await center.agent();
    const line = await center.desk(headers);
    const heard = await customer();
    line.send({ type: 'watch', conversationId: heard.conversationId });
    await line.next('presence');
    const again = await center.hear(inbox, `customer-${people}`, 'more');
    const frame = await line.next('event', (one) => one.message?.id === again.messageId);
    expect(frame.message).toMatchObject({ seq: 2, parts: [{ type: 'text', text: 'more' }] });
    await line.close();
  });

  it('of an offer is only what is meant for them', async () => {
    const [one, other] = [await center.agent(), await center.agent()];
    const [mine, theirs] = [await center.desk(one.headers), await center.desk(other.headers)];
    const { conversationId } = await customer();
    const data = { offerId: crypto.randomUUID(), agentId: one.id, expiresAt: new Date().toISOString() };
    await emit({ type: 'offer.made', key: conversationId, data });
    await settle(mine, theirs);
    expect(mine.of('event').filter((frame) => frame.event === 'offer.made')).toMatchObject([{ data }]);
    expect(theirs.of('event').filter((frame) => frame.event === 'offer.made')).toEqual([]);
    for (const line of [mine, theirs]) await line.close();
  });
});

describe('resuming', () => {
  it('loses and doubles nothing over 200 events and many broken lines', async () => {
    const { headers } = await center.agent();
    const key = (await customer()).conversationId;
    const got: number[] = [];
    let lastSeq = (await center.desk(headers)).of('ready')[0]?.seq ?? 0;
    let random = 7;
    const dice = (sides: number): number => {
      random = (random * 1_103_515_245 + 12_345) % 2_147_483_648;
      return random % sides;
    };
    let written = 0;
    const writer = (async () => {
      for (; written < 200; written++) await emit(counted(key, written));
    })();
    while (got.length < 200) {
      const line: DeskLine = await center.dial('/live', headers);
      line.send({ type: 'hello', lastSeq });
      const enough = dice(15);
      await expect
        .poll(() => line.frames.length >= enough || (written === 200 && said(line, key).length + got.length >= 200), {
          interval: 1,
          timeout: 10_000,
        })
        .toBe(true);
      line.socket.terminate();
      // What had arrived when the line broke is what a browser has seen.
      got.push(...said(line, key));
      lastSeq = Math.max(lastSeq, ...line.frames.map((frame) => ('seq' in frame ? frame.seq : 0)));
    }
    await writer;
    expect(got).toEqual(Array.from({ length: 200 }, (_, n) => n));
  });

  it('says "reset" when too much was missed, and goes on from there', async () => {
    const { headers } = await center.agent();
    const key = (await customer()).conversationId;
    const first = await center.desk(headers);
    const { seq } = await first.next('ready');
    await first.close();
    for (let n = 0; n < 11; n++) await emit(...Array.from({ length: 100 }, (_, at) => counted(key, n * 100 + at)));
    await center.bus.drained();
    const line = await center.desk(headers, seq);
    expect(line.frames.map((frame) => frame.type)).toEqual(['reset', 'ready']);
    await emit(counted(key, 5000));
    await settle(line);
    expect(said(line, key)).toEqual([5000]);
    await line.close();
  });
});

describe('presence', () => {
  it('shows who else looks and types, and forgets who left', async () => {
    const [ann, ben] = [await center.agent({ name: 'Ann' }), await center.agent({ name: 'Ben' })];
    const [a, b] = [await center.desk(ann.headers), await center.desk(ben.headers)];
    const { conversationId } = await customer();
    a.send({ type: 'watch', conversationId });
    b.send({ type: 'watch', conversationId });
    await a.next('presence', (frame) => frame.agents.length === 2);
    b.send({ type: 'typing', conversationId, on: true });
    await a.next('presence', (frame) => frame.agents.some((one) => one.name === 'Ben' && one.typing));
    b.send({ type: 'typing', conversationId: crypto.randomUUID(), on: true });
    await b.close();
    await expect
      .poll(() =>
        a
          .of('presence')
          .at(-1)
          ?.agents.map((one) => one.name),
      )
      .toEqual(['Ann']);
    await a.close();
  });
});

describe('a line that must go', () => {
  it('is cut within seconds when the agent is disabled', async () => {
    const { id, headers } = await center.agent();
    const line = await center.desk(headers);
    await center.bus.transact((tx) => changeAgent(tx, id, { disabled: true }, center.clock.now()));
    expect(await line.closed(9000)).toBe(4401);
  });

  it('sees less from the moment rights are taken away', async () => {
    const { id, headers } = await center.agent();
    const line = await center.desk(headers);
    await center.bus.transact((tx) => changeAgent(tx, id, { inboxIds: [] }, center.clock.now()));
    const seesNew = async (): Promise<boolean> => {
      const { conversationId } = await customer();
      await settle(line);
      return line.of('event').some((frame) => frame.conversationId === conversationId);
    };
    await expect.poll(seesNew, { timeout: 9000 }).toBe(false);
    await line.close();
  });

  it.each([
    ['no JSON', 'hello', 1003],
    ['no object', '42', 1003],
    ['an object without a type', '{"hello":1}', 1003],
    ['null', 'null', 1003],
    ['a frame beyond all measure', JSON.stringify({ type: 'x', more: 'y'.repeat(300_000) }), 1009],
  ])('is closed on %s', async (_what, frame, code) => {
    const { headers } = await center.agent();
    const line = await center.desk(headers);
    line.send(frame);
    expect(await line.closed()).toBe(code);
  });

  it.each([
    { type: 'drop-table' },
    { type: '__proto__' },
    { type: 'watch', conversationId: "'; drop table conversation; --" },
    { type: 'watch', conversationId: crypto.randomUUID() },
  ])('is told that %j means nothing', async (frame) => {
    const { headers } = await center.agent();
    const line = await center.desk(headers);
    line.send(frame);
    await line.next('error');
    await line.close();
  });

  it('is the one of a reader who does not read, while the others hear everything', async () => {
    const [slow, quick] = [await center.agent(), await center.agent()];
    const [stuck, line] = [await center.desk(slow.headers), await center.desk(quick.headers)];
    const key = (await customer()).conversationId;
    stuck.socket.pause();
    const words = 'x'.repeat(100_000);
    for (let n = 0; n < 150; n++) await emit({ type: 'conversation.reopened', key, data: { by: String(n), reason: words } });
    await settle(line);
    expect(line.of('event').filter((frame) => frame.event === 'conversation.reopened')).toHaveLength(150);
    stuck.socket.resume();
    expect(await stuck.closed()).toBe(1006);
    expect(stuck.of('event').length).toBeLessThan(150);
    await line.close();
  });
});
