import { describe, expect, it } from 'vitest';
import { ConfigError } from './config.ts';
import { explainFailure } from './explain-failure.ts';

const coded = (code: string, more: Record<string, unknown> = {}) => Object.assign(new Error('raw words'), { code, ...more });

describe('explainFailure', () => {
  it.each([
    ['EADDRINUSE', { port: 4100 }, /Port 4100 is in use.*THROUGHLINE_PORT=4200/],
    ['EADDRINUSE', { port: 4125, setting: 'THROUGHLINE_SMTP_PORT' }, /Port 4125 is in use.*THROUGHLINE_SMTP_PORT=4225/],
    ['EACCES', { syscall: 'listen', port: 80 }, /Port 80 may only be used by root/],
    ['EACCES', { syscall: 'mkdir', path: '/srv/x' }, /No permission for \/srv\/x.*THROUGHLINE_DATA/],
    ['ENOSPC', {}, /disk is full/],
    ['ECONNREFUSED', { address: '10.0.0.1', port: 5432 }, /does not answer at 10\.0\.0\.1:5432.*DATABASE_URL/],
    ['28P01', {}, /refuses the user name or password/],
    ['3D000', {}, /no database of this name/],
  ])('says what to do about %s', (code, more, words) => {
    const { text, known } = explainFailure(coded(code, more));
    expect(known).toBe(true);
    expect(text).toMatch(words);
    expect(text).not.toContain('raw words');
  });

  it('takes the first of several failed addresses for all', () => {
    expect(explainFailure(new AggregateError([coded('ECONNREFUSED', { address: '::1', port: 1 })])).text).toContain('::1:1');
  });

  it('passes on what is already a sentence, and tells everything about our own bugs but secrets', () => {
    expect(explainFailure(new ConfigError(['X is wrong'])).text).toContain('X is wrong');
    const bug = explainFailure(new Error('boom at postgres://u:hush@h/x'));
    expect(bug.known).toBe(false);
    expect(bug.text).toContain('boom');
    expect(bug.text).toContain('explain-failure.test.ts');
    expect(bug.text).not.toContain('hush');
  });
});
