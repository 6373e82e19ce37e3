/** Every setting, read from the environment once; all mistakes are reported together. The only file that reads it. */
import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { isIP } from 'node:net';
import { join, resolve } from 'node:path';
import { editDistance } from './edit-distance.ts';

/** web: HTTP, desk, widget, sockets. worker: bus consumers, delivery, jobs. sources: mail inlet, IMAP, polling. */
export const ROLES = ['web', 'worker', 'sources'] as const;
export type Role = (typeof ROLES)[number];

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

export type Config = {
  host: string;
  /** 0 takes any free port. */
  port: number;
  /** Absolute. */
  dataFolder: string;
  /** None: the embedded Postgres in the data folder. */
  databaseUrl: string | undefined;
  /** Where customers and agents reach us, without a slash at the end. */
  publicUrl: string;
  roles: readonly Role[];
  /** From the environment, newest first; see ensureSecretKeys. */
  secretKeys: readonly string[];
  demo: boolean;
  admin: { email: string; password: string } | undefined;
  apiToken: string | undefined;
  /** Names, addresses or CIDR ranges, each with an optional port. */
  allowedPrivateHosts: readonly string[];
  /** Whose X-Forwarded-* to believe: nobody's, so many proxies in front of us, or the proxies at these addresses and ranges. */
  trustProxy: false | number | string[];
  llm: { url: string; key: string | undefined; model: string } | undefined;
  /** None: no mail inlet. */
  smtpPort: number | undefined;
  /** PEM files for STARTTLS at the inlet; read at every start. */
  smtpTls: { certFile: string; keyFile: string } | undefined;
  logLevel: (typeof LOG_LEVELS)[number];
};

/** Its message lists every mistake, one per line, for a person to read. */
export class ConfigError extends Error {
  constructor(mistakes: readonly string[]) {
    const count = mistakes.length === 1 ? 'One setting is wrong' : `${mistakes.length} settings are wrong`;
    super(`${count}:\n${mistakes.map((mistake) => `  - ${mistake}`).join('\n')}`);
    this.name = 'ConfigError';
  }
}

type Setting = { example: string; secret?: boolean };

const SETTINGS = {
  THROUGHLINE_HOST: { example: '127.0.0.1' },
  THROUGHLINE_PORT: { example: '4100' },
  THROUGHLINE_DATA: { example: '/var/lib/throughline' },
  DATABASE_URL: { example: 'postgres://user:password@db.example.com:5432/throughline', secret: true },
  THROUGHLINE_URL: { example: 'https://help.example.com' },
  THROUGHLINE_ROLES: { example: ROLES.join(',') },
  THROUGHLINE_SECRET_KEY: { example: '$(openssl rand -base64 32)', secret: true },
  THROUGHLINE_DEMO: { example: 'off' },
  THROUGHLINE_ADMIN_EMAIL: { example: 'mei@example.com' },
  THROUGHLINE_ADMIN_PASSWORD: { example: "'a sentence you remember'", secret: true },
  THROUGHLINE_API_TOKEN: { example: '$(openssl rand -hex 24)', secret: true },
  THROUGHLINE_ALLOWED_PRIVATE_HOSTS: { example: 'crm.local,10.1.0.0/16,localhost:9000' },
  THROUGHLINE_TRUST_PROXY: { example: '10.0.0.0/8,127.0.0.1' },
  THROUGHLINE_LLM_URL: { example: 'http://localhost:11434/v1' },
  THROUGHLINE_LLM_KEY: { example: 'sk-…', secret: true },
  THROUGHLINE_LLM_MODEL: { example: 'qwen3:8b' },
  THROUGHLINE_SMTP_PORT: { example: '4125' },
  THROUGHLINE_SMTP_TLS_CERT: { example: '/etc/letsencrypt/live/mx.example.com/fullchain.pem' },
  THROUGHLINE_SMTP_TLS_KEY: { example: '/etc/letsencrypt/live/mx.example.com/privkey.pem' },
  THROUGHLINE_LOG: { example: 'info' },
} as const satisfies Record<string, Setting>;

type Name = keyof typeof SETTINGS;
type Environment = Readonly<Record<string, string | undefined>>;

