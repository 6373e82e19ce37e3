import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What the desk says under a key, as people read it: a test names the key, so that a better wording breaks nothing. */
export const deskWords = (locale: 'zh-CN' | 'en') => {
  const texts: unknown = JSON.parse(readFileSync(join(import.meta.dirname, `../../desk/src/locales/${locale}.json`), 'utf8'));
  return (key: string, values: Readonly<Record<string, string>> = {}): string => {
    const found = key.split('.').reduce<unknown>((node, name) => (node as Record<string, unknown> | undefined)?.[name], texts);
    if (typeof found !== 'string') throw new Error(`the desk has no words for ${key}`);
    return found.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => values[name] ?? '');
  };
};
