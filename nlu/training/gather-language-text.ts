/**
 * `node nlu/training/gather-language-text.ts FOLDER`: brings Debian packages (by apt, if FOLDER/deb lacks them), reads their text and
 * writes FOLDER/words/<language>.tsv: word, times seen in running text, 1 when a spelling list has it. Licences: nlu/MODELS.md.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { openPackage, readRanked } from './read-ranked.ts';
import {
  type Counts,
  countWords,
  listFiles,
  readHelp,
  readLexicon,
  readPack,
  readPak,
  readSpelling,
  readThesaurus,
} from './read-packages.ts';

type Source = {
  help?: string[];
  pack?: string[];
  pak?: string[];
  spelling?: [pack: string, locale: string];
  thesaurus?: string;
  ranked?: string;
};

/** Spelling lists under GPL alone are left out on purpose (ca, cs, de, it, nb, vi, bg, fa). */
const SOURCES: Readonly<Record<string, Source>> = {
  en: { ranked: 'en', help: ['en-us'], pack: ['en-gb'], pak: ['en-GB'], spelling: ['hunspell-en-us', 'en_US'] },
  de: { ranked: 'de', help: ['de'], pack: ['de'], pak: ['de'], thesaurus: 'mythes-de' },
  fr: { ranked: 'fr', help: ['fr'], pack: ['fr'], pak: ['fr'], spelling: ['hunspell-fr-comprehensive', 'fr_FR'] },
  es: { ranked: 'es-es', help: ['es'], pack: ['es-es', 'es-mx'], pak: ['es', 'es-419'], spelling: ['hunspell-es', 'es_ES'] },
  pt: { ranked: 'pt-br', help: ['pt', 'pt-br'], pack: ['pt-pt', 'pt-br'], pak: ['pt-PT', 'pt-BR'], spelling: ['hunspell-pt-br', 'pt_BR'] },
  it: { ranked: 'it', help: ['it'], pack: ['it'], pak: ['it'] },
  nl: { ranked: 'nl-be', help: ['nl'], pack: ['nl'], pak: ['nl'], spelling: ['hunspell-nl', 'nl_NL'] },
  sv: { help: ['sv'], pack: ['sv-se'], pak: ['sv'], spelling: ['hunspell-sv', 'sv_SE'] },
  da: { help: ['da'], pack: ['da'], pak: ['da'], spelling: ['hunspell-da', 'da_DK'] },
  nb: { pack: ['nb-no'], pak: ['nb'] },
  fi: { ranked: 'fi', help: ['fi'], pack: ['fi'], pak: ['fi'] },
  pl: { ranked: 'pl', help: ['pl'], pack: ['pl'], pak: ['pl'], spelling: ['hunspell-pl', 'pl_PL'] },
  cs: { ranked: 'cs', help: ['cs'], pack: ['cs'], pak: ['cs'] },
  sk: { help: ['sk'], pack: ['sk'], pak: ['sk'], spelling: ['hunspell-sk', 'sk_SK'] },
  sl: { help: ['sl'], pack: ['sl'], pak: ['sl'], spelling: ['hunspell-sl', 'sl_SI'] },
  hr: { pack: ['hr'], pak: ['hr'], spelling: ['hunspell-hr', 'hr_HR'] },
  hu: { help: ['hu'], pack: ['hu'], pak: ['hu'], spelling: ['hunspell-hu', 'hu_HU'] },
  ro: { pack: ['ro'], pak: ['ro'], spelling: ['hunspell-ro', 'ro_RO'] },
  tr: { help: ['tr'], pack: ['tr'], pak: ['tr'], spelling: ['hunspell-tr', 'tr_TR'] },
  vi: { help: ['vi'], pack: ['vi'], pak: ['vi'] },
  id: { ranked: 'id', help: ['id'], pack: ['id'], pak: ['id'], spelling: ['hunspell-id', 'id_ID'] },
  ms: { pack: ['ms'], pak: ['ms'] },
  tl: { pack: ['tl'], pak: ['fil'] },
  ca: { help: ['ca'], pack: ['ca'], pak: ['ca'] },
  et: { help: ['et'], pack: ['et'], pak: ['et'] },
  lt: { pack: ['lt'], pak: ['lt'], spelling: ['hunspell-lt', 'lt_LT'] },
  lv: { pack: ['lv'], pak: ['lv'], spelling: ['hunspell-lv', 'lv_LV'] },
  ru: { help: ['ru'], pack: ['ru'], pak: ['ru'], spelling: ['hunspell-ru', 'ru_RU'] },
  uk: { pack: ['uk'], pak: ['uk'], spelling: ['hunspell-uk', 'uk_UA'] },
  bg: { pack: ['bg'], pak: ['bg'] },
  be: { pack: ['be'], spelling: ['hunspell-be', 'be_BY'] },
  sr: { pack: ['sr'], pak: ['sr'], spelling: ['hunspell-sr', 'sr_RS'] },
  mk: { pack: ['mk'] },
  kk: { pack: ['kk'] },
  ar: { pack: ['ar'], pak: ['ar'], spelling: ['hunspell-ar', 'ar'] },
  fa: { pack: ['fa'], pak: ['fa'] },
  ur: { pack: ['ur'], pak: ['ur'] },
  hi: { help: ['hi'], pack: ['hi-in'], pak: ['hi'] },
  mr: { pack: ['mr'], pak: ['mr'] },
  ne: { pack: ['ne-np'] },
  zh: { help: ['zh-cn', 'zh-tw'], pack: ['zh-cn', 'zh-tw'], pak: ['zh-CN', 'zh-TW'] },
  ja: { help: ['ja'], pack: ['ja'], pak: ['ja'] },
};
const LEXICON = 'mecab-ipadic';

