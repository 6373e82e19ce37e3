/**
 * Parts of the operating system that some tests need. A test asks here and skips itself with the reason when a part is missing:
 * `it.skipIf(!systemParts().chromium)`. `npm test` installs them first where it can (Debian, as root), and with CI=true insists on them.
 */
import { accessSync, constants, existsSync, readdirSync } from 'node:fs';

export type SystemParts = {
  /** Path of Chromium's executable. */
  chromium?: string;
  /** Path of Dovecot's IMAP server. */
  dovecot?: string;
  /** Fonts in which Chinese can be drawn. */
  chineseFonts: boolean;
};

const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const DOVECOT = ['/usr/sbin/dovecot', '/usr/local/sbin/dovecot'];
const DOVECOT_IMAP = ['/usr/lib/dovecot/imap', '/usr/libexec/dovecot/imap', '/usr/local/libexec/dovecot/imap'];
const CHINESE_FONT = /^(NotoSansCJK|NotoSerifCJK|wqy-|SourceHan)/;
const FONT_FOLDERS = ['/usr/share/fonts', '/usr/local/share/fonts'];

const isExecutable = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

export const systemParts = (): SystemParts => {
  const chromium = [process.env.CHROMIUM_PATH ?? '', ...CHROMIUM].find((path) => path !== '' && isExecutable(path));
  const dovecot = DOVECOT_IMAP.some(isExecutable) ? DOVECOT.find(isExecutable) : undefined;
  return { ...(chromium && { chromium }), ...(dovecot && { dovecot }), chineseFonts: FONT_FOLDERS.some(holdsChineseFont) };
};

const holdsChineseFont = (folder: string): boolean =>
  existsSync(folder) &&
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).some((path) => CHINESE_FONT.test(path.split('/').at(-1) ?? ''));

/** Debian's package for each part that is missing. */
export const missingPackages = (parts: SystemParts): string[] => [
  ...(parts.chromium === undefined ? ['chromium'] : []),
  ...(parts.dovecot === undefined ? ['dovecot-imapd'] : []),
  ...(parts.chineseFonts ? [] : ['fonts-noto-cjk']),
];
