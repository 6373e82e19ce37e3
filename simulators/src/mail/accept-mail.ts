/** The SMTP server that takes our outgoing mail, with a provider's refusals. */
import { SMTPServer, type SMTPServerAddress, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import { wait } from '../mishaps.ts';
import { type PostOffice, storeMail } from './post-office.ts';

class SmtpRefusal extends Error {
  readonly responseCode: number;

  constructor(responseCode: number, message: string) {
    super(message);
    this.name = 'SmtpRefusal';
    this.responseCode = responseCode;
  }
}

type Done = (error?: Error | null) => void;
const LARGEST = 26_000_000;

const during = (office: PostOffice): boolean => office.mishaps.outageUntil !== undefined && office.now() < office.mishaps.outageUntil;

const checkRecipient = (office: PostOffice, address: string): SmtpRefusal | undefined => {
  const key = address.toLowerCase();
  if ((office.mishaps.unknownUsers ?? []).some((unknown) => unknown.toLowerCase() === key))
    return new SmtpRefusal(550, '5.1.1 user unknown');
  const tried = office.attempts.get(key) ?? 0;
  office.attempts.set(key, tried + 1);
  return tried < (office.mishaps.greylist ?? 0) ? new SmtpRefusal(451, '4.7.1 greylisted, try again later') : undefined;
};

const takeMail = async (office: PostOffice, stream: SMTPServerDataStream, session: SMTPServerSession): Promise<SmtpRefusal | undefined> => {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  if (stream.sizeExceeded) return new SmtpRefusal(552, '5.3.4 message too big');
  const from = session.envelope.mailFrom === false ? '' : session.envelope.mailFrom.address;
  await storeMail(office, new Uint8Array(Buffer.concat(chunks)), {
    from,
    to: session.envelope.rcptTo.map((recipient) => recipient.address),
  });
  return undefined;
};

export const makeSmtpServer = (office: PostOffice): SMTPServer => {
  const server: SMTPServer = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    authOptional: true,
    allowInsecureAuth: true,
    size: LARGEST,
    logger: false,
    onAuth: (auth, _session, callback) => callback(null, { user: auth.username ?? 'anyone' }),
    onConnect: (_session, callback: Done) => callback(during(office) ? new SmtpRefusal(421, '4.3.2 not now') : undefined),
    onRcptTo: (address: SMTPServerAddress, _session, callback: Done) => {
      void wait(office.mishaps.slowMs ?? 0).then(() => callback(checkRecipient(office, address.address)));
    },
    onData: (stream, session, callback: Done) => {
      takeMail(office, stream, session).then((refusal) => {
        if (!office.mishaps.dropAnswer) callback(refusal);
        else for (const connection of server.connections) connection.close();
      }, callback);
    },
  });
  // A client that hangs up is no trouble of ours.
  server.on('error', () => undefined);
  return server;
};
