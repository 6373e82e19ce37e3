import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ConfigError, parseConfig } from './config.ts';

const parse = (environment: Record<string, string>) => parseConfig(environment, '/srv/shop');
const mistakesOf = (environment: Record<string, string>): string => {
  try {
    parse(environment);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  throw new Error('the settings were accepted');
};

describe('parseConfig', () => {
  it('needs no setting at all', () => {
    expect(parse({ PATH: '/bin', HOME: '/root' })).toEqual({
      host: '0.0.0.0',
      port: 4100,
      dataFolder: '/srv/shop/.data',
      databaseUrl: undefined,
      publicUrl: 'http://localhost:4100',
      roles: ['web', 'worker', 'sources'],
      secretKeys: [],
      demo: true,
      admin: undefined,
      apiToken: undefined,
      allowedPrivateHosts: [],
      trustProxy: false,
      llm: undefined,
      smtpPort: 4125,
      smtpTls: undefined,
      logLevel: 'info',
    });
  });

  it('reads every setting', () => {
    const config = parse({
      THROUGHLINE_HOST: '127.0.0.1',
      THROUGHLINE_PORT: '8080',
      THROUGHLINE_DATA: 'elsewhere',
      DATABASE_URL: 'postgres://u:p@db.example/throughline',
      THROUGHLINE_URL: 'https://help.example.com/',
      THROUGHLINE_ROLES: 'web, worker',
      THROUGHLINE_SECRET_KEY: 'n'.repeat(32),
      THROUGHLINE_DEMO: 'off',
      THROUGHLINE_ADMIN_EMAIL: 'mei@example.com',
      THROUGHLINE_ADMIN_PASSWORD: 'correct horse',
      THROUGHLINE_API_TOKEN: 't'.repeat(32),
      THROUGHLINE_ALLOWED_PRIVATE_HOSTS: 'crm.local, 10.0.0.0/8,localhost:9000',
      THROUGHLINE_TRUST_PROXY: '1',
      THROUGHLINE_LLM_URL: 'http://localhost:11434/v1',
      THROUGHLINE_LLM_KEY: 'k',
      THROUGHLINE_LLM_MODEL: 'qwen3',
      THROUGHLINE_SMTP_PORT: 'off',
      THROUGHLINE_SMTP_TLS_CERT: 'mx/cert.pem',
      THROUGHLINE_SMTP_TLS_KEY: '/etc/mx/key.pem',
      THROUGHLINE_LOG: 'debug',
    });
    expect(config).toEqual({
      host: '127.0.0.1',
      port: 8080,
      dataFolder: '/srv/shop/elsewhere',
      databaseUrl: 'postgres://u:p@db.example/throughline',
      publicUrl: 'https://help.example.com',
      roles: ['web', 'worker'],
      secretKeys: ['n'.repeat(32)],
      demo: false,
      admin: { email: 'mei@example.com', password: 'correct horse' },
      apiToken: 't'.repeat(32),
      allowedPrivateHosts: ['crm.local', '10.0.0.0/8', 'localhost:9000'],
      trustProxy: 1,
      llm: { url: 'http://localhost:11434/v1', key: 'k', model: 'qwen3' },
      smtpPort: undefined,
      smtpTls: { certFile: '/srv/shop/mx/cert.pem', keyFile: '/etc/mx/key.pem' },
      logLevel: 'debug',
    });
  });

  it('lists all mistakes together, each with its name and an example', () => {
    const text = mistakesOf({
      THROUGHLINE_PORT: '99999',
      DATABASE_URL: 'mysql://x',
      THROUGHLINE_DEMO: 'maybe',
      THROUGHLINE_LLM_URL: 'http://localhost:1/v1',
      THROUGHLINE_ADMIN_EMAIL: 'mei@example.com',
    });
    expect(text).toMatch(/^5 settings are wrong/);
    for (const part of [
      'THROUGHLINE_PORT',
      '99999',
      'THROUGHLINE_PORT=4100',
      'DATABASE_URL=postgres://',
      'THROUGHLINE_DEMO=off',
      'THROUGHLINE_LLM_MODEL',
      'THROUGHLINE_ADMIN_PASSWORD',
    ]) {
      expect(text).toContain(part);
    }
  });

  it('asks what was meant by a name it does not know', () => {
    expect(mistakesOf({ THROUGHLINE_PROT: '4100' })).toContain('did you mean THROUGHLINE_PORT?');
    expect(mistakesOf({ THROUGHLINE_QQQQQQQQQQ: '1' })).not.toContain('did you mean');
  });

  it('shows no secret in a mistake', () => {
    const text = mistakesOf({
      THROUGHLINE_SECRET_KEY: 'short-secret',
      THROUGHLINE_API_TOKEN: 'tiny-token',
      THROUGHLINE_ADMIN_PASSWORD: 'pw-1',
    });
    for (const secret of ['short-secret', 'tiny-token', 'pw-1']) expect(text).not.toContain(secret);
  });

  it('treats an empty value as absent, as a compose file writes it', () => {
    expect(parse({ DATABASE_URL: '', THROUGHLINE_PORT: ' ' }).port).toBe(4100);
  });
});

describe('ensureSecretKeys', async () => {
  const { ensureSecretKeys } = await import('./config.ts');

  it('makes a key once, readable by its owner alone, and reads it ever after', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'tl-config-'));
    const config = { ...parse({}), dataFolder: folder };
    const first = await ensureSecretKeys(config);
    expect(first[0]).toMatch(/^[\w-]{43}$/);
    expect(await ensureSecretKeys(config)).toEqual(first);
    expect(statSync(join(folder, 'secret-key')).mode & 0o777).toBe(0o600);
    expect(await ensureSecretKeys({ ...config, secretKeys: ['given'.repeat(8)] })).toEqual(['given'.repeat(8), ...first]);
    rmSync(folder, { recursive: true });
  });
});

describe('THROUGHLINE_TRUST_PROXY', () => {
  it.each([
    ['off', false],
    ['0', false],
    ['2', 2],
    ['10.0.0.0/8, 127.0.0.1,fd00::/8', ['10.0.0.0/8', '127.0.0.1', 'fd00::/8']],
  ])('takes %s', (text, expected) => {
    expect(parse({ THROUGHLINE_TRUST_PROXY: text }).trustProxy).toEqual(expected);
  });

  it.each(['yes', '99', '10.0.0.0/33', '10.0.0.0/8/8', 'proxy.local', '127.0.0.1,*'])('refuses %s', (text) => {
    expect(mistakesOf({ THROUGHLINE_TRUST_PROXY: text })).toContain('THROUGHLINE_TRUST_PROXY must be off, a number of proxies');
  });
});
