/**
 * The live sockets. Desk: `GET /live` (session cookie or `?token=`). Widget: `GET /widget/live?inbox=…&session=…`.
 * JSON frames. Every stored change carries `seq`, the event log's id; a client that reconnects says the last one it saw and
 * gets exactly what it missed, or `reset` when that is too long ago and it should reload what it shows.
 */
import type { Accepted, Message } from './resources.ts';
import type { Part } from './parts.ts';

export type DeskClientFrame =
  | { type: 'hello'; lastSeq: number | null }
  /** Look at a conversation (null: none): its messages come in full, and colleagues see who is there. */
  | { type: 'watch'; conversationId: string | null }
  | { type: 'typing'; conversationId: string; on: boolean }
  | { type: 'ping' };

export type DeskServerFrame =
  | { type: 'ready'; seq: number }
  | { type: 'reset'; seq: number }
  /** Something the viewer may see changed. `message` rides along for watched conversations. */
  | { type: 'event'; seq: number; event: string; conversationId: string | null; data: Record<string, unknown>; message?: Message }
  /** Who else looks at or types in the watched conversation. Not stored, no seq. */
  | { type: 'presence'; conversationId: string; agents: { id: string; name: string; typing: boolean }[]; customerTyping: boolean }
  | { type: 'pong' }
  | { type: 'error'; code: string; detail: string };

/** What a visitor may see of a message. */
export type WidgetMessage = {
  id: string;
  seq: number;
  /** The id the widget gave it, for its own messages. */
  clientId: string | null;
  mine: boolean;
  author: { type: 'customer' | 'agent' | 'assistant' | 'system'; name: string };
  /** Media of stored files come with `ref: { url }`, signed and expiring: a visitor has no other door to a file. */
  parts: Part[];
  at: string;
  sources: { title: string; url: string | null }[];
  state: 'sent' | 'delivered' | 'read';
};

export type WidgetSession = {
  /** Bearer of this visitor; keep in localStorage. */
  session: string;
  visitorId: string;
  lastSeq: number;
};

export type WidgetConfig = {
  inboxId: string;
  name: string;
  greeting: { zh: string; en: string };
  locale: 'zh' | 'en' | null;
  accent: string | null;
  maxUploadBytes: number;
  canContinueByEmail: boolean;
};

export type WidgetState = {
  reference: string | null;
  status: 'none' | 'assistant' | 'waiting' | 'agent' | 'resolved';
  /** 1 = next. */
  queuePlace: number | null;
  agentName: string | null;
  email: string | null;
};

export type WidgetClientFrame =
  | { type: 'hello'; lastSeq: number }
  | { type: 'send'; clientId: string; parts: Part[]; page?: string }
  | { type: 'typing'; on: boolean }
  | { type: 'read'; seq: number }
  | { type: 'page'; url: string; title: string }
  /** A fact the host page tells (`Throughline('track', …)`). Sent at most once, never acknowledged. */
  | { type: 'track'; name: string; facts: Record<string, string | number | boolean | null> }
  | { type: 'ping' };

export type WidgetServerFrame =
  | { type: 'ready'; lastSeq: number; state: WidgetState; messages: WidgetMessage[]; more: boolean }
  | { type: 'message'; message: WidgetMessage }
  | { type: 'ack'; clientId: string; accepted: Accepted; seq: number }
  | { type: 'refused'; clientId: string; code: string; detail: string }
  | { type: 'typing'; on: boolean; name: string | null }
  /** Our side read everything up to `seq`. */
  | { type: 'read'; seq: number }
  | { type: 'state'; state: WidgetState }
  | { type: 'pong' };
/*
 * Widget HTTP beside the socket (all JSON, CORS limited to the inbox's allowed origins; the shop page itself is allowed):
 *   GET  /widget/{inboxId}/config                → WidgetConfig
 *   POST /widget/{inboxId}/session   {session?, userId?, userHash?, jwt?, email?, name?, locale?} → WidgetSession
 *   GET  /widget/{inboxId}/messages?before=seq   (Authorization: Bearer session) → { messages: WidgetMessage[], more }
 *   POST /widget/{inboxId}/files     multipart "file" → StoredFile
 *   POST /widget/{inboxId}/email     {email}          → WidgetState      "continue by email"
 *   POST /widget/{inboxId}/transcript                 → { ok: true }
 * `userHash` = hex HMAC-SHA256(identitySecret, userId + '\n' + (email ?? '')); `jwt` is HS256 with the same secret: sub, email?, name?, exp.
 */
