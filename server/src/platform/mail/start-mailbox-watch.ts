/**
 * Mail in from a mailbox: connect → what is new since the cursor → `onMail` → cursor saved → IDLE until the server says more,
 * or the poll interval passes. The cursor moves only after `onMail` has resolved: a crash offers the last mail again.
 */
import { isIP } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import type { ImapFlow } from 'imapflow';
import type { Clock } from '../clock/index.ts';
import type { Logger } from '../log/index.ts';
import type { MailboxSettings, TakeMail } from './types.ts';

/** How far a mailbox has been read. `at` (Unix ms) is for the day the server numbers its mails anew. */
export type MailboxCursor = { uidValidity: string; uid: number; at: number };

export type MailboxWatchOptions = {
  mailbox: MailboxSettings;
  cursor: { load(): Promise<MailboxCursor | undefined>; save(cursor: MailboxCursor): Promise<void> };
  onMail: TakeMail;
  log: Logger;
  clock: Clock;
  /** The address to connect to for a host name, looked up anew at every connection; default: left to the system, unguarded. */
  findAddress?(host: string, port: number): Promise<string>;
  /** Longer mails are handed over cut one byte above this, so that the receiver refuses them by its own rule. */
  maxBytes: number;
  /** Told when the mailbox becomes reachable or stops being so. */
  onState?(state: { ok: boolean; detail: string }): void;
  /** Looks by itself this often, for servers whose IDLE is silent. */
  pollMs?: number;
  /** How long to wait before the n-th try again; n from 1. */
  retryMs?(attempt: number): number;
};
export type MailboxWatch = { stop(): Promise<void> };

const SECOND_MS = 1_000;
const DAY_MS = 86_400_000;

/** 1 s, 2 s, 4 s … 5 min, each shortened by up to a fifth so that many watches do not come back in step. */
const backOff = (attempt: number): number => Math.min(2 ** (attempt - 1), 300) * SECOND_MS * (1 - Math.random() / 5);

export const startMailboxWatch = (options: MailboxWatchOptions): MailboxWatch => {
  const stopping = new AbortController();
  const done = keepWatching(options, stopping.signal);
  return {
    stop: async () => {
      stopping.abort();
      await done;
    },
  };
};

const keepWatching = async (options: MailboxWatchOptions, stop: AbortSignal): Promise<void> => {
  let attempt = 0;
  const onReady = (): void => {
    attempt = 0;
    options.onState?.({ ok: true, detail: '' });
  };
  while (!stop.aborted) {
    try {
      await watchOnce(options, stop, onReady);
    } catch (error) {
      if (stop.aborted) return;
      options.log.warn({ err: error, host: options.mailbox.host }, 'mailbox is not being read');
      options.onState?.({ ok: false, detail: describe(error) });
    }
    attempt += 1;
    await pause((options.retryMs ?? backOff)(attempt), stop);
  }
};

const describe = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  const { responseText } = error as Error & { responseText?: string };
  return responseText ?? error.message;
};

const pause = async (ms: number, stop: AbortSignal): Promise<void> => {
  // Rejects only when stopped, which is what it waits for, too.
  await delay(ms, undefined, { signal: stop }).catch(() => undefined);
};

/** One connection, for as long as it lives. Throws when it breaks. */
const watchOnce = async (options: MailboxWatchOptions, stop: AbortSignal, onReady: () => void): Promise<void> => {
  const { mailbox } = options;
  const address = await options.findAddress?.(mailbox.host, mailbox.port);
  // Only who reads mailboxes needs it in memory.
  const imap = await import('imapflow');
  const client = new imap.ImapFlow({
    host: address ?? mailbox.host,
    // The certificate is of the name, whatever address it stands for.
    ...(address === undefined || isIP(mailbox.host) !== 0 ? {} : { servername: mailbox.host }),
    port: mailbox.port,
    secure: mailbox.secure,
    auth: { user: mailbox.user, pass: mailbox.password },
    logger: false,
    autoIdleDelay: 200,
    maxIdleTime: 4 * 60 * SECOND_MS,
    connectionTimeout: 20 * SECOND_MS,
    maxLiteralSize: options.maxBytes + 1024,
  });
  const bell = createBell();
  client.on('error', (error) => bell.break(error));
  client.on('close', () => bell.break(new Error('the mail server closed the connection')));
  client.on('exists', () => bell.ring());
  const hangUp = (): void => client.close();
  stop.addEventListener('abort', hangUp, { once: true });
  try {
    await client.connect();
    await client.mailboxOpen(mailbox.mailbox, { readOnly: true });
    for (;;) {
      bell.clear();
      await takeNew(client, options, stop);
      onReady();
      await bell.wait(options.pollMs ?? 60 * SECOND_MS);
      // Some servers tell of new mail only when spoken to.
      await client.noop();
    }
  } finally {
    stop.removeEventListener('abort', hangUp);
    client.close();
  }
};

