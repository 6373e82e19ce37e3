/** What the benches and their children say to each other. */

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
