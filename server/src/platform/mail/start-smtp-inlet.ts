/**
 * Mail in over SMTP: connect → RCPT (known here?) → DATA → `onMail` → 250. The 250 is said after `onMail` has resolved, so a mail
 * is either stored here or still with the sender.
 */
import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import type { Logger } from '../log/index.ts';
import type { MailAnswer, TakeMail } from './types.ts';

export type SmtpInletOptions = {
  host: string;
  /** 0: any free port. */
  port: number;
  /** Announced as SIZE and enforced. */
  maxBytes: number;
  onMail: TakeMail;
  /** Unknown recipients are refused with 550. A throw asks the sender to try again later. */
  acceptRecipient(address: string): Promise<boolean>;
  log: Logger;
  /** PEM. Without it STARTTLS is not offered. */
  tls?: { key: string; cert: string };
  /** Our name in the greeting. */
  name?: string;
  /** A client silent for this long is cut off. */
  idleMs?: number;
  /** A client that takes longer than this over one mail is cut off, however busy it looks. */
  mailMs?: number;
  maxClients?: number;
  /** Of these from one address: nobody fills the inlet alone. */
  maxClientsPerAddress?: number;
};
export type SmtpInlet = { port: number; stop(): Promise<void> };

const MINUTE_MS = 60_000;
// Mails being received at once may hold this many times `maxBytes` in memory.
const MAILS_IN_MEMORY = 8;
// And a whole session may last this many times as long as one mail.
const MAILS_IN_SESSION = 3;

export const startSmtpInlet = async (options: SmtpInletOptions): Promise<SmtpInlet> => {
  const held = { bytes: 0 };
  const mailMs = options.mailMs ?? 10 * MINUTE_MS;
  const sessions = new Map<string, NodeJS.Timeout>();
  const callers = countCallers(options.maxClientsPerAddress ?? 50);
  const server = new SMTPServer({
    ...(options.tls ?? {}),
    name: options.name,
    banner: 'Throughline',
    size: options.maxBytes,
    authOptional: true,
    disabledCommands: options.tls === undefined ? ['AUTH', 'STARTTLS'] : ['AUTH'],
    disableReverseLookup: true,
    hideENHANCEDSTATUSCODES: false,
    lenientAddressParsing: true,
    maxClients: options.maxClients ?? 200,
    maxRecipients: 100,
    socketTimeout: options.idleMs ?? MINUTE_MS,
    closeTimeout: 5_000,
    logger: false,
    onConnect: (session, callback) => {
      if (!callers.mayCome(session)) return callback(refuse(421, 'Too many connections from your address'));
      sessions.set(
        session.id,
        setTimeout(() => dropClient(server, session), mailMs * MAILS_IN_SESSION),
      );
      callback();
    },
    onClose: (session) => {
      clearTimeout(sessions.get(session.id));
      sessions.delete(session.id);
      callers.left(session);
    },
    onRcptTo: (address, _, callback) => void judgeRecipient(options, address.address).then(callback),
    onData: (stream, session, callback) => {
      const timer = setTimeout(() => dropClient(server, session), mailMs);
      void takeData({ stream, session, options, held })
        .then((answer) => (answer.ok ? callback(null, 'OK: stored') : callback(refuse(answer.code, answer.text))))
        .finally(() => clearTimeout(timer));
    },
  });
  server.on('error', (error) => options.log.debug({ err: error }, 'smtp client failed'));
  await listen(server, options);
  return {
    port: (server.server.address() as AddressInfo).port,
    stop: () => new Promise((resolve) => void server.close(() => resolve())),
  };
};

/** How many sessions each address has; a session that was turned away is not counted. */
const countCallers = (most: number) => {
  const open = new Map<string, Set<string>>();
  return {
    mayCome: ({ id, remoteAddress }: SMTPServerSession): boolean => {
      const mine = open.get(remoteAddress) ?? new Set();
      if (mine.size >= most) return false;
      open.set(remoteAddress, mine.add(id));
      return true;
    },
    left: ({ id, remoteAddress }: SMTPServerSession): void => {
      open.get(remoteAddress)?.delete(id);
      if (open.get(remoteAddress)?.size === 0) open.delete(remoteAddress);
    },
  };
};

const listen = (server: SMTPServer, { port, host }: SmtpInletOptions): Promise<void> =>
  new Promise((resolve, reject) => {
    server.server.once('error', reject);
    server.listen(port, host, () => {
      server.server.off('error', reject);
      resolve();
    });
  });

const refuse = (code: number, text: string): Error =>
  Object.assign(new Error(text.replace(/\s+/g, ' ').slice(0, 400)), { responseCode: code });

const judgeRecipient = async ({ acceptRecipient, log }: SmtpInletOptions, address: string): Promise<Error | null> => {
  try {
    return (await acceptRecipient(address)) ? null : refuse(550, 'No such mailbox here');
  } catch (error) {
    log.error({ err: error }, 'could not look up a mail recipient');
    return refuse(451, 'Try again later');
  }
};

type Incoming = { stream: SMTPServerDataStream; session: SMTPServerSession; options: SmtpInletOptions; held: { bytes: number } };

const takeData = async (incoming: Incoming): Promise<MailAnswer> => {
  const { stream, session, options, held } = incoming;
  const chunks: Buffer[] = [];
  try {
    const refusal = await readMail(incoming, chunks);
    if (refusal !== undefined) return refusal;
    const { mailFrom, rcptTo } = session.envelope;
    const envelope = { mailFrom: mailFrom === false ? '' : mailFrom.address, rcptTo: rcptTo.map(({ address }) => address) };
    return await options.onMail(Buffer.concat(chunks), envelope, {
      via: 'smtp',
      remoteAddress: session.remoteAddress,
      secure: session.secure,
    });
  } catch (error) {
    // A client that hangs up in the middle is the weather; anything else is ours.
    if (stream.errored === null) options.log.error({ err: error }, 'could not take a mail');
    return { ok: false, code: 451, text: 'Could not store the mail, try again later' };
  } finally {
    held.bytes -= chunks.reduce((sum, chunk) => sum + chunk.length, 0);
  }
};

/** Reads to the end in any case, because SMTP has no way to interrupt; what is too much is not kept. */
const readMail = async ({ stream, options, held }: Incoming, chunks: Buffer[]): Promise<MailAnswer | undefined> => {
  let crowded = false;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    if (stream.sizeExceeded || crowded) continue;
    crowded = held.bytes + chunk.length > options.maxBytes * MAILS_IN_MEMORY;
    if (crowded) continue;
    chunks.push(chunk);
    held.bytes += chunk.length;
  }
  if (stream.sizeExceeded) return { ok: false, code: 552, text: `Mail is larger than ${options.maxBytes} bytes` };
  return crowded ? { ok: false, code: 452, text: 'Too much mail at once, try again later' } : undefined;
};

const dropClient = (server: SMTPServer, session: SMTPServerSession): void => {
  for (const connection of server.connections) if (connection.session === session) connection.close();
};
