/** A pretend Telegram: the Bot API over HTTP, people with phones as functions (and under `/_sim/`). */
import { listen } from '../http-server.ts';
import type { Mishaps } from '../mishaps.ts';
import { answerCall, runFromWebhook } from './answer-call.ts';
import { answerControl } from './answer-control.ts';
import { pump } from './push-updates.ts';
import { makeUser, type SimUser } from './users.ts';
import { type Bot, makeWorld, nextId, type Options, type Profile, type World } from './world.ts';

export type TelegramSimulator = {
  /** Give it to the channel as `apiUrl`. */
  url: string;
  port: number;
  /** A person with a phone; the same one again for a known id. Talks to the bot with this token, else to the one with a webhook. */
  user(profile?: Partial<Profile>, token?: string): SimUser;
  users(): SimUser[];
  setMishaps(mishaps: Mishaps): void;
  clearMishaps(): void;
  /** The token stops working: 401. */
  revoke(token: string): void;
  /** Every call that came, in order. */
  calls(): World['calls'];
  /** Updates that no webhook has accepted yet. */
  pending(): number;
  subscribe(listener: () => void): () => void;
  until<T>(find: () => T | undefined, timeoutMs?: number): Promise<T>;
  close(): Promise<void>;
};

const NAMES = ['小红', 'Ann', '阿明', 'Ben', '丽丽', 'Cleo'] as const;

export const startTelegramSimulator = async (options: Options = {}): Promise<TelegramSimulator> => {
  const world = makeWorld(options);
  const users = new Map<string, SimUser>();
  const run = runFromWebhook(world);
  const user = (given: Partial<Profile> = {}, token?: string): SimUser => {
    const id = given.id ?? 5_500_000_000 + nextId(world);
    const key = `${token ?? ''}:${id}`;
    const known = users.get(key);
    if (known !== undefined) return known;
    const profile: Profile = world.users.get(id) ?? {
      firstName: NAMES[world.users.size % NAMES.length] as string,
      phone: `+86138${String(id).slice(-8).padStart(8, '0')}`,
      ...given,
      id,
    };
    world.users.set(id, profile);
    const made = makeUser({ world, run, findBotOf: () => getBot(world, token) }, profile);
    users.set(key, made);
    return made;
  };
  const listening = await listen(options, async (request) =>
    request.path.startsWith('/_sim/')
      ? answerControl({ world, user, users: () => [...users.values()] }, request)
      : answerCall(world, request),
  );
  return {
    url: listening.url,
    port: listening.port,
    user,
    users: () => [...users.values()],
    setMishaps: (mishaps) => {
      world.mishaps.set(mishaps);
      for (const bot of world.bots.values()) pump(world, bot, run);
    },
    clearMishaps: () => world.mishaps.clear(),
    revoke: (token) => {
      world.revoked.add(token);
    },
    calls: () => [...world.calls],
    pending: () => [...world.bots.values()].reduce((sum, bot) => sum + bot.pending.length, 0),
    subscribe: world.watch.subscribe,
    until: world.watch.until,
    close: async () => {
      world.closed = true;
      await listening.close();
    },
  };
};

const getBot = (world: World, token: string | undefined): Bot => {
  const bots = [...world.bots.values()];
  const bot = token === undefined ? (bots.find((one) => one.webhook !== undefined) ?? bots[0]) : bots.find((one) => one.token === token);
  if (bot === undefined) throw new Error('no bot has called the simulator yet');
  return bot;
};
