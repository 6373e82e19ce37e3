import type { HandoffPacket } from '@throughline/protocol/events';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addAgent, agentStore, changeAgent, listAvailableAgents } from '../access/index.ts';
import { acting, reading } from '../conversations/index.ts';
import { type Heard, openTestCenter, type TestCenter } from '../delivery/testing/open-test-center.ts';
import type { OpenInbox } from '../inboxes/index.ts';
import { createBus } from '../platform/bus/index.ts';
import { acceptOffer, createRouting, declineOffer, listStanding, type Routing } from './index.ts';
import type { RoutingDeps } from './match-queue.ts';

const OFFER_SECONDS = 45;
const ONLINE_MS = 90_000;
const PACKET: HandoffPacket = { reason: 'asked-for-person', language: 'zh', summary: '', asked: [], tried: [], entities: [] };

let center: TestCenter;
let routing: Routing;
let inbox: OpenInbox;
let deps: RoutingDeps;

beforeEach(async () => {
  center = await openTestCenter((ground) => {
    const { bus, clock } = ground;
    const isHere = (seenAt: Date | null): boolean => (seenAt?.getTime() ?? 0) >= clock.now().getTime() - ONLINE_MS;
    deps = {
      bus,
      clock,
      offerSeconds: OFFER_SECONDS,
      listAvailableAgents: async (tx) =>
        (await listAvailableAgents(tx.sql)).map((agent) => ({ ...agent, online: isHere(agent.lastSeenAt) })),
    };
    routing = createRouting(deps);
    routing.subscribe();
  });
  inbox = await center.connect('api');
});
afterEach(async () => {
  expect(center.troubles).toEqual([]);
  await center.close();
});

let people = 0;
const agent = async (more: Partial<Parameters<typeof addAgent>[1]> = {}): Promise<string> => {
  const email = `a${++people}@example.com`;
  const { id } = await center.bus.transact((tx) =>
    addAgent(tx, { name: `Agent ${people}`, email, role: 'agent', availability: 'available', languages: ['zh'], ...more }),
  );
  await agentStore.touchAgents(center.database.kysely, [id], center.clock.now());
  return id;
};
let customers = 0;
/** A conversation that waits for a person. */
const waiting = async (into = inbox): Promise<Heard> => {
  const heard = await center.hear(into, `customer-${++customers}`, '转人工');
  const act = { scope: acting.EVERYTHING, conversationId: heard.conversationId, by: 'test', packet: PACKET };
  await center.bus.transact((tx) => acting.handOver(tx, act));
  await center.bus.drained();
  return heard;
};
const standing = (agentId: string | null = null) => listStanding(center.database.kysely, agentId);
const offerOf = async ({ conversationId }: Heard) => (await standing()).find((offer) => offer.conversationId === conversationId);
const stateOf = async ({ conversationId }: Heard) => {
  const { status, handling, assigneeId } = await center.conversation(conversationId);
  return { status, handling, assigneeId };
};
const settle = async (act: typeof acceptOffer | typeof declineOffer, offerId: string, agentId: string) => {
  const done = await center.bus.transact<unknown>((tx) => act(tx, { offerId, agentId, now: center.clock.now() }));
  await center.bus.drained();
  return done;
};
const assign = async ({ conversationId }: Heard, agentId: string | null): Promise<void> => {
  await center.bus.transact((tx) => acting.assign(tx, { scope: acting.EVERYTHING, conversationId, agentId, by: 'test' }));
  await center.bus.drained();
};

