import { describe, expect, it } from 'vitest';
import { createLog, hideSecrets } from './index.ts';

const captureLog = () => {
  const lines: string[] = [];
  const log = createLog('info', { write: (line) => void lines.push(line) });
  return { log, text: () => lines.join('') };
};

describe('the log', () => {
  it('blots out values under secret-like keys, however deep', () => {
    const { log, text } = captureLog();
    log.info(
      {
        inbox: { settings: { botToken: 'aaa-1', password: 'aaa-2', api_key: 'aaa-3', name: 'Shop' } },
        headers: [{ Authorization: 'aaa-4' }],
      },
      'x',
    );
    expect(text()).not.toContain('aaa-');
    expect(text()).toContain('Shop');
  });

  it('keeps harmless words that only look alike', () => {
    expect(hideSecrets({ tokens: 12, keyboard: 'en', secretary: 'Ann' })).toEqual({ tokens: 12, keyboard: 'en', secretary: 'Ann' });
  });

  it('tells of an error its message, stack and codes, and not the connection that hangs on it', () => {
    const { log, text } = captureLog();
    log.warn({ err: Object.assign(new Error('broke'), { code: '57P01', client: { password: 'aaa-5', big: {} } }) }, 'x');
    const { err } = JSON.parse(text());
    expect(err).toMatchObject({ type: 'Error', message: 'broke', code: '57P01' });
    expect(err).not.toHaveProperty('client');
  });

  it('does not repeat what customers wrote: neither answers of other systems nor rows of the database', () => {
    const { log, text } = captureLog();
    const words = 'my card fails, call me on 13800138000';
    const err = Object.assign(new Error('broke'), {
      responseBody: words,
      detail: `Failing row contains (${words})`,
      where: words,
      code: '23514',
    });
    log.warn({ err: new Error('outer', { cause: err }) }, 'x');
    expect(text()).not.toContain('13800138000');
    expect(text()).toContain('23514');
  });

  it('blots out secrets inside addresses and headers, also in errors and their causes', () => {
    const { log, text } = captureLog();
    const cause = new Error('GET https://api.telegram.org/bot123456:AAAAAAAAAAAAAAAAAAAAAAAAAA/getMe failed');
    log.error({ err: new Error('postgres://u:pass-9@db/x with Bearer abcdefgh12345', { cause }), url: '/f/1?token=zzz-1&x=2' }, 'failed');
    for (const secret of ['pass-9', 'abcdefgh12345', 'AAAAAAAAAAAAAAAAAAAAAAAAAA', 'zzz-1']) expect(text()).not.toContain(secret);
    expect(text()).toContain('getMe failed');
  });
});
