/* What the provider of an answer's channel saw of it: at least one sending, and the same key every time. */
import type { ResponseOf } from '@throughline/sdk';
import type { World } from './open-world.ts';

export type Outbound = { message: ResponseOf<'listMessages'>['items'][number]; customer: string; text: string };
export type Sending = { faults: string[] /** How often a person sees it. */; shown: number };

const SENT: ReadonlySet<string> = new Set(['sent', 'delivered', 'read']);

export const findSendings = (world: World, answer: Outbound): Sending => {
  const { id, channel, delivery } = answer.message;
  const name = `${channel} answer ${id} (${answer.text.slice(0, 40)})`;
  // The provider's word was lost and it takes no keys: a person decides.
  if (delivery.state === 'maybe-sent' && channel !== 'api') return { faults: [], shown: 1 };
  if (!SENT.has(delivery.state)) return { faults: [`${name} is ${delivery.state}: ${JSON.stringify(delivery.error)}`], shown: 0 };
  const look = { api: inSystem, email: inMailbox, telegram: onPhone }[channel ?? ''];
  return look === undefined ? { faults: [`${name} went nowhere`], shown: 0 } : look(world, answer, name);
};

const inSystem = ({ system }: World, { message }: Outbound, name: string): Sending => {
  const seen = system.requests().filter((request) => request.body.id === message.id && request.status === 200);
  const places = new Map<unknown, Set<string>>();
  for (const { body, key } of seen) places.set(body.index, (places.get(body.index) ?? new Set()).add(key));
  const faults = [...places.values()].some((keys) => keys.size > 1) ? [`${name} was sent under several keys`] : [];
  if (seen.length === 0) faults.push(`${name} never reached the system`);
  return { faults, shown: seen.filter((request) => !request.repeated && request.body.index === 0).length };
};

/** A mail's Message-ID is its key: mailbox providers fold what comes twice. */
const inMailbox = ({ mail }: World, { message, customer }: Outbound, name: string): Sending => {
  const seen = mail
    .mailbox(`${customer}@customers.example`)
    .messages()
    .filter((one) => one.id.startsWith(message.id));
  const keys = new Set(seen.map((one) => one.id));
  return { faults: seen.length === 0 ? [`${name} is in no mailbox`] : [], shown: keys.size };
};

const onPhone = ({ telegram }: World, { message, customer }: Outbound, name: string): Sending => {
  const phone = telegram.users().find((user) => user.profile.firstName === customer);
  const words = message.delivery.pieces[0] ?? '';
  const seen = (phone?.transcript() ?? []).filter((shown) => shown.from === 'bot' && shown.text === words);
  return { faults: seen.length === 0 ? [`${name} is on no phone`] : [], shown: seen.length };
};