describe('a conversation that waits', () => {
  it('is offered to the available agent with the least load, with the reasons kept', async () => {
    const [busy, free] = [await agent(), await agent()];
    await agent({ availability: 'away' });
    await assign(await waiting(), busy);
    const heard = await waiting();
    const offer = await offerOf(heard);
    expect(offer?.agentId).toBe(free);
    expect(offer?.expiresAt.getTime()).toBe(center.clock.now().getTime() + OFFER_SECONDS * 1000);
    expect((await stateOf(heard)).handling).toBe('offered');
    const decisions = await reading.listDecisions(center.database.kysely, heard.conversationId);
    expect(decisions.at(-1)).toMatchObject({ kind: 'route', reason: 'least-load', facts: { agentId: free } });
  });

  it('is taken by accepting, and by nobody after that', async () => {
    const [one, other] = [await agent(), await agent()];
    const heard = await waiting();
    const offer = await offerOf(heard);
    const to = offer?.agentId ?? '';
    await expect(settle(acceptOffer, offer?.id ?? '', to === one ? other : one)).rejects.toMatchObject({ code: 'offer-gone' });
    expect(await settle(acceptOffer, offer?.id ?? '', to)).toBe(heard.conversationId);
    expect(await stateOf(heard)).toEqual({ status: 'open', handling: 'agent', assigneeId: to });
    await expect(settle(acceptOffer, offer?.id ?? '', to)).rejects.toMatchObject({ code: 'offer-gone' });
    await expect(settle(declineOffer, offer?.id ?? '', to)).rejects.toMatchObject({ code: 'offer-gone' });
    expect(await standing()).toEqual([]);
  });

  it('goes to the next agent when it is declined or lapses, and comes back when nobody else is left', async () => {
    const [a, b] = [await agent(), await agent()];
    const heard = await waiting();
    const first = await offerOf(heard);
    await settle(declineOffer, first?.id ?? '', first?.agentId ?? '');
    const second = await offerOf(heard);
    expect(new Set([first?.agentId, second?.agentId])).toEqual(new Set([a, b]));
    await routing.tasks['lapse-offer']?.({ offerId: second?.id ?? '' });
    expect((await offerOf(heard))?.id).toBe(second?.id);
    center.clock.advance(OFFER_SECONDS * 1000);
    await expect(settle(acceptOffer, second?.id ?? '', second?.agentId ?? '')).rejects.toMatchObject({ code: 'offer-gone' });
    await routing.tasks['lapse-offer']?.({ offerId: second?.id ?? '' });
    await center.bus.drained();
    expect((await offerOf(heard))?.id).not.toBe(second?.id);
    expect((await stateOf(heard)).handling).toBe('offered');
  });

  it('is found by the sweep when the timer of a lapsed offer was lost', async () => {
    await agent();
    const heard = await waiting();
    const offer = await offerOf(heard);
    center.clock.advance(OFFER_SECONDS * 1000);
    await routing.match();
    expect((await offerOf(heard))?.id).not.toBe(offer?.id);
  });

  it('waits while everybody is full, gone or limited to other inboxes, and is offered once that changes', async () => {
    const elsewhere = await center.connect('api');
    const full = await agent({ capacity: 1 });
    await agent({ inboxIds: [elsewhere.id] });
    const gone = await agent();
    await assign(await waiting(), full);
    await center.bus.transact((tx) => changeAgent(tx, gone, { availability: 'away' }, center.clock.now()));
    const [first, second] = [await waiting(), await waiting()];
    expect(await standing()).toEqual([]);
    await center.bus.transact((tx) => changeAgent(tx, full, { capacity: 2 }, center.clock.now()));
    await center.bus.drained();
    expect(await offerOf(first)).toMatchObject({ agentId: full });
    expect(await offerOf(second)).toBeUndefined();
    center.clock.advance(ONLINE_MS + 1000);
    await routing.match();
    expect(await standing()).toEqual([]);
  });

  it('is not hidden by many that wait for somebody else', async () => {
    const elsewhere = await center.connect('api');
    for (let n = 0; n < 60; n++) await center.hear(inbox, `crowd-${n}`, 'hello');
    await center.database.pool.query("update conversation set handling = 'queued', queued_at = now()");
    const heard = await waiting(elsewhere);
    const only = await agent({ inboxIds: [elsewhere.id] });
    await center.bus.drained();
    expect((await standing()).map((offer) => offer.agentId)).toEqual([only]);
    expect(await offerOf(heard)).toMatchObject({ agentId: only });
  });
});

describe('an offer', () => {
  it('is withdrawn when somebody else takes, resolves, snoozes or gives back the conversation', async () => {
    const to = await agent();
    const other = await agent({ availability: 'away' });
    const act = ({ conversationId }: Heard) => ({ scope: acting.EVERYTHING, conversationId, by: 'test' });
    const until = new Date(center.clock.now().getTime() + 3_600_000);
    const acts: ((heard: Heard) => Promise<unknown>)[] = [
      (heard) => assign(heard, other),
      (heard) => center.bus.transact((tx) => acting.resolve(tx, act(heard))),
      (heard) => center.bus.transact((tx) => acting.snooze(tx, { ...act(heard), until, now: center.clock.now() })),
      (heard) => center.bus.transact((tx) => acting.returnToAssistant(tx, act(heard))),
      (heard) => center.reply(heard, 'I have it', { author: { type: 'agent', id: other, name: 'Other' } }),
    ];
    for (const take of acts) {
      const heard = await waiting();
      const offer = await offerOf(heard);
      expect(offer?.agentId).toBe(to);
      await take(heard);
      await expect(settle(acceptOffer, offer?.id ?? '', to)).rejects.toMatchObject({ code: 'offer-gone' });
      await center.bus.drained();
      expect(await offerOf(heard)).toBeUndefined();
    }
  });

  it('cannot be accepted between somebody taking the conversation and its withdrawal', async () => {
    const [to, other] = [await agent(), await agent({ availability: 'away' })];
    const heard = await waiting();
    const offer = await offerOf(heard);
    await center.bus.stop();
    await center.bus.transact((tx) =>
      acting.assign(tx, { scope: acting.EVERYTHING, conversationId: heard.conversationId, agentId: other, by: 'test' }),
    );
    const late = center.bus.transact((tx) => acceptOffer(tx, { offerId: offer?.id ?? '', agentId: to, now: center.clock.now() }));
    await expect(late).rejects.toMatchObject({ code: 'offer-gone' });
    expect((await stateOf(heard)).assigneeId).toBe(other);
  });

  it('of an earlier time in the queue does not keep the conversation from being offered again', async () => {
    await agent();
    const heard = await waiting();
    const old = await offerOf(heard);
    await assign(heard, null);
    const fresh = await offerOf(heard);
    expect(fresh?.id).not.toBe(old?.id);
    expect((await stateOf(heard)).handling).toBe('offered');
  });
});