const folder = resolve(process.argv[2] ?? '.');
/** Only these languages, when named after the folder. */
const only = process.argv.slice(3);
const packages = join(folder, 'deb');
const opened = join(folder, 'open');

/** The folder of an unpacked package. */
function open(name: string): string {
  const into = join(opened, name);
  if (existsSync(into)) return into;
  const find = (): string | undefined => readdirSync(packages).find((file) => file.startsWith(`${name}_`));
  if (!find()) execFileSync('apt-get', ['download', '-q', name], { cwd: packages });
  execFileSync('dpkg-deb', ['-x', join(packages, find() as string), into]);
  return into;
}

function gather(source: Source, lexicon: readonly { word: string; weight: number }[]): { seen: Counts; listed: Set<string> } {
  const seen: Counts = new Map();
  for (const name of source.help ?? []) for (const text of readHelp(open(`libreoffice-help-${name}`))) countWords(text, seen);
  for (const name of source.pack ?? []) for (const text of readPack(open(`firefox-esr-l10n-${name}`))) countWords(text, seen);
  for (const name of source.pak ?? []) {
    const file = listFiles(open('chromium-l10n'), `/${name}.pak`)[0];
    if (file) for (const text of readPak(file)) countWords(text, seen);
  }
  const listed: Counts = new Map();
  if (source.spelling) for (const word of readSpelling(open(source.spelling[0]), source.spelling[1])) countWords(word, listed);
  if (source.thesaurus) for (const text of readThesaurus(open(source.thesaurus))) countWords(text, listed);
  if (source.ranked) {
    for (const { word, weight } of readRanked(openPackage(`@zxcvbn-ts/language-${source.ranked}@3`, packages, opened)))
      countWords(word, seen, weight);
  }
  for (const { word, weight } of lexicon) countWords(word, seen, weight);
  return { seen, listed: new Set(listed.keys()) };
}

mkdirSync(packages, { recursive: true });
mkdirSync(opened, { recursive: true });
mkdirSync(join(folder, 'words'), { recursive: true });
for (const [language, source] of Object.entries(SOURCES)) {
  if (only.length > 0 && !only.includes(language)) continue;
  const { seen, listed } = gather(source, language === 'ja' ? readLexicon(open(LEXICON)) : []);
  const words = [...new Set([...seen.keys(), ...listed])].sort();
  const lines = words.map((word) => `${word}\t${Math.round((seen.get(word) ?? 0) * 100) / 100}\t${listed.has(word) ? 1 : 0}`);
  writeFileSync(join(folder, 'words', `${language}.tsv`), `${lines.join('\n')}\n`);
  console.log(`${language} ${seen.size} words in running text, ${listed.size} listed`);
}
