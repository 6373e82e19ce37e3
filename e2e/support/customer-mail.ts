/** A customer's real mailbox: our mail leaves by SMTP, lies in Dovecot as a file, and is answered by a real SMTP client. */
import { startMailSimulator } from '@throughline/simulators';
import { readMail } from '../../simulators/src/mail/read-mail.ts';
import type { Replying, SimMail } from '../../simulators/src/mail/mail-types.ts';
import { startDovecot, startSmtpSink } from '../../server/src/platform/mail/testing/start-dovecot.ts';
import { until } from './until.ts';

export type CustomerMail = {
  address: string;
  /** Where our side hands mail to. */
  smtpPort: number;
  /** The n-th mail in the mailbox, once it is there. */
  mail(index: number, ms?: number): Promise<SimMail>;
  count(): Promise<number>;
  /** Answers with the customer's mail program; quotes as QQ Mail does. */
  reply(to: SimMail, text: string, how?: Replying): Promise<SimMail>;
  stop(): Promise<void>;
};

export const startCustomerMail = async (address: string, inletPort: number): Promise<CustomerMail> => {
  const dovecot = await startDovecot({ users: { [address]: 'a password' } });
  const sink = await startSmtpSink(dovecot, (to) => (to.toLowerCase() === address ? address : undefined));
  const program = await startMailSimulator({ inlet: { host: '127.0.0.1', port: inletPort } });
  const list = (): Promise<string[]> => dovecot.listMails(address);
  return {
    address,
    smtpPort: sink.port,
    count: async () => (await list()).length,
    mail: async (index, ms) => {
      const raw = await until(`mail ${index + 1} in the mailbox`, async () => (await list())[index], ms);
      return readMail(new TextEncoder().encode(raw), Date.now());
    },
    reply: (to, text, how = { style: 'qq' }) => program.mailbox(address).reply(to, text, how),
    stop: async () => {
      await program.close();
      await sink.stop();
      await dovecot.stop();
    },
  };
};
