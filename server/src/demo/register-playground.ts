/* The playground's phones: the desk shows them, the simulators are them. Every path needs the right to read inboxes. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Refusal } from '../platform/refusal.ts';
import { DEMO_ADDRESS, DEMO_INBOX, DEMO_TOKEN, DEMO_VISITOR } from './demo-inboxes.ts';
import type { Simulators } from './start-simulators.ts';

type PlaygroundDeps = { simulators: Simulators; admit(request: FastifyRequest): Promise<unknown>; now(): Date };

const BASE = '/api/v1/playground';
const TelegramAct = z.union([
  z.strictObject({ text: z.string().min(1).max(4096) }),
  z.strictObject({ optionId: z.string().min(1).max(200) }),
  z.strictObject({ block: z.boolean() }),
]);
const MailAct = z.strictObject({
  subject: z.string().max(300).default(''),
  text: z.string().min(1).max(20_000),
  inReplyTo: z.string().max(998).optional(),
});
const MishapAct = z
  .strictObject({
    slowMs: z.int().min(0).max(20_000),
    duplicate: z.boolean(),
    reorder: z.boolean(),
    status: z.union([z.literal(429), z.literal(500), z.literal(403), z.literal(401), z.literal(400)]).nullable(),
    dropAnswer: z.boolean(),
    outageSeconds: z.int().min(0).max(120),
  })
  .partial();

export const registerPlayground = (app: FastifyInstance, deps: PlaygroundDeps): void => {
  const { simulators } = deps;
  let mishaps: z.infer<typeof MishapAct> = {};
  const state = () => ({
    telegram: showTelegram(phoneOf(simulators)),
    mail: showMail(simulators),
    web: { inboxId: DEMO_INBOX.web },
    mishaps,
  });
  const act = (path: string, perform: (body: unknown) => unknown): void => {
    app.post(`${BASE}/${path}`, async (request) => {
      await deps.admit(request);
      await perform(request.body);
      return state();
    });
  };
  app.get(`${BASE}/state`, async (request) => {
    await deps.admit(request);
    return state();
  });
  act('telegram', (body) => actInTelegram(simulators, parse(TelegramAct, body)));
  act('mail', (body) => writeMail(simulators, parse(MailAct, body)));
  act('mishaps', (body) => {
    mishaps = parse(MishapAct, body);
    setMishaps(simulators, mishaps, deps.now());
  });
};

const phoneOf = (simulators: Simulators) =>
  simulators.telegram.user({ id: DEMO_VISITOR.telegramId, firstName: DEMO_VISITOR.name }, DEMO_TOKEN);

const actInTelegram = (simulators: Simulators, act: z.infer<typeof TelegramAct>): void => {
  const user = phoneOf(simulators);
  if (user.transcript().length === 0) user.start();
  if ('text' in act) user.send(act.text);
  else if ('optionId' in act) user.tap(act.optionId);
  else if (act.block) user.block();
  else user.unblock();
};

const writeMail = async (simulators: Simulators, { subject, text, inReplyTo }: z.infer<typeof MailAct>): Promise<void> => {
  const box = simulators.mail.mailbox(DEMO_VISITOR.email);
  const answered = inReplyTo === undefined ? undefined : box.messages().find((message) => message.id === inReplyTo);
  if (answered === undefined) await box.write({ to: DEMO_ADDRESS, subject, text });
  else await box.reply(answered, text);
};

const setMishaps = (simulators: Simulators, mishaps: z.infer<typeof MishapAct>, now: Date): void => {
  const { status, outageSeconds, reorder, ...shared } = mishaps;
  const outage = outageSeconds ? { outageUntil: now.getTime() + outageSeconds * 1000 } : {};
  simulators.telegram.setMishaps({ ...shared, ...outage, ...(reorder === undefined ? {} : { reorder }), ...(status ? { status } : {}) });
  const refusing = status === 429 ? { greylist: 1 } : status === 403 ? { unknownUsers: [DEMO_VISITOR.email] } : {};
  simulators.mail.setMishaps({ ...shared, ...outage, ...refusing });
};

const parse = <T extends z.ZodType>(schema: T, body: unknown): z.infer<T> => {
  const parsed = schema.safeParse(body ?? {});
  if (parsed.success) return parsed.data;
  throw new Refusal('invalid', { issues: parsed.error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message })) });
};

const showTelegram = (user: ReturnType<Simulators['telegram']['user']>) => ({
  user: { id: user.profile.id, name: user.profile.firstName },
  typing: safely(() => user.typing(), false),
  messages: safely(() => user.transcript(), []).map((message) => ({
    id: message.id,
    mine: message.from === 'user',
    text: message.text,
    entities: message.entities,
    at: new Date(message.at).toISOString(),
    media: message.media ?? null,
    options: message.buttons.flat().map((button) => ({ id: button.optionId ?? button.url ?? button.text, label: button.text })),
  })),
  gauges: { textMax: 4096, perChatSeconds: 1 },
});

/** Until the bot has called once there is no chat to look into. */
const safely = <T>(look: () => T, otherwise: T): T => {
  try {
    return look();
  } catch {
    return otherwise;
  }
};

const showMail = (simulators: Simulators) => ({
  address: DEMO_VISITOR.email,
  to: DEMO_ADDRESS,
  inbox: simulators.mail
    .mailbox(DEMO_VISITOR.email)
    .messages()
    .map((message) => ({
      id: message.id,
      from: message.from,
      subject: message.subject,
      text: message.text,
      html: message.html === '' ? null : message.html,
      at: new Date(message.at).toISOString(),
    })),
});
