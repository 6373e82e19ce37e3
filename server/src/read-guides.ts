import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { joinWrapped } from './join-wrapped.ts';

const CHANNELS = dirname(createRequire(import.meta.url).resolve('@throughline/channels'));

/** How to get credentials: the channel's own README, its Chinese and its English section. */
export const readGuides = async (kinds: Iterable<string>): Promise<Map<string, { zh: string; en: string }>> => {
  const guides = new Map<string, { zh: string; en: string }>();
  for (const kind of kinds) {
    const text = await readFile(join(CHANNELS, kind, 'README.md'), 'utf8').catch(() => '');
    guides.set(kind, { zh: section(text, '中文'), en: section(text, 'English') });
  }
  return guides;
};

const section = (text: string, heading: string): string => {
  const [, rest = ''] = text.split(new RegExp(`^## ${heading}\\s*$`, 'm'));
  return joinWrapped((rest.split(/^## /m)[0] ?? '').trim());
};