describe('a snoozed conversation', () => {
  it('is offered again when it wakes', async () => {
    await agent();
    const heard = await waiting();
    const until = new Date(center.clock.now().getTime() + 60_000);
    const act = { scope: acting.EVERYTHING, conversationId: heard.conversationId, by: 'test', until, now: center.clock.now() };
    await center.bus.transact((tx) => acting.snooze(tx, act));
    await center.bus.drained();
    expect(await stateOf(heard)).toEqual({ status: 'snoozed', handling: 'queued', assigneeId: null });
    const wakeDue = async (): Promise<void> => {
      for (const id of await reading.listDueSnoozes(center.database.kysely, center.clock.now(), 10))
        await center.bus.transact((tx) => acting.wake(tx, id, center.clock.now()));
      await center.bus.drained();
    };
    await wakeDue();
    expect((await stateOf(heard)).status).toBe('snoozed');
    center.clock.advance(60_000);
    await wakeDue();
    expect(await stateOf(heard)).toEqual({ status: 'open', handling: 'offered', assigneeId: null });
    expect(await offerOf(heard)).toBeDefined();
  });

  it('is woken and offered when the customer writes', async () => {
    await agent();
    const heard = await waiting();
    const until = new Date(center.clock.now().getTime() + 600_000);
    const act = { scope: acting.EVERYTHING, conversationId: heard.conversationId, by: 'test', until, now: center.clock.now() };
    await center.bus.transact((tx) => acting.snooze(tx, act));
    await center.hear(inbox, `customer-${customers}`, 'still there?');
    await center.bus.drained();
    expect(await offerOf(heard)).toBeDefined();
  });
});

describe('many at once', () => {
  it('give one offer to one agent, however often both accept', async () => {
    const [a, b] = [await agent(), await agent()];
    const heard = await waiting();
    const offer = await offerOf(heard);
    const accept = (agentId: string) =>
      center.bus.transact((tx) => acceptOffer(tx, { offerId: offer?.id ?? '', agentId, now: center.clock.now() }));
    const tries = await Promise.allSettled(Array.from({ length: 50 }, (_, n) => accept(n % 2 === 0 ? a : b)));
    expect(tries.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
    expect((await stateOf(heard)).assigneeId).toBe(offer?.agentId);
  });

  it('never make two standing offers, overload nobody, and leave no conversation behind', async () => {
    const crew: string[] = [];
    for (let n = 0; n < 4; n++) crew.push(await agent({ capacity: 3, availability: 'away' }));
    const conversations: Heard[] = [];
    for (let n = 0; n < 12; n++) conversations.push(await waiting());
    for (const id of crew) await center.bus.transact((tx) => changeAgent(tx, id, { availability: 'available' }, center.clock.now()));
    const matchers = Array.from({ length: 20 }, () => createRouting({ ...deps, bus: createBus(center.database) }));
    await Promise.all(matchers.map((matcher) => matcher.match()));
    await center.bus.drained();
    const offers = await standing();
    expect(offers).toHaveLength(12);
    expect(new Set(offers.map((offer) => offer.conversationId)).size).toBe(12);
    for (const id of crew) expect(offers.filter((offer) => offer.agentId === id)).toHaveLength(3);
    const race = offers.flatMap((offer) => [
      settle(acceptOffer, offer.id, offer.agentId),
      settle(declineOffer, offer.id, offer.agentId),
      matchers[0]?.match(),
      center.bus.transact((tx) =>
        acting.assign(tx, { scope: acting.EVERYTHING, conversationId: offer.conversationId, agentId: crew[0] ?? '', by: 'test' }),
      ),
    ]);
    const outcomes = await Promise.allSettled(race);
    const refused = outcomes.flatMap((one) => (one.status === 'rejected' ? (one.reason as { code?: string }).code : []));
    expect(refused.filter((code) => code !== 'offer-gone')).toEqual([]);
    await center.bus.drained();
    for (const heard of conversations) expect(await stateOf(heard)).toMatchObject({ handling: 'agent' });
    expect(await standing()).toEqual([]);
  });
});
