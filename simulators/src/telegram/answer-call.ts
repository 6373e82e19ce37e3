/** One HTTP request to the Bot API: `/bot<token>/<method>` or `/file/bot<token>/<path>`. */
import { type Answer, json, type Request } from '../http-server.ts';
import { wait } from '../mishaps.ts';
import { BotError } from './bot-error.ts';
import { METHODS, type MethodCall, SENDING } from './bot-methods.ts';
import { pump } from './push-updates.ts';
import { readFields } from './read-fields.ts';
import { type Bot, findBot, type World } from './world.ts';

const MISHAP_WORDS = {
  429: 'Too Many Requests: retry after 1',
  500: 'Internal Server Error',
  403: 'Forbidden: bot was blocked by the user',
  401: 'Unauthorized',
  400: 'Bad Request: BUSINESS_PEER_USAGE_MISSING',
} as const;

const refuse = (code: number, description: string, parameters?: Record<string, number>): Answer =>
  json(code, { ok: false, error_code: code, description, ...(parameters === undefined ? {} : { parameters }) });

export const answerCall = async (world: World, request: Request): Promise<Answer> => {
  const file = /^\/file\/bot([^/]+)\/(.+)$/.exec(request.path);
  if (file !== null) return answerFile(world, file[1] as string, file[2] as string);
  const match = /^\/bot([^/]+)\/(\w+)$/.exec(request.path);
  if (match === null) return refuse(404, 'Not Found');
  const [, token, method] = match as unknown as [string, string, string];
  const { outageUntil } = world.mishaps.current();
  if (outageUntil !== undefined && world.options.now() < outageUntil) return 'drop';
  const bot = findBot(world, token);
  if (bot === undefined) return refuse(401, 'Unauthorized');
  const run = METHODS[Object.keys(METHODS).find((name) => name.toLowerCase() === method.toLowerCase()) ?? ''];
  if (run === undefined) return refuse(404, 'Not Found: method not found');
  return carryOut(world, bot, request, { method, run });
};

const carryOut = async (
  world: World,
  bot: Bot,
  request: Request,
  { method, run }: { method: string; run: (call: MethodCall) => unknown },
): Promise<Answer> => {
  const sending = SENDING.has(method);
  const mishaps = sending ? world.mishaps.take(world.options.now()) : {};
  if (mishaps.slowMs !== undefined) await wait(mishaps.slowMs);
  const { fields, uploads } = await readFields(request);
  const answer =
    mishaps.status === undefined
      ? runMethod(run, { world, bot, fields, uploads })
      : refuse(mishaps.status, MISHAP_WORDS[mishaps.status], mishaps.status === 429 ? { retry_after: 1 } : undefined);
  world.calls.push({ token: bot.token, method, body: fields, status: answer === 'drop' ? 0 : answer.status, at: world.options.now() });
  if (method === 'setWebhook') pump(world, bot, runFromWebhook(world));
  world.watch.changed();
  return mishaps.dropAnswer ? 'drop' : answer;
};

const runMethod = (run: (call: MethodCall) => unknown, call: MethodCall): Answer => {
  try {
    return json(200, { ok: true, result: run(call) });
  } catch (error) {
    if (error instanceof BotError) return refuse(error.code, error.message, error.parameters);
    throw error;
  }
};

/** A method named in the answer to an update. What comes of it is told to nobody, as with the real one. */
export const runFromWebhook =
  (world: World) =>
  (bot: Bot, method: string, body: Record<string, unknown>): void => {
    const run = METHODS[method];
    const answer = run === undefined ? refuse(404, 'Not Found') : runMethod(run, { world, bot, fields: body, uploads: {} });
    world.calls.push({ token: bot.token, method, body, status: answer === 'drop' ? 0 : answer.status, at: world.options.now() });
    world.watch.changed();
  };

const answerFile = (world: World, token: string, path: string): Answer => {
  const file = [...world.files.values()].find((one) => one.path === path);
  if (findBot(world, token) === undefined || file === undefined) return refuse(404, 'Not Found');
  return { status: 200, headers: { 'content-type': 'application/octet-stream' }, body: file.content };
};
