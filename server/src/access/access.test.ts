import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Bus, createBus } from '../platform/bus/index.ts';
import { createTestClock, type TestClock } from '../platform/clock/index.ts';
import { createTestDatabase, type TestDatabase } from '../platform/testing/index.ts';
import { type Access, addAgent, agentStore, changeAgent, createAccess, listAvailableAgents, signInLinks, tokens } from './index.ts';

const { makeSignInLink } = signInLinks;
const PASSWORD = 'a sentence to remember';
const HERE = { address: '203.0.113.7', userAgent: 'test' };

let database: TestDatabase;
let bus: Bus;
let clock: TestClock;
let access: Access;

const make = (publicUrl = 'http://localhost:4100') => createAccess({ database, bus, clock, secret: 's'.repeat(40), publicUrl });
const cookieOf = ({ setCookies }: { setCookies: string[] }) => ({ cookie: setCookies.map((line) => line.split(';')[0]).join('; ') });
const newAgent = (role: 'agent' | 'supervisor' | 'admin' = 'agent') =>
  bus.transact((tx) => addAgent(tx, { name: 'Mei', email: `${crypto.randomUUID()}@example.com`, role }));
const signIn = async (agentId: string) => {
  const token = await makeSignInLink(database.kysely, agentId, clock.now(), 15);
  return cookieOf(await access.signInWithLink(token, HERE));
};
const refusal = (code: string) => expect.objectContaining({ name: 'Refusal', code });

beforeAll(async () => {
  database = await createTestDatabase();
  bus = createBus(database);
  clock = createTestClock(new Date());
  access = make();
});
afterAll(() => database.drop());

describe('first start', () => {
  it('prints a link for an admin without a password, a fresh one each time, until somebody can sign in', async () => {
    const first = await access.setUp({ admin: undefined, apiToken: undefined });
    const second = await access.setUp({ admin: undefined, apiToken: undefined });
    const [old, fresh] = [first, second].map(({ consoleLink }) => consoleLink?.split('#token=')[1] ?? '');
    await expect(access.signInWithLink(old ?? '', HERE)).rejects.toEqual(refusal('link-spent'));
    clock.advance(23 * 3_600_000);
    const headers = cookieOf(await access.signInWithLink(fresh ?? '', HERE));
    expect(await access.findViewer(headers)).toMatchObject({ kind: 'agent', inboxIds: null });
    await access.setPassword(headers, { newPassword: PASSWORD });
    expect(await access.setUp({ admin: undefined, apiToken: undefined })).toEqual({ consoleLink: null });
  });

  it('makes the admin of the settings once, with its password and without a link', async () => {
    const settings = { admin: { email: 'Boss@Example.com', password: PASSWORD }, apiToken: undefined };
    expect(await access.setUp(settings)).toEqual({ consoleLink: null });
    await access.setUp(settings);
    const headers = cookieOf(await access.signInWithPassword({ email: ' boss@example.com', password: PASSWORD }, HERE));
    expect((await access.findViewer(headers))?.permissions.has('agents:write')).toBe(true);
  });

  it('keeps the token of the settings, and takes its right away when the setting changes or goes', async () => {
    const ask = (token: string) => access.findViewer({ authorization: `Bearer ${token}` });
    await access.setUp({ admin: undefined, apiToken: 'one-token-of-mine-000001' });
    expect(await ask('one-token-of-mine-000001')).toMatchObject({ kind: 'token', agentId: null, inboxIds: null });
    await access.setUp({ admin: undefined, apiToken: 'one-token-of-mine-000002' });
    expect(await ask('one-token-of-mine-000001')).toBeUndefined();
    expect((await ask('one-token-of-mine-000002'))?.permissions.has('audit:read')).toBe(true);
    await access.setUp({ admin: undefined, apiToken: undefined });
    expect(await ask('one-token-of-mine-000002')).toBeUndefined();
  });
});

describe('sign-in links', () => {
  it('let in once, and not after their time', async () => {
    const { id } = await newAgent();
    const spent = await makeSignInLink(database.kysely, id, clock.now(), 15);
    const [a, b] = await Promise.allSettled([access.signInWithLink(spent, HERE), access.signInWithLink(spent, HERE)]);
    expect([a.status, b.status].sort()).toEqual(['fulfilled', 'rejected']);
    const late = await makeSignInLink(database.kysely, id, clock.now(), 15);
    clock.advance(15 * 60_000);
    await expect(access.signInWithLink(late, HERE)).rejects.toEqual(refusal('link-spent'));
  });

  it('are stored only as a hash', async () => {
    const { id } = await newAgent();
    const token = await makeSignInLink(database.kysely, id, clock.now(), 15);
    const { rows } = await database.pool.query('select token_hash from sign_in_link where agent_id = $1', [id]);
    expect(JSON.stringify(rows)).not.toContain(token);
  });
});

