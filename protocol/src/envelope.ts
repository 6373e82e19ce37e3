/** Envelopes: what an adapter makes of a provider's request. Everything after the adapter knows only these. */
import { z } from 'zod';
import { Part } from './parts.ts';

/** What names a person on a channel. `scope` limits where `value` is unique (an inbox account, or '' for the whole world). */
export const Handle = z.strictObject({
  /** 'email' | 'phone' | 'telegram' | 'visitor' | 'user' | any system's own word. */
  type: z
    .string()
    .min(1)
    .max(40)
    .regex(/^[a-z][a-z0-9-]*$/, 'use lower-case letters, digits and dashes, e.g. "email"'),
  value: z.string().min(1).max(320),
  scope: z.string().max(200).default(''),
  name: z.string().max(200).optional(),
  /** The channel vouches that the writer owns this handle (signature, DMARC pass, platform login). */
  verified: z.boolean().default(false),
});
export type Handle = z.infer<typeof Handle>;

export const ReceiptEvent = z.strictObject({
  state: z.enum(['sent', 'delivered', 'read', 'failed']),
  /** Everything up to this provider time (Unix ms) is covered: watermark receipts. */
  upTo: z.number().optional(),
  detail: z.string().max(2000).optional(),
});

export const ChannelEvent = z.strictObject({
  /** Dedupe key, unique within the inbox: the provider's own id. */
  key: z.string().min(1).max(998),
  type: z.enum(['message', 'edit', 'delete', 'reaction', 'receipt', 'typing', 'opened', 'unfollowed', 'migrated']),
  /** The provider's id of this thread: chat id, mail root, visitor id. */
  threadKey: z.string().min(1).max(998),
  from: Handle,
  /** Other handles the same signed request proves for the same person (signed web visitor with a verified mail). */
  alsoFrom: z.array(Handle).max(5).default([]),
  /** Provider time, Unix ms. */
  at: z.number().int().nonnegative().max(8.64e15),
  parts: z.array(Part).max(60).default([]),
  /** Provider id of the message this edits, reacts to, answers or gives a receipt for. */
  ref: z.string().max(998).optional(),
  /** A conversation reference quoted by the writer, already checked for its check digit. */
  reference: z
    .string()
    .regex(/^\d{8}$/)
    .optional(),
  /** An unguessable token of ours that came back (plus-address, resume link): names the thread with certainty. */
  token: z.string().max(200).optional(),
  receipt: ReceiptEvent.optional(),
  /** Provider ids the message answers, nearest first (mail's In-Reply-To and References). */
  answers: z.array(z.string().max(998)).max(200).default([]),
  /** Channel-specific facts kept with the message: subject, to, cc, auto-reply marks, page address, locale. */
  meta: z.record(z.string(), z.unknown()).default({}),
});
export type ChannelEvent = z.infer<typeof ChannelEvent>;
/** What adapters write: defaults may be left out. */
export type ChannelEventInput = z.input<typeof ChannelEvent>;

/** Meta keys that more than one room reads. */
export type MessageMeta = {
  subject?: string;
  /** Mail Message-ID of this message, without angle brackets. */
  messageId?: string;
  to?: string[];
  cc?: string[];
  /** 'auto-reply' | 'bulk' | 'bounce': the assistant stays silent, nobody is made a customer. */
  automatic?: 'auto-reply' | 'bulk' | 'bounce';
  /** Unsanitised HTML body of a mail; sanitised whenever it is shown. */
  html?: string;
  /** Page the visitor was on. */
  page?: string;
  locale?: string;
};
