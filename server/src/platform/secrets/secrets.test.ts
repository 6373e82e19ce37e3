import { describe, expect, it } from 'vitest';
import { createSecrets } from './index.ts';

const OLD = 'old-key-'.repeat(5);
const NEW = 'new-key-'.repeat(5);
const now = new Date('2026-01-05T08:00:00Z');
const later = (ms: number) => new Date(now.getTime() + ms);

/** The same text with one character changed, at every place. */
const tamper = (text: string): string[] =>
  [...text].map((char, at) => text.slice(0, at) + (char === 'A' ? 'B' : 'A') + text.slice(at + 1)).filter((changed) => changed !== text);

describe('sealing', () => {
  it('opens what it sealed, and never seals the same text alike', () => {
    const secrets = createSecrets([NEW]);
    const sealed = secrets.seal('{"password":"卡密"}');
    expect(secrets.open(sealed)).toBe('{"password":"卡密"}');
    expect(secrets.open(secrets.seal(''))).toBe('');
    expect(secrets.seal('x')).not.toBe(secrets.seal('x'));
    expect(sealed).not.toContain('password');
  });

  it('refuses a sealed text with any one character changed or cut off', () => {
    const secrets = createSecrets([NEW]);
    const sealed = secrets.seal('a secret');
    // The last character of base64url may carry unused bits.
    for (const changed of [...tamper(sealed.slice(0, -1)).map((text) => text + sealed.at(-1)), sealed.slice(0, -4), '', 'plain']) {
      expect(() => secrets.open(changed)).toThrow();
    }
  });

  it('after a rotation opens old and seals new; without the old key it says what to do', () => {
    const sealed = createSecrets([OLD]).seal('x');
    const rotated = createSecrets([NEW, OLD]);
    expect(rotated.open(sealed)).toBe('x');
    expect(rotated.isOld(sealed)).toBe(true);
    expect(rotated.isOld(rotated.seal('x'))).toBe(false);
    expect(() => createSecrets([NEW]).open(sealed)).toThrow(/THROUGHLINE_SECRET_KEY=new,old/);
  });
});

describe('signing', () => {
  it('accepts its signature for the same purpose and text only', () => {
    const secrets = createSecrets([NEW]);
    const signature = secrets.sign('file', 'abc');
    expect(secrets.verify('file', 'abc', signature)).toBe(true);
    expect(secrets.verify('file', 'abd', signature)).toBe(false);
    expect(secrets.verify('resume', 'abc', signature)).toBe(false);
    expect(secrets.verify('fil', 'e:abc', signature)).toBe(false);
    expect(secrets.verify('file', 'abc', '')).toBe(false);
    expect(createSecrets([NEW, OLD]).verify('file', 'abc', createSecrets([OLD]).sign('file', 'abc'))).toBe(true);
    expect(createSecrets([OLD]).verify('file', 'abc', signature)).toBe(false);
  });

  it('issues tokens that carry claims until they expire', () => {
    const secrets = createSecrets([NEW]);
    const token = secrets.issueToken('visitor', { id: 'v1' }, later(60_000));
    expect(secrets.findClaims('visitor', token, later(59_000))).toEqual({ id: 'v1' });
    expect(secrets.findClaims('visitor', token, later(60_000))).toBeUndefined();
    expect(secrets.findClaims('agent', token, now)).toBeUndefined();
    expect(secrets.findClaims('visitor', 'nonsense', now)).toBeUndefined();
    expect(secrets.findClaims('visitor', '', now)).toBeUndefined();
    const [, signature] = token.split('.');
    const forged = Buffer.from(JSON.stringify({ id: 'v2', exp: 9_999_999_999 })).toString('base64url');
    expect(secrets.findClaims('visitor', `${forged}.${signature}`, now)).toBeUndefined();
  });
});
