import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type Files, look, type Planted } from './testing/plant.ts';

const words = (zh: Record<string, unknown>, en: Record<string, unknown>): Files => ({
  'desk/src/locales/zh-CN.json': JSON.stringify(zh),
  'desk/src/locales/en.json': JSON.stringify(en),
});
const main = (code: string): Files => ({ 'desk/src/main.tsx': `${code}\n` });
const both = words({ nav: { inbox: '收件箱' } }, { nav: { inbox: 'Inboxes' } });
/** Bytes that do not shrink when gzipped. */
const noise = (bytes: number): string => randomBytes(bytes / 2).toString('hex');

const PLANTED: Planted[] = [
  {
    it: 'a journey names only files that exist',
    rule: 'journey',
    at: 'docs/journeys/inbound.md',
    says: /names protocol\/src\/gone\.ts, which does not exist/,
    breach: { 'docs/journeys/inbound.md': 'First `protocol/src/gone.ts`.\n' },
    clean: {
      'docs/journeys/inbound.md':
        'First `protocol/src/parts.ts`, in `protocol/src/`, see [it](../../protocol/src/parts.ts) and `<kind>/src/parts.ts`.\n',
    },
  },
  {
    it: 'languages have equal keys',
    rule: 'language-keys',
    at: 'desk/src/locales/zh-CN.json',
    says: /lacks the key nav\.tray/,
    breach: { ...words({ nav: {} }, { nav: { tray: 'Tray' } }), ...main("t('nav.tray');") },
    clean: {
      ...words({ nav: { tray_other: '{{count}} 待处理' } }, { nav: { tray_one: '{{count}} waits', tray_other: '{{count}} wait' } }),
      ...main("t('nav.tray');"),
    },
  },
  {
    it: 'and equal placeholders',
    rule: 'language-keys',
    at: 'desk/src/locales/en.json',
    says: /hello has other placeholders/,
    breach: { ...words({ hello: '{{name}}，你好' }, { hello: 'Hello' }), ...main("t('hello');") },
    clean: { ...words({ hello: '{{name}}，你好' }, { hello: 'Hello {{name}}' }), ...main("t('hello');") },
  },
  {
    it: 'no key is unused',
    rule: 'language-unused',
    at: 'desk/src/locales/en.json',
    says: /no source uses the key nav\.inbox/,
    breach: { ...both, ...main('export const nothing = 1;') },
    clean: { ...both, ...main('t(`nav.$' + '{page}`);') },
  },
  {
    it: 'a key counts as used when its area is handed on with t, and only then',
    rule: 'language-unused',
    at: 'desk/src/locales/en.json',
    says: /no source uses the key nav\.inbox/,
    breach: { ...both, ...main("show('nav');") },
    clean: { ...both, ...main("word(t, 'nav', page);") },
  },
  {
    it: 'no key is missing',
    rule: 'language-missing',
    at: 'desk/src/main.tsx',
    says: /asks for the key nav\.gone/,
    breach: { ...both, ...main("t('nav.inbox') + t('nav.gone');") },
    clean: { ...both, ...main("t('nav.inbox');") },
  },
  {
    it: 'language files may be source',
    rule: 'language-keys',
    at: 'widget/src/locales/zh-CN.ts',
    says: /lacks the key send/,
    breach: {
      'widget/src/locales/zh-CN.ts': 'export const zh = {};\n',
      'widget/src/locales/en.ts': "export const en = { send: 'Send' } as const;\n",
    },
    clean: {
      'widget/src/locales/zh-CN.ts': "export const zh = { send: '发送' };\n",
      'widget/src/locales/en.ts': "export const en = { send: 'Send' } as const;\n",
      'widget/src/panel.ts': 'export const label = (texts: Texts): string => texts.send;\n',
    },
  },
  {
    it: 'no words for people in an element',
    rule: 'text-in-code',
    at: 'desk/src/main.tsx',
    says: /"Send now"/,
    breach: main('export const Send = () => <button>Send now</button>;'),
    clean: main('export const Send = () => <button><kbd>Ctrl</kbd> · Throughline {label}</button>;'),
  },
  {
    it: 'nor in an attribute that people read or hear',
    rule: 'text-in-code',
    at: 'desk/src/main.tsx',
    says: /"Close"/,
    breach: main('export const Close = () => <button aria-label="Close" />;'),
    clean: main('export const Close = () => <button aria-label={label} className="close" />;'),
  },
  {
    it: 'nor Chinese anywhere',
    rule: 'text-in-code',
    at: 'desk/src/main.tsx',
    says: /"发送"/,
    breach: main("export const label = '发送';"),
    clean: main("export const label = 'composer-send';"),
  },
  {
    it: 'the loader of the widget weighs at most 5 kB',
    rule: 'budget',
    at: 'widget/dist/widget.js',
    says: /the loader weighs \d+ bytes gzipped; at most 5000/,
    breach: { 'widget/dist/widget.js': noise(10_000) },
    clean: { 'widget/dist/widget.js': noise(8_000) },
  },
  {
    it: 'the whole widget weighs at most 40 kB',
    rule: 'budget',
    at: 'widget/dist',
    says: /the whole widget weighs \d+ bytes gzipped; at most 40000/,
    breach: { 'widget/dist/widget.js': noise(100), 'widget/dist/panel.js': noise(80_000) },
    clean: { 'widget/dist/widget.js': noise(100), 'widget/dist/panel.js': noise(60_000) },
  },
  {
    it: 'the first load of the desk weighs at most 350 kB, lazy routes aside',
    rule: 'budget',
    at: 'desk/dist/index.html',
    says: /the first load of the desk weighs \d+ bytes gzipped; at most 350000/,
    breach: { 'desk/dist/index.html': '<script src="/assets/main.js"></script>', 'desk/dist/assets/main.js': noise(700_000) },
    clean: {
      'desk/dist/index.html': '<script src="/assets/main.js"></script>',
      'desk/dist/assets/main.js': noise(600_000),
      'desk/dist/assets/settings.js': noise(600_000),
    },
  },
  {
    it: 'the lock file holds every platform',
    rule: 'lock-file',
    at: 'package-lock.json',
    says: /lacks tool-linux-x64@1\.0\.0/,
    breach: { 'package-lock.json': '{ "packages": { "node_modules/tool": { "optionalDependencies": { "tool-linux-x64": "1.0.0" } } } }' },
    clean: { 'package-lock.json': '{ "packages": { "node_modules/tool": { "version": "1.0.0" } } }' },
  },
  {
    it: 'the lock file names no registry',
    rule: 'lock-file',
    at: 'package-lock.json',
    says: /names a registry host/,
    breach: { 'package-lock.json': '{ "packages": { "node_modules/tool": { "resolved": "https://registry.example/tool" } } }' },
    clean: { 'package-lock.json': '{ "packages": { "node_modules/house": { "resolved": "server", "link": true } } }' },
  },
];

describe('words, pages and weights', () => {
  it.each(PLANTED)('$it', ({ rule, at, says, breach, clean }) => {
    expect(look(breach)).toContainEqual(expect.objectContaining({ rule, file: at, message: expect.stringMatching(says) }));
    expect(look(clean)).toEqual([]);
  });
});
