/** What the benches and their children say to each other. */
import type { Timing } from '../measuring/core-clock.ts';
import type { Memory } from '../measuring/weigh-memory.ts';

export type SendRequest = {
  port: number;
  path: string;
  secret: string;
  connections: number;
  seconds: number;
  /** Message ids begin with it: no id twice over all rounds. */
  prefix: string;
  /** null: each message from somebody new. */
  senders: number | null;
};

export type SendAnswer = { sent: number; perSecond: number; p50Ms: number; p99Ms: number; refused: number };

export type BaselineRequest = { databaseUrl: string; secret: string };

export type BaselineAnswer = { port: number };

export type AskRequest =
  | { act: 'open'; secret: string; port: number }
  | { act: 'ask'; port: number; path: string; secret: string; perSecond: number; seconds: number; prefix: string };

export type AskAnswer = {
  asked: number;
  answered: number;
  p50Ms: number;
  p99Ms: number;
  ackP99Ms: number;
  /** Medians of the first and the last third: they differ when a backlog grows. */
  firstThirdMs: number;
  lastThirdMs: number;
  /** From the last question to the last answer. */
  drainMs: number;
};

/** The three servers of sockets understand the same words. */
export type SocketsRequest =
  | { act: 'open'; databaseUrl: string; folder: string; desks: number; visitors: number }
  | { act: 'weigh' }
  /** One event for those who may see it; `size` characters for the servers that have no words of their own. */
  | { act: 'tell'; size: number };

export type SocketsAnswer = {
  port: number;
  doors: Door[];
  memory: Memory;
  /** When the event was handed to the sockets, on the machine's clock. */
  at: number;
  /** How many sockets of each kind should hear of it. */
  hearers: Record<SocketKind, number>;
};

export type SocketKind = 'desk' | 'visitor';

/** A way in for one socket, and what it says once it is in. */
export type Door = { kind: SocketKind; path: string; headers: Record<string, string>; greeting: string[] };

export type HoldRequest =
  | { act: 'open'; port: number; doors: Door[] }
  /** From here on, frames with one of these words are noted. */
  | { act: 'listen'; words: string[] }
  | { act: 'heard'; hearers: Record<SocketKind, number> }
  | { act: 'close' };

/** `arrivals` by kind, on the machine's clock; `size` of the frame in characters. */
export type HoldAnswer = { arrivals: Record<SocketKind, number[]>; size: number };

export type HoldModelsRequest = { act: 'weigh' } | { act: 'load'; intents: string; emotion: string } | { act: 'read'; text: string };
export type HoldModelsAnswer = { memory?: Memory; library?: Timing; models?: Timing };

/** What a worker thread hands back that has trained an intent model; `own` is without waiting for a core. */
export type Trained = { bytes: Uint8Array; wallSeconds: number; ownSeconds: number };
