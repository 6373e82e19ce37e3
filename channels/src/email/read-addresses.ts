/** Mail addresses and message ids out of header values. */
import { addressParser } from 'postal-mime';
import { dropControls, unifyWords } from './mime/decode-words.ts';
import { type HeaderField, listHeaders } from './mime/read-headers.ts';

/** `address` is lower-case: no mail system in use tells upper from lower case in it. */
export type MailAddress = { address: string; name?: string };

const ADDRESS = /^[^\s@<>"(),;]{1,64}@[^\s@<>"(),;]{1,255}$/;
// A mailing to thousands in To is bulk; nobody reads the rest of the list.
const MAX_ADDRESSES = 500;

/** Every well-formed address in the fields of that name, groups unwrapped, without repeats. */
export const listAddresses = (headers: readonly HeaderField[], name: string): MailAddress[] => {
  const found = new Map<string, MailAddress>();
  for (const raw of listHeaders(headers, name)) {
    for (const { address, name: label } of parseAddresses(raw)) {
      if (found.size < MAX_ADDRESSES && !found.has(address))
        found.set(address, label === undefined ? { address } : { address, name: label });
    }
  }
  return [...found.values()];
};

export const parseAddresses = (raw: string): MailAddress[] =>
  addressParser(unifyWords(raw.slice(0, 65_536)), { flatten: true }).flatMap((mailbox) => {
    const address = normaliseAddress(mailbox.address ?? '');
    const name = dropControls(mailbox.name ?? '')
      .trim()
      .slice(0, 200);
    if (address === undefined) return [];
    return [name === '' || name.toLowerCase() === address ? { address } : { address, name }];
  });

/** Lower-case and without brackets; undefined when it is no address. */
export const normaliseAddress = (text: string): string | undefined => {
  const bare = text
    .trim()
    .replace(/^<|>$/g, '')
    .replace(/^mailto:/i, '')
    .toLowerCase();
  return ADDRESS.test(bare) ? bare : undefined;
};

export const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1);

/** Message ids in the order they stand, without angle brackets. Bare ids (some senders forget the brackets) count when alone. */
export const parseMessageIds = (raw: string): string[] => {
  const text = raw.slice(0, 65_536);
  const bracketed = [...text.matchAll(/<([^<>]{1,998})>/g)].map((match) => (match[1] ?? '').replace(/\s+/g, '')).filter((id) => id !== '');
  if (bracketed.length > 0) return [...new Set(bracketed)];
  return [...new Set(text.split(/[\s,]+/).filter((word) => /^[^\s@]{1,500}@[^\s@]{1,400}$/.test(word)))];
};