/** Lets one loop wait for "something happened", without missing what happens while it is busy. */
const createBell = () => {
  let rung = false;
  let broken: Error | undefined;
  let wake: (() => void) | undefined;
  return {
    ring: (): void => {
      rung = true;
      wake?.();
    },
    break: (error: Error): void => {
      broken ??= error;
      wake?.();
    },
    clear: (): void => {
      rung = false;
    },
    wait: async (ms: number): Promise<void> => {
      if (!rung && broken === undefined) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, ms);
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
      if (broken !== undefined) throw broken;
    },
  };
};

const takeNew = async (client: ImapFlow, options: MailboxWatchOptions, stop: AbortSignal): Promise<void> => {
  let { cursor, uids } = await findNew(client, options);
  for (const uid of uids) {
    if (stop.aborted) return;
    const message = await client.fetchOne(String(uid), { source: { start: 0, maxLength: options.maxBytes + 1 } }, { uid: true });
    // Gone since we looked: somebody deleted it, so there is nothing to take.
    if (message !== false && message.source !== undefined) await take(message.source, options);
    cursor = { ...cursor, uid, at: options.clock.now().getTime() };
    await options.cursor.save(cursor);
  }
};

const take = async (raw: Uint8Array, { onMail, mailbox, log }: MailboxWatchOptions): Promise<void> => {
  const answer = await onMail(raw, { rcptTo: [] }, { via: 'imap', remoteAddress: mailbox.host, secure: mailbox.secure });
  if (answer.ok) return;
  if (answer.code < 500) throw new Error(`the mail could not be taken yet: ${answer.text}`);
  log.info({ code: answer.code, text: answer.text }, 'a mail of the mailbox was refused');
};

const findNew = async (client: ImapFlow, options: MailboxWatchOptions): Promise<{ cursor: MailboxCursor; uids: number[] }> => {
  const { mailbox } = client;
  if (mailbox === false) throw new Error('no mailbox is open');
  const uidValidity = String(mailbox.uidValidity);
  const known = await options.cursor.load();
  if (known === undefined) return startAtEnd(options, uidValidity, mailbox.uidNext);
  const renumbered = known.uidValidity !== uidValidity;
  // Numbers of before mean nothing now: everything since a day before the last mail is offered again, and known ones are recognised by the receiver.
  const found = await client.search(renumbered ? { since: new Date(known.at - DAY_MS) } : { uid: `${known.uid + 1}:*` }, { uid: true });
  if (!found) throw new Error('the mail server did not search');
  const uids = found.filter((uid) => renumbered || uid > known.uid).sort((a, b) => a - b);
  if (renumbered) options.log.warn({ mailbox: options.mailbox.mailbox, again: uids.length }, 'the mail server numbers its mails anew');
  if (renumbered && uids.length === 0) return startAtEnd(options, uidValidity, mailbox.uidNext);
  const cursor = renumbered ? { uidValidity, uid: 0, at: known.at } : known;
  return { cursor, uids };
};

/** A mailbox seen for the first time: what lies in it already is history. */
const startAtEnd = async (
  options: MailboxWatchOptions,
  uidValidity: string,
  uidNext: number,
): Promise<{ cursor: MailboxCursor; uids: number[] }> => {
  const cursor = { uidValidity, uid: Math.max(uidNext - 1, 0), at: options.clock.now().getTime() };
  await options.cursor.save(cursor);
  return { cursor, uids: [] };
};
