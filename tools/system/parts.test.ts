import { describe, expect, it } from 'vitest';
import { missingPackages, systemParts } from './parts.ts';

describe('parts of the operating system', () => {
  it('are asked of Debian by the package that brings them', () => {
    expect(missingPackages({ chineseFonts: false })).toEqual(['chromium', 'dovecot-imapd', 'fonts-noto-cjk']);
    expect(missingPackages({ chromium: '/usr/bin/chromium', dovecot: '/usr/sbin/dovecot', chineseFonts: true })).toEqual([]);
  });

  it('are looked for anew each time, so that installing one is seen', () => {
    expect(systemParts()).toEqual(systemParts());
    expect(typeof systemParts().chineseFonts).toBe('boolean');
  });
});
