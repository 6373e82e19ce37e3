/** Text out of the files that Debian packages bring: help pages, language packs, string tables, spelling lists, a Japanese lexicon. */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Words and how often they stood there. */
export type Counts = Map<string, number>;

const WORD = /[\p{L}\p{M}]+(?:['’·][\p{L}\p{M}]+)*/gu;
const MARKED = /^[A-Z]+$/;

export function countWords(text: string, into: Counts, weight = 1): void {
  for (const [word] of text.normalize('NFC').matchAll(WORD)) {
    // Abbreviations and product names are the same in every language.
    if (MARKED.test(word) || word.length > 40) continue;
    const folded = word.toLowerCase().replaceAll('’', "'");
    into.set(folded, (into.get(folded) ?? 0) + weight);
  }
}

export function listFiles(folder: string, ending: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(ending))
    .sort()
    .map((file) => join(folder, file));
}

/** Help pages: what a reader sees, without code samples. */
export function readHelp(folder: string): string[] {
  return listFiles(folder, '.html').map((file) =>
    readFileSync(file, 'utf8')
      .replace(/^[\s\S]*?<body/, '<body')
      .replace(/<(script|style|pre|code|noscript)\b[\s\S]*?<\/\1>/g, ' ')
      .replace(/<[^>]*>/g, ' ')
      .replace(/&[a-z]+;|&#\d+;/g, ' ')
      .replace(/\S*[_/\\.]\S+/g, ' '),
  );
}

const fluent = (text: string): string =>
  text
    .split('\n')
    .filter((line) => !/^\s*#|accesskey|\.key\b|^\s*\[/.test(line))
    .map((line) => line.replace(/^[\w-]+\s*=|^\s*\.[\w-]+\s*=|^\s*\*?\[\w+\]/, ' '))
    .join('\n');
const strip = (text: string): string => text.replace(/\{[^}]*\}|<[^>]*>|%[\d$]*\w|&\w+;|\\u\w{4}|https?:\S+/g, ' ');

/** The strings of a Mozilla language pack (a zip of .ftl and .properties files). */
export function readPack(folder: string): string[] {
  return listFiles(folder, '.xpi').flatMap((pack) => {
    const read = (kind: string): string => execFileSync('unzip', ['-p', pack, `*.${kind}`], { encoding: 'utf8', maxBuffer: 1 << 27 });
    const properties = read('properties')
      .split('\n')
      .filter((line) => !/^\s*#|accesskey|\.key\b/i.test(line))
      .map((line) => line.slice(line.indexOf('=') + 1));
    return [strip(fluent(read('ftl'))), strip(properties.join('\n'))];
  });
}

/** Strings of a Chromium .pak, version 5: id and offset pairs, then the bytes. */
export function readPak(file: string): string[] {
  const bytes = readFileSync(file);
  if (bytes.readUInt32LE(0) !== 5) throw new Error(`${file}: not a version 5 pak`);
  const [encoding, count] = [bytes.readUInt8(4), bytes.readUInt16LE(8)];
  return Array.from({ length: count }, (_, at) => {
    const from = bytes.readUInt32LE(12 + at * 6 + 2);
    const to = bytes.readUInt32LE(12 + (at + 1) * 6 + 2);
    return strip(bytes.subarray(from, to).toString(encoding === 2 ? 'utf16le' : 'utf8'));
  });
}

type Affix = { suffix: boolean; cut: string; add: string; when: RegExp };

function splitFlags(flags: string, kind: string): string[] {
  if (kind === 'num') return flags.split(',');
  if (kind === 'long') return flags.match(/../g) ?? [];
  return [...flags];
}

function readAffixes(file: string, encoding: string): { kind: string; affixes: Map<string, Affix[]> } {
  const text = new TextDecoder(encoding).decode(readFileSync(file));
  const kind = text.match(/^FLAG\s+(\S+)/m)?.[1] ?? 'short';
  const affixes = new Map<string, Affix[]>();
  for (const line of text.split('\n')) {
    const [name, flag, cut, added, when] = line.trim().split(/\s+/);
    if ((name !== 'SFX' && name !== 'PFX') || !flag || added === undefined || /^\d+$/.test(added)) continue;
    const suffix = name === 'SFX';
    const condition = !when || when === '.' ? '' : when;
    try {
      const rule = {
        suffix,
        cut: cut === '0' ? '' : (cut as string),
        add: (added.split('/')[0] as string).replace(/^0$/, ''),
        when: new RegExp(suffix ? `${condition}$` : `^${condition}`),
      };
      affixes.set(flag, [...(affixes.get(flag) ?? []), rule]);
    } catch {
      // A condition that is no regular expression: the rule is left out.
    }
  }
  return { kind, affixes };
}

/** Words of a Hunspell list with up to `most` forms that its affix rules make of each, taken evenly over the rules. */
export function readSpelling(folder: string, locale: string, most = 8): string[] {
  const dic = listFiles(folder, `/${locale}.dic`)[0];
  const aff = listFiles(folder, `/${locale}.aff`)[0];
  if (!dic || !aff) throw new Error(`${folder}: no ${locale}.dic`);
  const named = readFileSync(aff, 'latin1').match(/^SET\s+(\S+)/m)?.[1] ?? 'latin1';
  const encoding = named.replace(/^ISO(\d)/i, 'iso-$1').replace(/^microsoft-cp/i, 'windows-');
  const { kind, affixes } = readAffixes(aff, encoding);
  const words: string[] = [];
  for (const line of new TextDecoder(encoding).decode(readFileSync(dic)).split('\n').slice(1)) {
    const [stem = '', flags = ''] = (line.trim().split(/\s/)[0] as string).split('/');
    if (!/^[\p{L}\p{M}'’-]+$/u.test(stem)) continue;
    words.push(stem);
    const forms = splitFlags(flags, kind).flatMap((flag) => applyAffixes(stem, affixes.get(flag) ?? []));
    const step = Math.max(1, Math.ceil(forms.length / most));
    for (let at = 0; at < forms.length; at += step) words.push(forms[at] as string);
  }
  return words;
}

function applyAffixes(stem: string, rules: readonly Affix[]): string[] {
  const forms: string[] = [];
  for (const { suffix, cut, add, when } of rules) {
    if (!when.test(stem)) continue;
    if (suffix && stem.endsWith(cut)) forms.push(stem.slice(0, stem.length - cut.length) + add);
    else if (!suffix && stem.startsWith(cut)) forms.push(add + stem.slice(cut.length));
  }
  return forms;
}

/** Entries of a MyThes thesaurus: the heads and what stands beside them. */
export function readThesaurus(folder: string): string[] {
  return listFiles(folder, '.dat').map((file) =>
    readFileSync(file, 'utf8')
      .replace(/\([^)]*\)/g, ' ')
      .replace(/\|\d+$/gm, ' '),
  );
}

/** Surface forms of a MeCab lexicon with a weight from their cost: the cheaper, the more usual. */
export function readLexicon(folder: string): { word: string; weight: number }[] {
  return listFiles(folder, '.csv').flatMap((file) => {
    const lines = new TextDecoder('euc-jp').decode(readFileSync(file)).split('\n');
    const rare = /name|place|org|proper/.test(file);
    return lines
      .map((line) => line.split(','))
      .filter(([word]) => word)
      .map(([word, , , cost]) => ({ word: word as string, weight: (rare ? 0.3 : 1) * Math.exp((7000 - Number(cost)) / 2500) }));
  });
}