/** Throws ConfigError. */
export const parseConfig = (environment: Environment = process.env, folder = process.cwd()): Config => {
  const reader = createReader(environment);
  const port = reader.read('THROUGHLINE_PORT', parsePort) ?? 4100;
  const config: Config = {
    host: reader.read('THROUGHLINE_HOST', parseHost) ?? '0.0.0.0',
    port,
    dataFolder: resolve(folder, reader.read('THROUGHLINE_DATA', (text) => text) ?? '.data'),
    databaseUrl: reader.read('DATABASE_URL', parseDatabaseUrl),
    publicUrl: reader.read('THROUGHLINE_URL', parseHttpUrl) ?? `http://localhost:${port}`,
    roles: reader.read('THROUGHLINE_ROLES', parseRoles) ?? ROLES,
    secretKeys: reader.read('THROUGHLINE_SECRET_KEY', parseSecretKeys) ?? [],
    demo: reader.read('THROUGHLINE_DEMO', parseSwitch) ?? true,
    admin: readAdmin(reader),
    apiToken: reader.read('THROUGHLINE_API_TOKEN', parseApiToken),
    allowedPrivateHosts: reader.read('THROUGHLINE_ALLOWED_PRIVATE_HOSTS', parseHostList) ?? [],
    trustProxy: reader.read('THROUGHLINE_TRUST_PROXY', parseProxies) ?? false,
    llm: readLlm(reader),
    smtpPort: readSmtpPort(reader),
    smtpTls: readSmtpTls(reader, folder),
    logLevel: reader.read('THROUGHLINE_LOG', parseOneOf(LOG_LEVELS)) ?? 'info',
  };
  const mistakes = [...reader.mistakes, ...findUnknownNames(environment)];
  if (mistakes.length > 0) throw new ConfigError(mistakes);
  return config;
};

type Reader = {
  mistakes: string[];
  has(name: Name): boolean;
  read<T>(name: Name, parse: (text: string) => T): T | undefined;
  refuse(name: Name, problem: string): void;
};

const createReader = (environment: Environment): Reader => {
  const mistakes: string[] = [];
  const find = (name: Name): string | undefined => environment[name]?.trim() || undefined;
  const refuse = (name: Name, problem: string): void => {
    mistakes.push(`${name} ${problem}. Example: ${name}=${SETTINGS[name].example}`);
  };
  return {
    mistakes,
    has: (name) => find(name) !== undefined,
    refuse,
    read: (name, parse) => {
      const text = find(name);
      if (text === undefined) return undefined;
      try {
        return parse(text);
      } catch (error) {
        const shown = 'secret' in SETTINGS[name] ? '' : ` (it is ${JSON.stringify(text)})`;
        refuse(name, `${(error as Error).message}${shown}`);
        return undefined;
      }
    },
  };
};

const parsePort = (text: string): number => {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535) throw new Error('must be a port number from 0 to 65535');
  return port;
};

const parseHost = (text: string): string => {
  if (!/^[\w.:-]+$/.test(text)) throw new Error('must be an address or name of this machine to listen on');
  return text;
};

const parseDatabaseUrl = (text: string): string => {
  if (!/^postgres(ql)?:\/\/./.test(text)) throw new Error('must be the URL of a PostgreSQL database');
  return text;
};

const parseHttpUrl = (text: string): string => {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol)) throw new Error('must be a full http or https address');
  return text.replace(/\/+$/, '');
};

const splitList = (text: string): string[] =>
  text
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');

const parseRoles = (text: string): Role[] => {
  const names = splitList(text);
  const roles = ROLES.filter((role) => names.includes(role));
  if (roles.length === 0 || roles.length !== new Set(names).size) throw new Error(`must be one or more of ${ROLES.join(', ')}`);
  return roles;
};

const SHORTEST_SECRET = 32;

const parseSecretKeys = (text: string): string[] => {
  const keys = splitList(text);
  if (keys.some((key) => key.length < SHORTEST_SECRET))
    throw new Error(`must have at least ${SHORTEST_SECRET} characters (to rotate: new,old)`);
  return keys;
};

const parseApiToken = (text: string): string => {
  if (!/^[\w.~+/=-]{24,}$/.test(text)) throw new Error('must have at least 24 characters without spaces');
  return text;
};

const parseSwitch = (text: string): boolean => {
  const on = /^(on|true|yes|1)$/i.test(text);
  if (!on && !/^(off|false|no|0)$/i.test(text)) throw new Error('must be on or off');
  return on;
};

const parseHostList = (text: string): string[] => {
  const hosts = splitList(text);
  if (hosts.some((host) => !/^[\w.:[\]-]+(\/\d{1,3})?$/.test(host)))
    throw new Error('must be host names, addresses or ranges, separated by commas, without http://');
  return hosts;
};

const MOST_HOPS = 10;

const isRange = (text: string): boolean => {
  const [address = '', bits, ...rest] = text.split('/');
  const family = isIP(address);
  if (family === 0 || rest.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128));
};

const parseProxies = (text: string): Config['trustProxy'] => {
  if (/^(off|false|no|0)$/i.test(text)) return false;
  if (/^\d+$/.test(text) && Number(text) <= MOST_HOPS) return Number(text);
  const proxies = splitList(text);
  if (!proxies.every(isRange)) throw new Error(`must be off, a number of proxies up to ${MOST_HOPS}, or their addresses and ranges`);
  return proxies;
};

const parseOneOf =
  <T extends string>(choices: readonly T[]) =>
  (text: string): T => {
    const found = choices.find((choice) => choice === text.toLowerCase());
    if (found === undefined) throw new Error(`must be one of ${choices.join(', ')}`);
    return found;
  };