describe('passwords', () => {
  const withPassword = async () => {
    const agent = await newAgent();
    const headers = await signIn(agent.id);
    await access.setPassword(headers, { newPassword: PASSWORD });
    return { agent, headers };
  };

  it('must have ten characters', async () => {
    const { headers } = await withPassword();
    await expect(access.setPassword(headers, { newPassword: '123456789', currentPassword: PASSWORD })).rejects.toEqual(
      refusal('weak-password'),
    );
  });

  it('change only with the current one, except soon after a sign-in link, and end the other sessions', async () => {
    const { agent, headers } = await withPassword();
    clock.advance(31 * 60_000);
    await expect(access.setPassword(headers, { newPassword: 'another sentence' })).rejects.toEqual(refusal('wrong-credentials'));
    const other = cookieOf(await access.signInWithPassword({ email: agent.email, password: PASSWORD }, HERE));
    await access.setPassword(headers, { newPassword: 'another sentence', currentPassword: PASSWORD });
    expect(await access.findViewer(headers)).toMatchObject({ id: agent.id });
    expect(await access.findViewer(other)).toBeUndefined();
    await expect(access.signInWithPassword({ email: agent.email, password: PASSWORD }, HERE)).rejects.toEqual(refusal('wrong-credentials'));
  });

  it('answer an unknown address and a disabled agent like a wrong password', async () => {
    const { agent } = await withPassword();
    await bus.transact((tx) => changeAgent(tx, agent.id, { disabled: true }, clock.now()));
    for (const email of [agent.email, 'nobody@example.com'])
      await expect(access.signInWithPassword({ email, password: PASSWORD }, HERE)).rejects.toEqual(refusal('wrong-credentials'));
  });

  it('cannot be guessed: after five failures the account waits, twice as long each time, and many at once are counted', async () => {
    const { agent } = await withPassword();
    const guess = (n: number) =>
      access.signInWithPassword({ email: agent.email, password: `wrong password ${n}` }, { ...HERE, address: `198.51.100.${n}` });
    const outcomes = await Promise.allSettled(Array.from({ length: 12 }, (_, n) => guess(n)));
    const codes = outcomes.map((outcome) => (outcome.status === 'rejected' ? (outcome.reason as { code: string }).code : 'in'));
    expect(codes.filter((code) => code === 'wrong-credentials')).toHaveLength(5);
    expect(codes.filter((code) => code === 'too-many-attempts')).toHaveLength(7);
    const right = () => access.signInWithPassword({ email: agent.email, password: PASSWORD }, HERE);
    await expect(right()).rejects.toEqual(refusal('too-many-attempts'));
    clock.advance(1000);
    await expect(guess(20)).rejects.toEqual(refusal('wrong-credentials'));
    clock.advance(1000);
    await expect(guess(21)).rejects.toMatchObject({ code: 'too-many-attempts', facts: { retryAfterSeconds: 1 } });
    clock.advance(1000);
    await right();
    await expect(guess(22)).rejects.toEqual(refusal('wrong-credentials'));
  });

  it('cannot be tried on many accounts from one address', async () => {
    const from = { ...HERE, address: '192.0.2.66' };
    const tries = Array.from({ length: 25 }, (_, n) => access.signInWithPassword({ email: `n${n}@example.com`, password: PASSWORD }, from));
    const codes = (await Promise.allSettled(tries)).map((outcome) =>
      outcome.status === 'rejected' ? (outcome.reason as { code: string }).code : 'in',
    );
    expect(codes.filter((code) => code === 'too-many-attempts')).toHaveLength(5);
  });
});

describe('sessions', () => {
  it('end on sign-out, on disabling, and when their cookie is changed', async () => {
    const agent = await newAgent();
    const one = await signIn(agent.id);
    const two = await signIn(agent.id);
    expect(await access.findViewer({ cookie: one.cookie.replace(/=(.)/, (_, first) => `=${first === 'x' ? 'y' : 'x'}`) })).toBeUndefined();
    await access.signOut(one);
    expect(await access.findViewer(one)).toBeUndefined();
    expect(await access.findViewer(two)).toMatchObject({ id: agent.id });
    await bus.transact((tx) => changeAgent(tx, agent.id, { disabled: true }, clock.now()));
    expect(await access.findViewer(two)).toBeUndefined();
    await bus.transact((tx) => changeAgent(tx, agent.id, { disabled: false }, clock.now()));
    expect(await access.findViewer(two)).toBeUndefined();
  });

  it('travel in a cookie that scripts and other sites cannot use, and only over https where we are on https', async () => {
    const { id } = await newAgent();
    const link = () => makeSignInLink(database.kysely, id, clock.now(), 15);
    const plain = (await access.signInWithLink(await link(), HERE)).setCookies[0];
    expect(plain).toMatch(/HttpOnly/i);
    expect(plain).toMatch(/SameSite=Lax/i);
    expect(plain).not.toMatch(/Secure/i);
    const secure = (await make('https://help.example.com').signInWithLink(await link(), HERE)).setCookies[0];
    expect(secure).toMatch(/^__Secure-.*Secure/i);
  });
});

