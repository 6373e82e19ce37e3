/* The people's side under load: replies with idempotency keys, and one agent who takes some offers and lets others lapse. */
import { setTimeout as wait } from 'node:timers/promises';
import { ApiError, type Client, createClient, type ResponseOf } from '@throughline/sdk';
import type { Product } from './start-product.ts';
import type { Load } from './writers.ts';

export type Answering = {
  /** The text of each reply whose writing was acknowledged. */
  replies(): readonly string[];
  /** Asked for, but never acknowledged. */
  givenUp(): readonly string[];
  accepted(): number;
  /** What is under way gets a last moment. */
  stop(): Promise<void>;
};

const PAUSE_MS = 200;

const LONGEST_ABSENCE_MS = 60_000;

/** Until it succeeds: the center is away for a while, and comes back. */
const persist = async <T>(act: () => Promise<T>): Promise<T> => {
  for (const deadline = Date.now() + LONGEST_ABSENCE_MS; ; await wait(PAUSE_MS)) {
    try {
      return await act();
    } catch (error) {
      if (Date.now() > deadline) throw error;
    }
  }
};

type Replies = { done: string[]; givenUp: string[] };
type Found = ResponseOf<'listConversations'>['items'][number];

const findConversations = async ({ client }: Product): Promise<Map<string, Found>> => {
  const found = new Map<string, Found>();
  for await (const page of client.pages('listConversations', { query: { limit: 100 } }))
    for (const one of page) found.set(one.customer.name, one);
  return found;
};

/** A claim of its key by a killed server holds for two minutes: nobody waits for that here. */
const isHeld = (error: unknown): boolean => error instanceof ApiError && error.code === 'idempotency-in-progress';

const reply = async (product: Product, id: string, text: string, replies: Replies): Promise<void> => {
  const send = () =>
    product.client.call('sendReply', { id, body: { parts: [{ type: 'text', text }] }, idempotencyKey: text.replaceAll(/\W+/g, '-') });
  const outcome = await persist(() =>
    send().catch((error: unknown) => {
      if (isHeld(error)) return undefined;
      throw error;
    }),
  );
  (outcome === undefined ? replies.givenUp : replies.done).push(text);
};

/** Every third line of a customer gets a reply. */
const replyToLines = async (product: Product, load: Load, replies: Replies, going: () => boolean): Promise<void> => {
  let seen = 0;
  for (; going(); await wait(PAUSE_MS)) {
    const fresh = load.acknowledged().slice(seen);
    seen += fresh.length;
    const due = fresh.filter((line) => line.n % 3 === 0);
    const known = due.length === 0 ? undefined : await persist(() => findConversations(product));
    for (const line of due) {
      const conversation = known?.get(line.customer);
      if (conversation !== undefined) await reply(product, conversation.id, `To ${line.customer}: read line ${line.n}`, replies);
    }
  }
};

const signIn = async (product: Product): Promise<string> => {
  const { signInLink } = await product.client.call('createAgent', {
    body: { name: 'Chaos Agent', email: 'agent@chaos.example', capacity: 50 },
  });
  const token = new URLSearchParams(new URL(signInLink).hash.slice(1)).get('token') ?? '';
  const headers = { 'content-type': 'application/json', 'x-throughline': '1', origin: product.url };
  const response = await fetch(`${product.url}/api/auth/one-time`, { method: 'POST', headers, body: JSON.stringify({ token }) });
  if (!response.ok) throw new Error(`signing in answered ${response.status}`);
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
};

const openAgent = async (product: Product): Promise<Client> => {
  const cookie = await signIn(product);
  const fetchAs: typeof fetch = (url, init) =>
    fetch(url, { ...init, headers: { ...(init?.headers as Record<string, string>), cookie, origin: product.url } });
  const client = createClient({ baseUrl: product.url, fetch: fetchAs, retries: 0 });
  await client.call('updateMe', { body: { availability: 'available' } });
  return client;
};

/** Takes every second offer; the others lapse. */
const takeOffers = async (client: Client, count: () => void, going: () => boolean): Promise<void> => {
  const known = new Set<string>();
  for (; going(); await wait(PAUSE_MS)) {
    const offers = await persist(() => client.call('listOffers'));
    for (const { id } of offers.items.filter((offer) => !known.has(offer.id))) {
      known.add(id);
      if (known.size % 2 === 1) await client.call('acceptOffer', { id }).then(count, () => undefined);
    }
  }
};

export const startAnswering = async (product: Product, load: Load): Promise<Answering> => {
  const agent = await openAgent(product);
  const replies: Replies = { done: [], givenUp: [] };
  let [accepted, going] = [0, true];
  const count = (): void => {
    accepted += 1;
  };
  const all = Promise.all([replyToLines(product, load, replies, () => going), takeOffers(agent, count, () => going)]);
  all.catch(() => undefined);
  return {
    replies: () => replies.done,
    givenUp: () => replies.givenUp,
    accepted: () => accepted,
    stop: async () => {
      going = false;
      await all;
    },
  };
};