const parseEmail = (text: string): string => {
  if (!/^[^\s@]+@[^\s@]+$/.test(text)) throw new Error('must be a mail address');
  return text;
};

const parsePassword = (text: string): string => {
  if (text.length < 8) throw new Error('must have at least 8 characters');
  return text;
};

const readAdmin = (reader: Reader): Config['admin'] => {
  const email = reader.read('THROUGHLINE_ADMIN_EMAIL', parseEmail);
  const password = reader.read('THROUGHLINE_ADMIN_PASSWORD', parsePassword);
  if (reader.has('THROUGHLINE_ADMIN_EMAIL') && !reader.has('THROUGHLINE_ADMIN_PASSWORD'))
    reader.refuse('THROUGHLINE_ADMIN_PASSWORD', 'is missing: THROUGHLINE_ADMIN_EMAIL is set');
  if (reader.has('THROUGHLINE_ADMIN_PASSWORD') && !reader.has('THROUGHLINE_ADMIN_EMAIL'))
    reader.refuse('THROUGHLINE_ADMIN_EMAIL', 'is missing: THROUGHLINE_ADMIN_PASSWORD is set');
  return email !== undefined && password !== undefined ? { email, password } : undefined;
};

const readLlm = (reader: Reader): Config['llm'] => {
  const url = reader.read('THROUGHLINE_LLM_URL', parseHttpUrl);
  const key = reader.read('THROUGHLINE_LLM_KEY', (text) => text);
  const model = reader.read('THROUGHLINE_LLM_MODEL', (text) => text);
  if (reader.has('THROUGHLINE_LLM_URL') && model === undefined)
    reader.refuse('THROUGHLINE_LLM_MODEL', 'is missing: THROUGHLINE_LLM_URL is set');
  if (!reader.has('THROUGHLINE_LLM_URL') && (key !== undefined || model !== undefined))
    reader.refuse('THROUGHLINE_LLM_URL', 'is missing: another THROUGHLINE_LLM_… is set');
  return url !== undefined && model !== undefined ? { url, key, model } : undefined;
};

const readSmtpPort = (reader: Reader): number | undefined => {
  const port = reader.read('THROUGHLINE_SMTP_PORT', (text) => (/^(off|false|no)$/i.test(text) ? 'off' : parsePort(text)));
  return port === 'off' ? undefined : (port ?? 4125);
};

const readSmtpTls = (reader: Reader, folder: string): Config['smtpTls'] => {
  const certFile = reader.read('THROUGHLINE_SMTP_TLS_CERT', (text) => resolve(folder, text));
  const keyFile = reader.read('THROUGHLINE_SMTP_TLS_KEY', (text) => resolve(folder, text));
  if (certFile !== undefined && keyFile !== undefined) return { certFile, keyFile };
  if (certFile !== undefined) reader.refuse('THROUGHLINE_SMTP_TLS_KEY', 'is missing: THROUGHLINE_SMTP_TLS_CERT is set');
  if (keyFile !== undefined) reader.refuse('THROUGHLINE_SMTP_TLS_CERT', 'is missing: THROUGHLINE_SMTP_TLS_KEY is set');
  return undefined;
};

const findUnknownNames = (environment: Environment): string[] =>
  Object.keys(environment)
    .filter((name) => name.startsWith('THROUGHLINE_') && !Object.hasOwn(SETTINGS, name))
    .map((name) => {
      const [nearest] = Object.keys(SETTINGS)
        .map((known) => ({ known, distance: editDistance(name, known) }))
        .sort((a, b) => a.distance - b.distance);
      const meant = nearest !== undefined && nearest.distance <= 4 ? `: did you mean ${nearest.known}?` : '';
      return `${name} is no setting of Throughline${meant}`;
    });

/**
 * The keys that seal stored secrets, newest first: those of the environment, then the one in the data folder, which is made
 * at the first start. One made earlier stays good for opening after THROUGHLINE_SECRET_KEY has been set.
 */
export const ensureSecretKeys = async (config: Pick<Config, 'dataFolder' | 'secretKeys'>): Promise<readonly string[]> => {
  const path = join(config.dataFolder, 'secret-key');
  const stored = await readFile(path, 'utf8').catch(() => undefined);
  if (stored !== undefined) return [...config.secretKeys, stored.trim()];
  if (config.secretKeys.length > 0) return config.secretKeys;
  const made = randomBytes(32).toString('base64url');
  await mkdir(config.dataFolder, { recursive: true, mode: 0o711 });
  try {
    await writeFile(path, `${made}\n`, { mode: 0o600, flag: 'wx' });
    return [made];
  } catch (error) {
    // Another process on the same folder was quicker: its key is ours, too.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return [(await readFile(path, 'utf8')).trim()];
  }
};
