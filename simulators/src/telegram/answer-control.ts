/** The same controls over HTTP, for the playground: everything under `/_sim/`. */
import { z } from 'zod';
import { type Answer, json, parseJson, type Request } from '../http-server.ts';
import type { SimUser } from './users.ts';
import type { World } from './world.ts';

const Mishaps = z
  .strictObject({
    slowMs: z.number().min(0).max(120_000),
    duplicate: z.boolean(),
    reorder: z.boolean(),
    status: z.union([z.literal(429), z.literal(500), z.literal(403), z.literal(401), z.literal(400)]),
    dropAnswer: z.boolean(),
    outageUntil: z.number(),
    times: z.int().positive(),
  })
  .partial();
const Picture = z
  .object({ name: z.string().max(255), mime: z.string().max(100), base64: z.base64() })
  .transform(({ base64, ...file }) => ({ ...file, content: new Uint8Array(Buffer.from(base64, 'base64')) }));
const Act = z.discriminatedUnion('act', [
  z.object({ act: z.literal('start'), payload: z.string().max(64).optional() }),
  z.object({
    act: z.literal('send'),
    text: z.string().max(4096).optional(),
    photo: Picture.optional(),
    document: Picture.optional(),
    contact: z.literal('own').optional(),
    location: z.object({ lat: z.number(), lon: z.number() }).optional(),
    replyTo: z.int().optional(),
  }),
  z.object({ act: z.literal('edit'), messageId: z.int(), text: z.string().max(4096) }),
  z.object({ act: z.literal('tap'), option: z.string(), messageId: z.int().optional() }),
  z.object({ act: z.literal('block') }),
  z.object({ act: z.literal('unblock') }),
]);
const NewUser = z.object({
  id: z.int().optional(),
  firstName: z.string().max(100).optional(),
  language: z.string().max(20).optional(),
  phone: z.string().max(20).optional(),
});

type Controls = { world: World; user(profile?: z.infer<typeof NewUser>): SimUser; users(): SimUser[] };
const bad = (detail: string): Answer => json(400, { detail });

/** GET /_sim/state · POST /_sim/users · GET|POST /_sim/users/{id} · POST|DELETE /_sim/mishaps · GET /_sim/files/{id} */
export const answerControl = (controls: Controls, request: Request): Answer => {
  const [, , place, id] = request.path.split('/');
  const body = parseJson(request.body.toString() || '{}');
  if (place === 'state') return json(200, stateOf(controls));
  if (place === 'mishaps') return changeMishaps(controls, request.method, body);
  if (place === 'files') return sendFile(controls, id ?? '');
  if (place !== 'users') return json(404, { detail: 'no such control' });
  if (id === undefined) {
    const parsed = NewUser.safeParse(body);
    return parsed.success ? json(201, controls.user(parsed.data).profile) : bad(parsed.error.message);
  }
  const user = controls.users().find((one) => String(one.profile.id) === id);
  if (user === undefined) return json(404, { detail: 'no such user' });
  return request.method === 'GET' ? json(200, phoneOf(user)) : actAs(user, body);
};

const phoneOf = (user: SimUser): object => ({ user: user.profile, typing: user.typing(), messages: user.transcript() });

const stateOf = ({ world, users }: Controls): object => ({
  users: users().map((user) => user.profile),
  bots: [...world.bots.values()].map((bot) => ({
    id: bot.id,
    webhook: bot.webhook?.url ?? null,
    pending: bot.pending.length,
    lastFailure: bot.lastFailure ?? null,
  })),
  mishaps: world.mishaps.current(),
});

const changeMishaps = ({ world }: Controls, method: string, body: unknown): Answer => {
  if (method === 'DELETE') {
    world.mishaps.clear();
    return json(200, {});
  }
  const parsed = Mishaps.safeParse(body);
  if (!parsed.success) return bad(parsed.error.message);
  world.mishaps.set(parsed.data);
  return json(200, parsed.data);
};

const sendFile = ({ world }: Controls, id: string): Answer => {
  const file = world.files.get(id);
  return file === undefined
    ? json(404, { detail: 'no such file' })
    : { status: 200, headers: { 'content-type': file.mime, 'x-content-type-options': 'nosniff' }, body: file.content };
};

const actAs = (user: SimUser, body: unknown): Answer => {
  const parsed = Act.safeParse(body);
  if (!parsed.success) return bad(parsed.error.message);
  const act = parsed.data;
  try {
    if (act.act === 'start') user.start(act.payload);
    else if (act.act === 'send') user.send(act);
    else if (act.act === 'edit') user.edit(act.messageId, act.text);
    else if (act.act === 'tap') user.tap(act.option, act.messageId);
    else if (act.act === 'block') user.block();
    else user.unblock();
  } catch (error) {
    return json(409, { detail: error instanceof Error ? error.message : String(error) });
  }
  return json(200, phoneOf(user));
};
