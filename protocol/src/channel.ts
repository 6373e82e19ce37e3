/**
 * The channel contract. An adapter is data plus pure functions: it translates, and never calls, stores or waits.
 * Everything with I/O (HTTP, tokens, rate limits, retries, media) exists once in `server` and reads this data.
 */
import type { z } from 'zod';
import type { ChannelEvent, Handle } from './envelope.ts';
import type { MediaKind, Part } from './parts.ts';

/** How a channel counts the length of a text. */
export type LengthUnit = 'utf16' | 'codepoint' | 'grapheme' | 'utf8' | 'sms' | 'x-weight';
export type Length = { max: number; unit: LengthUnit };

/** How a channel writes emphasis, links and lists; the renderer has one printer per dialect. */
export type Dialect = 'plain' | 'markdown' | 'html-email' | 'telegram-html' | 'whatsapp' | 'slack';

export type OptionStyle = {
  style: 'button' | 'quick' | 'list' | 'menu' | 'link';
  max: number;
  label: Length;
  /** Longest payload the provider carries back; our option ids are shorter than any known one. */
  payload: Length;
  /** Longest prompt that may stand above options of this style. */
  body?: Length;
  /** Options with a `url` may be mixed in. */
  url: boolean;
};

export type MediaAbility = { maxBytes: number; mimes: readonly string[]; caption?: Length; by: 'url' | 'upload' | 'inline' };

export type ReplyWindow = {
  /** What the customer must do to open the window. */
  on: readonly ChannelEvent['type'][];
  hours: number;
  /** How many of our messages the window carries. */
  quota?: number;
  /** What may still be sent when it has closed. */
  after: 'template' | 'human' | 'closed';
};

export type ReceiptState = 'sent' | 'delivered' | 'read' | 'failed';

/** What a channel can show and carry. Data only; the desk, the renderer and delivery all read it. */
export type Abilities = {
  text: Length & { dialect: Dialect /** most pieces one provider call may carry */; perCall?: number };
  /** Best style first. Empty: options become numbered text. */
  options: readonly OptionStyle[];
  card?: { title: Length; text: Length; image: boolean; items: number };
  media: Partial<Record<MediaKind, MediaAbility>>;
  windows: readonly ReplyWindow[];
  can: { edit?: boolean; react?: boolean; typing?: boolean; markRead?: boolean; quote?: boolean; subject?: boolean; copy?: boolean };
  receipts: readonly ReceiptState[];
  /** Whether a repeated send with the same key is recognised by the provider. `none`: a lost answer means "maybe sent". */
  idempotent: 'key' | 'none';
  rates: readonly { per: 'inbox' | 'recipient'; n: number; ms: number }[];
  /** The provider gives up waiting for our acknowledgement after this long. */
  ackMs: number;
};

export type RawRequest = {
  method: string;
  /** Public path and query as the provider called it. */
  url: string;
  /** Lower-case names. */
  headers: Readonly<Record<string, string>>;
  body: Uint8Array;
};

export type HttpAnswer = { status: number; headers?: Record<string, string>; body?: string };

export type Received =
  | { ack: HttpAnswer; events: ChannelEvent[] /** what the adapter saw and did not understand, for the tray */; unknown?: string[] }
  | { reject: 400 | 401 | 403 | 413; why: string };

/** Where a piece goes: the thread's provider-side id and the customer's handle. */
export type Address = { threadId: string; to: Handle; context?: Record<string, unknown> };

/** One send, already fitted to the channel. Produced by `rendering`. */
export type Piece = {
  /** Body in the channel's dialect. Empty for bare media. */
  text: string;
  /** The same words without markup: mail's text/plain alternative, previews, length checks. */
  plain: string;
  options?: { style: OptionStyle['style']; items: { id: string; label: string; url?: string }[] };
  media?: {
    kind: MediaKind;
    url?: string;
    fileId?: string;
    mime?: string;
    name?: string;
    caption?: string;
    bytes?: number;
    contentId?: string;
  }[];
  card?: { title: string; text?: string; imageUrl?: string };
};

