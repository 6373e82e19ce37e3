/**
 * For tests, here and end to end: a real Dovecot on a free loopback port with its own folder, and a plain SMTP sink in front of it.
 * Needs Debian's dovecot-core and dovecot-imapd; works as root or not.
 */
import { type ChildProcess, execFile, execFileSync, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, chown, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { type AddressInfo, connect, createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { SMTPServer } from 'smtp-server';

const PROGRAM = ['/usr/sbin/dovecot', '/usr/local/sbin/dovecot'].find(existsSync);
const DELIVER = ['/usr/lib/dovecot/dovecot-lda', '/usr/libexec/dovecot/dovecot-lda'].find(existsSync);
// "nobody": Dovecot refuses mail users with uid 0.
const NOBODY = 65_534;

/** Why tests with Dovecot cannot run here, or undefined. On CI its absence is no excuse: they run, and fail. */
export const dovecotMissing = (ci: boolean): string | undefined =>
  ci || (PROGRAM !== undefined && DELIVER !== undefined) ? undefined : ' (skipped: no Dovecot here; Debian: dovecot-imapd)';

export type Dovecot = {
  imapPort: number;
  /** Hands a mail to the local delivery agent, as a mail server would. */
  deliver(user: string, raw: Uint8Array | string): Promise<void>;
  /** The mails in a user's inbox, oldest first. */
  listMails(user: string): Promise<string[]>;
  /** Makes the server number the user's mails anew, as a restored mailbox does. */
  renumber(user: string): Promise<void>;
  stop(): Promise<void>;
};

/** `users`: name → password. A name may be a mail address. */
export const startDovecot = async ({ users }: { users: Record<string, string> }): Promise<Dovecot> => {
  if (PROGRAM === undefined || DELIVER === undefined) throw new Error('Dovecot is not installed (Debian: dovecot-imapd)');
  const folder = await mkdtemp(join(tmpdir(), 'tl-dovecot-'));
  const owner = userInfo().uid === 0 ? { uid: NOBODY, gid: NOBODY } : { uid: userInfo().uid, gid: userInfo().gid };
  await chmod(folder, 0o755);
  for (const name of ['mail', 'base', 'state']) await mkdir(join(folder, name));
  await chown(join(folder, 'mail'), owner.uid, owner.gid);
  const imapPort = await findPort();
  const config = join(folder, 'dovecot.conf');
  await writeFile(
    join(folder, 'users'),
    Object.entries(users)
      .map(([name, password]) => `${name}:{PLAIN}${password}\n`)
      .join(''),
  );
  await writeFile(config, configure({ folder, imapPort, ...owner }));
  const child = spawn(PROGRAM, ['-F', '-c', config], { stdio: ['ignore', 'ignore', 'pipe'] });
  await waitForPort(imapPort, child, folder);
  const inbox = (user: string): string => join(folder, 'mail', user);
  return {
    imapPort,
    deliver: (user, raw) => deliver(config, user, raw),
    listMails: async (user) => {
      const names = (await Promise.all(['new', 'cur'].map((part) => listFolder(join(inbox(user), part))))).flat();
      return Promise.all(names.toSorted((a, b) => a.localeCompare(b)).map((path) => readFile(path, 'utf8')));
    },
    renumber: async (user) => {
      await rm(join(inbox(user), 'dovecot-uidlist'), { force: true });
      for (const name of await readdir(inbox(user)))
        if (name.startsWith('dovecot.index') || name.startsWith('dovecot-uidvalidity')) await rm(join(inbox(user), name), { force: true });
    },
    stop: async () => {
      await endProcess(child);
      await rm(folder, { recursive: true, force: true });
    },
  };
};

const listFolder = async (folder: string): Promise<string[]> =>
  existsSync(folder) ? (await readdir(folder)).map((name) => join(folder, name)) : [];

const configure = ({ folder, imapPort, uid, gid }: { folder: string; imapPort: number; uid: number; gid: number }): string => {
  // Root has Debian's two accounts for Dovecot; everybody else can only be themselves.
  const self =
    userInfo().uid === 0
      ? ''
      : `default_internal_user = ${userInfo().username}\ndefault_internal_group = ${groupName()}\ndefault_login_user = ${userInfo().username}\n`;
  // Wrong passwords would otherwise slow down everybody on this address.
  const inside: Record<string, string> = {
    'imap-login': `inet_listener imap {\n    address = 127.0.0.1\n    port = ${imapPort}\n  }\n  inet_listener imaps {\n    port = 0\n  }\n`,
    anvil: 'unix_listener anvil-auth-penalty {\n    mode = 0\n  }\n',
  };
  const unrooted = ['imap-login', 'anvil', 'stats', 'log', 'config'].map(
    (name) => `service ${name} {\n  chroot =\n  ${inside[name] ?? ''}}\n`,
  );
  return `base_dir = ${folder}/base
state_dir = ${folder}/state
log_path = ${folder}/log
protocols = imap
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
auth_failure_delay = 0
${self}mail_location = maildir:${folder}/mail/%u
first_valid_uid = 1
passdb {
  driver = passwd-file
  args = scheme=PLAIN username_format=%u ${folder}/users
}
userdb {
  driver = static
  args = uid=${uid} gid=${gid} home=${folder}/mail/%u allow_all_users=yes
}
protocol lda {
  postmaster_address = postmaster@localhost
}
${unrooted.join('')}`;
};

const groupName = (): string => execFileSync('id', ['-gn'], { encoding: 'utf8' }).trim();

const findPort = async (): Promise<number> => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
};

const waitForPort = async (port: number, child: ChildProcess, folder: string): Promise<void> => {
  const deadline = Date.now() + 15_000;
  for (;;) {
    const open = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1');
      socket
        .once('data', () => resolve(true))
        .once('error', () => resolve(false))
        .once('close', () => resolve(false));
      socket.once('data', () => socket.destroy());
    });
    if (open) return;
    if (child.exitCode !== null || Date.now() > deadline)
      throw new Error(`Dovecot did not start:\n${await readFile(join(folder, 'log'), 'utf8').catch(() => '(no log)')}`);
    await delay(20);
  }
};

const deliver = (config: string, user: string, raw: Uint8Array | string): Promise<void> =>
  new Promise((resolve, reject) => {
    const child = execFile(DELIVER ?? '', ['-c', config, '-d', user], (error, _, stderr) =>
      error === null ? resolve() : reject(new Error(`delivery failed: ${stderr || error.message}`)),
    );
    child.stdin?.end(raw);
  });

const endProcess = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), 5_000);
  await ended;
  clearTimeout(timer);
};

export type SmtpSink = { port: number; stop(): Promise<void> };

/** An SMTP server that takes mail for anybody and delivers it to Dovecot: the customer's mail provider, in small. */
export const startSmtpSink = async (dovecot: Dovecot, userOf: (address: string) => string | undefined): Promise<SmtpSink> => {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    logger: false,
    closeTimeout: 1_000,
    onRcptTo: ({ address }, _, callback) =>
      callback(userOf(address) === undefined ? Object.assign(new Error('No such user'), { responseCode: 550 }) : null),
    onData: (stream, session, callback) => {
      void (async () => {
        const chunks: Buffer[] = [];
        for await (const chunk of stream as AsyncIterable<Buffer>) chunks.push(chunk);
        const users = new Set(session.envelope.rcptTo.flatMap(({ address }) => userOf(address) ?? []));
        for (const user of users) await dovecot.deliver(user, Buffer.concat(chunks));
      })().then(() => callback(null), callback);
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { port: (server.server.address() as AddressInfo).port, stop: () => new Promise((resolve) => void server.close(() => resolve())) };
};