it('old sessions, links and attempts are forgotten, living ones kept', async () => {
  const agent = await newAgent();
  const old = await signIn(agent.id);
  await database.pool.query('update auth_session s set expires_at = $2 from agent a where a.id = $1 and s.user_id = a.user_id', [
    agent.id,
    clock.now(),
  ]);
  const fresh = await signIn(agent.id);
  clock.advance(1);
  await access.forgetOld();
  expect(await access.findViewer(old)).toBeUndefined();
  expect(await access.findViewer(fresh)).toBeDefined();
  const { rows } = await database.pool.query('select count(*)::int as n from auth_session where expires_at < $1', [clock.now()]);
  expect(rows[0].n).toBe(0);
});

describe('API tokens', () => {
  const admin = async () => {
    const { id } = await newAgent('admin');
    const viewer = await access.findViewer(await signIn(id));
    if (viewer === undefined) throw new Error('no viewer');
    return viewer;
  };
  const ask = (secret: string) => access.findViewer({ authorization: `Bearer ${secret}` });

  it('carry their scopes until they expire or are revoked, and remember when they were used', async () => {
    const expiresAt = new Date(clock.now().getTime() + 3_600_000);
    const { token, secret } = await tokens.createToken(
      database.kysely,
      { name: 'shop', scopes: ['conversations:read'], expiresAt },
      await admin(),
      clock.now(),
    );
    expect(secret).toMatch(/^tl_[\w-]{43}$/);
    expect([...((await ask(secret))?.permissions ?? [])]).toEqual(['conversations:read']);
    expect((await tokens.listTokens(database.kysely, clock.now())).find(({ id }) => id === token.id)?.lastUsedAt).toEqual(clock.now());
    clock.advance(3_600_000);
    expect(await ask(secret)).toBeUndefined();
    const other = await tokens.createToken(
      database.kysely,
      { name: 'shop', scopes: ['tray:read'], expiresAt: null },
      await admin(),
      clock.now(),
    );
    expect(await ask(other.secret)).toBeDefined();
    await tokens.revokeToken(database.kysely, other.token.id, clock.now());
    expect(await ask(other.secret)).toBeUndefined();
  });

  it('never reach further than their maker', async () => {
    const maker = { ...(await admin()), permissions: new Set(['tray:read'] as const), inboxIds: [crypto.randomUUID()] };
    const make = (scopes: string[]) => tokens.createToken(database.kysely, { name: 't', scopes, expiresAt: null }, maker, clock.now());
    await expect(make(['tray:read', 'tray:write'])).rejects.toEqual(refusal('scope-too-wide'));
    await expect(make(['everything'])).rejects.toEqual(refusal('unknown-scope'));
    const { secret } = await make(['tray:read']);
    expect(await ask(secret)).toMatchObject({ inboxIds: maker.inboxIds });
  });

  it('stand alone: a wrong one is not helped by a good cookie beside it', async () => {
    const { id } = await newAgent();
    const headers = await signIn(id);
    expect(await access.findViewer(headers)).toBeDefined();
    expect(await access.findViewer({ ...headers, authorization: 'Bearer tl_wrong-wrong-wrong' })).toBeUndefined();
    expect(await access.findViewer({ ...headers, authorization: 'Basic Zm9vOmJhcg==' })).toBeUndefined();
  });
});

describe('agents', () => {
  it('are told apart by mail address, whatever its case', async () => {
    const agent = await newAgent();
    const again = () => bus.transact((tx) => addAgent(tx, { name: 'Mei', email: agent.email.toUpperCase(), role: 'agent' }));
    await expect(again()).rejects.toEqual(refusal('email-taken'));
  });

  it('are available for routing only while enabled and available', async () => {
    const agent = await newAgent();
    const change = (changes: Parameters<typeof changeAgent>[2]) => bus.transact((tx) => changeAgent(tx, agent.id, changes, clock.now()));
    const isListed = async () => (await listAvailableAgents(database.kysely)).some(({ id }) => id === agent.id);
    expect(await isListed()).toBe(false);
    const inboxIds = [crypto.randomUUID()];
    await change({ availability: 'available', languages: ['zh'], capacity: 3, inboxIds });
    expect((await listAvailableAgents(database.kysely)).find(({ id }) => id === agent.id)).toMatchObject({
      languages: ['zh'],
      capacity: 3,
      inboxIds,
    });
    await change({ disabled: true });
    expect(await isListed()).toBe(false);
    expect((await agentStore.findAgents(database.kysely, [agent.id])).get(agent.id)?.availability).toBe('away');
  });

  it('always leave one admin, also when two go at once', async () => {
    const others = (await agentStore.listAgents(database.kysely)).filter(({ role }) => role === 'admin');
    const kept = await Promise.all([newAgent('admin'), newAgent('admin')]);
    for (const { id } of others) await bus.transact((tx) => changeAgent(tx, id, { role: 'agent' }, clock.now()));
    const leave = await Promise.allSettled(
      kept.map(({ id }) => bus.transact((tx) => changeAgent(tx, id, { disabled: true }, clock.now()))),
    );
    expect(leave.filter(({ status }) => status === 'rejected')).toEqual([{ status: 'rejected', reason: refusal('last-admin') }]);
  });
});