/** What an adapter wants done, as data. `server/delivery` carries it out. */
export type Call =
  | {
      via: 'http';
      method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
      url: string;
      headers?: Record<string, string>;
      /** JSON-serialised by the executor when an object; a string goes as it is. Multipart when `files` is present. */
      body?: unknown;
      /** Field name → stored file to upload. */
      files?: Record<string, { fileId: string; name: string; mime: string }>;
    }
  | { via: 'mail'; mail: OutgoingMail }
  /** Delivered by our own sockets: the message row itself is the delivery. */
  | { via: 'socket' }
  /** Nothing to call: the other side reads the answer from our API. */
  | { via: 'poll' };

export type OutgoingMail = {
  from: string;
  to: string[];
  cc: string[];
  bcc: string[];
  subject: string;
  text: string;
  html: string;
  messageId: string;
  inReplyTo?: string;
  references: string[];
  headers: Record<string, string>;
  attachments: { fileId: string; name: string; mime: string; contentId?: string }[];
};

/** What came back from a call; `error` when nothing did. */
export type CallResult =
  | { via: 'http'; status: number; headers: Record<string, string>; body: string }
  | { via: 'mail'; accepted: string[]; rejected: string[]; code?: number; response?: string; messageId?: string }
  | { via: 'socket' }
  | { via: 'poll' }
  | { via: 'error' /** true when the request may have reached the provider */; maybeSent: boolean; detail: string };

export type FailureClass = 'rate' | 'transient' | 'auth' | 'window' | 'quota' | 'blocked' | 'too-long' | 'unsupported' | 'invalid';
export type Outcome =
  | { ok: true /** provider ids, for receipts and threading */; ids: string[] }
  | { ok: false; class: FailureClass; detail: string; retryAfterMs?: number };

/** One line of a settings form: drawn by the desk, validated by the channel's zod schema. */
export type SettingField = {
  name: string;
  label: { zh: string; en: string };
  help?: { zh: string; en: string };
  input: 'text' | 'password' | 'url' | 'number' | 'switch' | 'list' | 'select';
  choices?: readonly string[];
  /** Encrypted at rest, never sent back to any client. */
  secret?: boolean;
  required?: boolean;
  placeholder?: string;
};

export type EncodeInput<S> = {
  piece: Piece;
  address: Address;
  settings: S;
  /** Stable over retries of the same piece. */
  idempotencyKey: string;
  /** When the call is made, Unix ms: signatures that cover the time use it. */
  now?: number;
  message: { id: string; reference: string; subject?: string; index: number; of: number; at: number; meta: Record<string, unknown> };
};

export type Channel<S = Record<string, unknown>> = {
  kind: string;
  label: { zh: string; en: string };
  /** Colours of the line and badges, tuned to equal lightness; never the only sign. */
  look: { light: string; dark: string; icon: string };
  abilities: Abilities;
  settings: z.ZodType<S>;
  fields: readonly SettingField[];
  /** The account these settings stand for (bot id, mail address): two inboxes may not share one. */
  account(settings: S): string;
  receive?(request: RawRequest, settings: S, now: number): Received;
  encode(input: EncodeInput<S>): Call[];
  classify(result: CallResult): Outcome;
  /** Fetching a provider-held attachment. The last call's body is the file. */
  media?(remoteId: string, settings: S): Call[];
  /** Calls that make the provider deliver to `webhookUrl`, run when an inbox is connected. */
  connect?(settings: S, webhookUrl: string): Call[];
};

/** Any channel, its settings' type forgotten: what the server's registry holds after parsing settings with `settings`. */
// biome-ignore lint/suspicious/noExplicitAny: method bivariance keeps adapters typed; the registry erases S once, here
export type AnyChannel = Channel<any>;

export type Rendered = {
  pieces: Piece[];
  losses: Loss[];
  /** Typed number → option id, stored with the message so that "2" can be mapped back. */
  numbered?: Record<string, string>;
};

/** What could not be carried as written, for the composer's loss report. */
export type Loss = {
  code:
    | 'split'
    | 'markup'
    | 'options-numbered'
    | 'label-cut'
    | 'media-linked'
    | 'card-flattened'
    | 'image-dropped'
    | 'template-text'
    | 'too-long';
  detail: string;
  count?: number;
};

export type RenderInput = {
  parts: readonly Part[];
  abilities: Abilities /** public link to a stored file, when media must go by URL */;
  fileUrl(fileId: string): string;
};
