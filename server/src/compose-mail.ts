/* Mail's way in and out of this process: the SMTP inlet, a watch on every mailbox, and the sender. */
import { type EmailSettings, MAX_MAIL_BYTES, mailboxOf, transportOf } from '@throughline/channels/email';
import { readFile } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { createSecureContext } from 'node:tls';
import type { Ground } from './compose-flows.ts';
import { ConfigError } from './config.ts';
import { inboxStore, type OpenInbox } from './inboxes/index.ts';
import { findMailInbox, keepRefused, type ReceiveMailDeps, receiveMail } from './intake/index.ts';
import type { Outside } from './platform/calls/index.ts';
import type { FileStore } from './platform/files/index.ts';
import { createGuardedConnect, createIsPublic, type JudgeHost } from './platform/guard/index.ts';
import { createMailSender, type MailboxCursor, type MailboxWatch, startMailboxWatch, startSmtpInlet } from './platform/mail/index.ts';
import type { Parts } from './platform/parts/index.ts';

export const composeMailSender = async (parts: Parts, judgeHost: JudgeHost, files: () => FileStore): Promise<Outside['sendMail']> => {
  const sender = await parts.start(
    'mail sender',
    () => createMailSender({ connect: createGuardedConnect(judgeHost) }),
    (running) => running.close(),
  );
  const readFile = async (fileId: string): Promise<Uint8Array> => {
    const file = await files().read(fileId);
    if (file === undefined) throw new Error('an attachment is gone');
    return file.bytes;
  };
  return (settings, mail) => sender.sendMail(transportOf(settings as EmailSettings), mail, readFile);
};

/** Where mail comes in. The inlet takes mail for our inboxes only; a mailbox is watched as soon as its inbox is connected. */
export const startMailSources = async (ground: Ground, mail: ReceiveMailDeps): Promise<void> => {
  const { config, parts, log } = ground;
  if (config.smtpPort !== undefined) {
    const port = config.smtpPort;
    const tls = await readTls(config.smtpTls);
    const isPublic = createIsPublic();
    await parts.start(
      'SMTP inlet',
      () =>
        startSmtpInlet({
          host: config.host,
          port,
          maxBytes: MAX_MAIL_BYTES,
          log,
          ...(tls && { tls }),
          acceptRecipient: async (address) => (await findMailInbox(mail.inboxes, address)) !== undefined,
          onMail: async (raw, told, { remoteAddress }) => {
            // The inlet is open to all: a sender's own "dmarc=pass" is only kept out by a relay of ours in front of it.
            const envelope = { ...told, unwitnessed: isPublic(remoteAddress) };
            const found = await Promise.all(envelope.rcptTo.map((address) => findMailInbox(mail.inboxes, address)));
            const inboxes = [...new Map(found.flatMap((inbox) => (inbox === undefined ? [] : [[inbox.id, inbox] as const]))).values()];
            const answers = await Promise.all(inboxes.map((inbox) => receiveMail(mail, inbox, raw, envelope)));
            return answers.find((answer) => !answer.ok) ?? { ok: true };
          },
        }),
      (inlet) => inlet.stop(),
    );
  }
  await parts.start(
    'mailboxes',
    () => watchMailboxes(ground, mail),
    (watches) => watches.stop(),
  );
};

/** A certificate that cannot be read stops the start: senders who ask for TLS must not silently get none. */
const readTls = async (files: Ground['config']['smtpTls']): Promise<{ cert: string; key: string } | undefined> => {
  if (files === undefined) return undefined;
  const read = (name: string, path: string): Promise<string> =>
    readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
      throw new ConfigError([`${name} cannot be read: ${path} (${error.code ?? error.message})`]);
    });
  const [cert, key] = [await read('THROUGHLINE_SMTP_TLS_CERT', files.certFile), await read('THROUGHLINE_SMTP_TLS_KEY', files.keyFile)];
  try {
    createSecureContext({ cert, key });
  } catch (error) {
    throw new ConfigError([`THROUGHLINE_SMTP_TLS_CERT and THROUGHLINE_SMTP_TLS_KEY do not fit: ${(error as Error).message}`]);
  }
  return { cert, key };
};

const LOOK_EVERY_MS = 2000;

/** Keeps one watch per connected mailbox; a changed inbox gets a new one. */
const watchMailboxes = (ground: Ground, mail: ReceiveMailDeps): { stop(): Promise<void> } => {
  const watches = new Map<string, { made: string; watch: MailboxWatch }>();
  const stopping = new AbortController();
  const look = async (): Promise<void> => {
    const wanted = new Map(
      (await mail.inboxes.list()).filter((inbox) => inbox.kind === 'email' && inbox.enabled).map((inbox) => [inbox.id, inbox]),
    );
    for (const [id, { made, watch }] of watches) {
      const inbox = wanted.get(id);
      if (inbox !== undefined && JSON.stringify(mailboxOf(inbox.settings as EmailSettings)) === made) continue;
      watches.delete(id);
      await watch.stop();
    }
    for (const [id, inbox] of wanted) {
      const mailbox = mailboxOf(inbox.settings as EmailSettings);
      if (mailbox !== undefined && !watches.has(id))
        watches.set(id, { made: JSON.stringify(mailbox), watch: watchOne(ground, mail, inbox, mailbox) });
    }
  };
  const loop = (async () => {
    while (!stopping.signal.aborted) {
      await look().catch((error: unknown) => ground.log.error({ err: error }, 'mailboxes could not be looked after'));
      await wait(LOOK_EVERY_MS, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  })();
  return {
    stop: async () => {
      stopping.abort();
      await loop;
      await Promise.all([...watches.values()].map(({ watch }) => watch.stop()));
    },
  };
};

const watchOne = (
  ground: Ground,
  mail: ReceiveMailDeps,
  inbox: OpenInbox,
  mailbox: NonNullable<ReturnType<typeof mailboxOf>>,
): MailboxWatch => {
  const db = ground.database.kysely;
  return startMailboxWatch({
    mailbox,
    log: ground.log,
    clock: ground.clock,
    maxBytes: MAX_MAIL_BYTES,
    findAddress: async (host, port) => {
      const addresses = await ground.judgeHost(host, port);
      // One address is tried: of the two kinds the one that is reached from everywhere.
      return (addresses.find(({ family }) => family === 4) ?? addresses[0])?.address ?? host;
    },
    cursor: {
      load: async () => {
        const stored = await inboxStore.loadCursor(db, inbox.id, 'imap');
        return stored === undefined ? undefined : (JSON.parse(stored) as MailboxCursor);
      },
      save: (cursor) => inboxStore.saveCursor(db, { inboxId: inbox.id, name: 'imap', value: JSON.stringify(cursor) }),
    },
    onMail: async (raw, envelope) =>
      keepRefused(mail, inbox, raw, await receiveMail(mail, (await mail.inboxes.find(inbox.id)) ?? inbox, raw, envelope)),
    onState: (state) =>
      void inboxStore
        .recordInboxState(db, inbox.id, state)
        .catch((error: unknown) => ground.log.error({ err: error }, 'an inbox state was not kept')),
  });
};
