/** Updates to the bot's webhook: in order of their ids, each repeated with growing waits until it gets a 2xx. */
import { wait } from '../mishaps.ts';
import { parseJson } from '../http-server.ts';
import type { Bot, Update, World } from './world.ts';

const LONGEST_WAIT_MS = 60_000;
const ANSWER_WITHIN_MS = 60_000;

/** A webhook may answer with a method to run; its result is told to nobody. */
export type RunMethod = (bot: Bot, method: string, body: Record<string, unknown>) => void;

export const pushUpdate = (world: World, bot: Bot, content: Record<string, unknown>, run: RunMethod): void => {
  const update: Update = { update_id: bot.nextUpdateId, ...content };
  bot.nextUpdateId += 1;
  bot.pending.push(update);
  pump(world, bot, run);
};

/** Starts as many posts as may run at once. */
export const pump = (world: World, bot: Bot, run: RunMethod): void => {
  while (!world.closed && bot.webhook !== undefined && bot.posting < world.options.parallel) {
    const update = bot.pending[bot.posting];
    if (update === undefined) return;
    if (world.mishaps.current().reorder && bot.posting === 0 && !swapped(world, bot, run)) return;
    const chosen = bot.pending[bot.posting] as Update;
    bot.posting += 1;
    void deliver(world, bot, chosen, run).finally(() => {
      bot.posting -= 1;
      pump(world, bot, run);
      world.watch.changed();
    });
  }
};

// How long an update waits for the one it changes places with.
const HOLD_MS = 200;

/** False while a lone update is held back. */
const swapped = (world: World, bot: Bot, run: RunMethod): boolean => {
  const [first, second] = bot.pending;
  if (first !== undefined && second !== undefined) {
    if (bot.held === first) bot.pending.splice(0, 2, second, first);
    bot.held = undefined;
    return true;
  }
  if (bot.held === first) return false;
  if (first === bot.released) return true;
  bot.held = first;
  setTimeout(() => {
    if (bot.held !== first) return;
    bot.held = undefined;
    bot.released = first;
    pump(world, bot, run);
  }, HOLD_MS).unref();
  return false;
};

const deliver = async (world: World, bot: Bot, update: Update, run: RunMethod): Promise<void> => {
  for (let attempt = 0; !world.closed && bot.webhook !== undefined; attempt += 1) {
    const { wanted } = bot.webhook;
    const unwanted = wanted.length > 0 && !wanted.some((name) => name in update);
    if (unwanted || (await post(world, bot, update, run))) {
      bot.pending = bot.pending.filter((other) => other !== update);
      if (!unwanted && world.mishaps.current().duplicate) await post(world, bot, update, run);
      return;
    }
    await wait(Math.min(LONGEST_WAIT_MS, world.options.retryMs * 2 ** Math.min(attempt, 10)));
  }
};

const post = async (world: World, bot: Bot, update: Update, run: RunMethod): Promise<boolean> => {
  const { webhook } = bot;
  const { outageUntil } = world.mishaps.current();
  if (webhook === undefined || (outageUntil !== undefined && world.options.now() < outageUntil)) return false;
  try {
    const response = await fetch(webhook.url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(webhook.secret === '' ? {} : { 'x-telegram-bot-api-secret-token': webhook.secret }),
      },
      body: JSON.stringify(update),
      redirect: 'manual',
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    });
    const text = await response.text();
    if (!response.ok) {
      bot.lastFailure = `Wrong response from the webhook: ${response.status} ${response.statusText}`;
      return false;
    }
    const answer = parseJson(text);
    if (typeof answer === 'object' && answer !== null && 'method' in answer && typeof answer.method === 'string')
      run(bot, answer.method, answer as Record<string, unknown>);
    return true;
  } catch (error) {
    bot.lastFailure = `Connection failed: ${error instanceof Error ? error.message : String(error)}`;
    return false;
  }
};
