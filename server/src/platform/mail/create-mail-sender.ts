/** Mail out over SMTP, with open connections kept per transport. Says what happened; what to do about it is for others. */
import { createHash } from 'node:crypto';
import type { Socket } from 'node:net';
import type { Readable } from 'node:stream';
import type { CallResult, OutgoingMail } from '@throughline/protocol/channel';
import { createTransport, type SMTPPoolOptions, type SMTPPoolSentMessageInfo, type Transporter } from 'nodemailer';
import type { MailTransport } from './types.ts';

/** The bytes of a stored file. */
export type ReadFile = (fileId: string) => Promise<Uint8Array | Readable>;

export type MailSender = {
  /** Never rejects for anything a server or network does; only `readFile` may make it reject. */
  sendMail(transport: MailTransport, mail: OutgoingMail, readFile: ReadFile): Promise<CallResult>;
  /** Lets mails under way finish, then closes every connection. */
  close(): void;
};

type Pool = { mailer: Transporter<SMTPPoolSentMessageInfo>; handedOver: Set<string> };
export type MailSenderOptions = {
  /** How a server is reached; default: by its name, unguarded. */
  connect?(host: string, port: number, timeoutMs: number): Promise<Socket>;
  connectMs?: number;
  silenceMs?: number /** more transports than this: the longest unused one is closed */;
  maxTransports?: number;
};

export const createMailSender = (options: MailSenderOptions = {}): MailSender => {
  const pools = new Map<string, Pool>();
  const poolOf = (transport: MailTransport): Pool => {
    const key = createHash('sha256').update(JSON.stringify(transport)).digest('hex');
    const pool = pools.get(key) ?? openPool(transport, options);
    // Taken out and put in again: a Map keeps its order, so the first key is the longest unused.
    pools.delete(key);
    pools.set(key, pool);
    for (const [old, unused] of pools) {
      if (pools.size <= (options.maxTransports ?? 50)) break;
      unused.mailer.close();
      pools.delete(old);
    }
    return pool;
  };
  return {
    sendMail: async (transport, mail, readFile) => send(poolOf(transport), mail, readFile),
    close: () => {
      for (const pool of pools.values()) pool.mailer.close();
      pools.clear();
    },
  };
};

const LOOPBACK = /^(?:localhost|127\.\d+\.\d+\.\d+|\[?::1\]?)$/;

const openPool = (transport: MailTransport, options: MailSenderOptions): Pool => {
  const handedOver = new Set<string>();
  const connectMs = options.connectMs ?? 15_000;
  const mailer = createTransport({
    pool: true,
    host: transport.host,
    port: transport.port,
    secure: transport.secure,
    // A password never crosses a network in the clear.
    requireTLS: transport.user !== undefined && !transport.secure && !LOOPBACK.test(transport.host),
    ...(transport.user === undefined ? {} : { auth: { user: transport.user, pass: transport.password ?? '' } }),
    ...(transport.dkim === undefined
      ? {}
      : { dkim: { domainName: transport.dkim.domain, keySelector: transport.dkim.selector, privateKey: transport.dkim.privateKey } }),
    maxConnections: 4,
    maxMessages: 200,
    ...(options.connect === undefined ? {} : { getSocket: socketFrom(options.connect, transport, connectMs) }),
    connectionTimeout: connectMs,
    greetingTimeout: connectMs,
    socketTimeout: options.silenceMs ?? 120_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  // Once the whole message is read off, the server may have it, whatever happens to the answer.
  mailer.use('stream', (mail, done) => {
    const { message } = mail;
    const open = message.createReadStream.bind(message);
    message.createReadStream = (streamOptions) => open(streamOptions).once('end', () => handedOver.add(message.messageId()));
    done();
  });
  return { mailer, handedOver };
};

type GetSocket = NonNullable<SMTPPoolOptions['getSocket']>;

const socketFrom =
  (connect: NonNullable<MailSenderOptions['connect']>, { host, port }: MailTransport, connectMs: number): GetSocket =>
  (_asked, done) =>
    void connect(host, port, connectMs).then(
      (connection) => done(null, { connection }),
      (error: Error) => done(error, false),
    );

const bracket = (id: string): string => `<${id.replace(/^<|>$/g, '')}>`;

const send = async ({ mailer, handedOver }: Pool, mail: OutgoingMail, readFile: ReadFile): Promise<CallResult> => {
  const attachments = await Promise.all(
    mail.attachments.map(async ({ fileId, name, mime, contentId }) => {
      const content = await readFile(fileId);
      return {
        filename: name,
        contentType: mime,
        content: content instanceof Uint8Array ? Buffer.from(content) : content,
        ...(contentId === undefined ? {} : { cid: contentId, contentDisposition: 'inline' as const }),
      };
    }),
  );
  const messageId = bracket(mail.messageId);
  try {
    const sent = await mailer.sendMail({
      from: mail.from,
      to: mail.to,
      cc: mail.cc,
      bcc: mail.bcc,
      subject: mail.subject,
      text: mail.text,
      html: mail.html,
      messageId,
      ...(mail.inReplyTo === undefined ? {} : { inReplyTo: bracket(mail.inReplyTo) }),
      references: mail.references.map(bracket),
      headers: mail.headers,
      attachments,
    });
    return {
      via: 'mail',
      accepted: sent.accepted.map(addressOf),
      rejected: sent.rejected.map(addressOf),
      ...replyOf(sent.response),
      messageId: messageId.slice(1, -1),
    };
  } catch (error) {
    return failureOf(error, mail, handedOver.has(messageId));
  } finally {
    handedOver.delete(messageId);
  }
};

const addressOf = (address: string | { address: string }): string => (typeof address === 'string' ? address : address.address);

const replyOf = (response: string | undefined): { code?: number; response?: string } => {
  const code = Number(/^\d{3}/.exec(response ?? '')?.[0]);
  return { ...(code > 0 ? { code } : {}), ...(response === undefined ? {} : { response }) };
};

// With a reply the server has spoken, and has not taken the mail. Without one it depends on how far we were.
const failureOf = (error: unknown, mail: OutgoingMail, maybeSent: boolean): CallResult => {
  if (!(error instanceof Error)) return { via: 'error', maybeSent, detail: String(error) };
  const { response, responseCode, code } = error as Error & { response?: string; responseCode?: number; code?: string };
  if (responseCode !== undefined && response !== undefined)
    return { via: 'mail', accepted: [], rejected: [...mail.to, ...mail.cc, ...mail.bcc], code: responseCode, response };
  return { via: 'error', maybeSent, detail: [code, error.message].filter(Boolean).join(': ').slice(0, 1000) };
};
