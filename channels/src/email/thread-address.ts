/**
 * What ties a mail to a thread of ours: the token in "support+token@domain", and the ids we give to our own mails.
 * Both come back by themselves when somebody answers.
 */
import { domainOf } from './read-addresses.ts';

const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';

/** "support@shop.example" and "abc" → "support+abc@shop.example". */
export const addToken = (address: string, token: string): string => {
  const at = address.lastIndexOf('@');
  return `${address.slice(0, at)}+${token}${address.slice(at)}`;
};

/** The token in one of `addresses` that is ours but for the plus part. */
export const findToken = (own: string, addresses: readonly string[]): string | undefined => {
  const at = own.lastIndexOf('@');
  const prefix = `${own.slice(0, at)}+`.toLowerCase();
  const suffix = own.slice(at).toLowerCase();
  for (const address of addresses) {
    const lower = address.toLowerCase();
    const token = address.slice(prefix.length, address.length - suffix.length);
    if (lower.startsWith(prefix) && lower.endsWith(suffix) && /^[A-Za-z0-9_.=-]{1,200}$/.test(token)) return token;
  }
  return undefined;
};

/** True for our address itself and for any plus-form of it. */
export const isOwnAddress = (own: string, address: string): boolean => {
  const [local = ''] = address.toLowerCase().split('+');
  if (address.toLowerCase() === own.toLowerCase()) return true;
  const bare = address.includes('+') ? `${local}@${domainOf(address.toLowerCase())}` : address.toLowerCase();
  return bare === own.toLowerCase();
};

/** Message-ID of the piece `index` of our message, without angle brackets; stable over retries. */
export const makeMessageId = (message: { id: string; index: number }, own: string): string =>
  `${message.id}.${message.index}@${domainOf(own)}`;

/** The first id of a mail of ours that stands anywhere in `text`: bounces quote it in many ways. */
export const findOwnMessageId = (text: string, own: string): string | undefined => {
  const domain = domainOf(own).replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`${UUID}\\.\\d{1,4}@${domain}(?![\\w-])`, 'i').exec(text)?.[0];
};
