import { type MailSimulator, startMailSimulator, startTelegramSimulator, type TelegramSimulator } from '@throughline/simulators';

/** The pretend providers of one process. */
export type Simulators = {
  telegram: TelegramSimulator;
  mail: MailSimulator /** "127.0.0.1:4711": what our guard must let through */;
  hosts: string[];
  close(): Promise<void>;
};

/** Who vouches for senders' addresses on the playground's mails, as a real MX would. */
export const MAIL_WITNESS = 'mx.cardlet.example';

/** `inletPort`: where our own SMTP inlet listens; undefined when it is off, and the pretend customer cannot send mail. */
export const startSimulators = async (inletPort: number | undefined): Promise<Simulators> => {
  const telegram = await startTelegramSimulator({ host: '127.0.0.1' });
  const mail = await startMailSimulator({
    host: '127.0.0.1',
    authServ: MAIL_WITNESS,
    ...(inletPort === undefined ? {} : { inlet: { host: '127.0.0.1', port: inletPort } }),
  });
  return {
    telegram,
    mail,
    hosts: [`127.0.0.1:${telegram.port}`, `127.0.0.1:${mail.port}`],
    close: async () => {
      await telegram.close();
      await mail.close();
    },
  };
};
