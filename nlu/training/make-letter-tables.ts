/**
 * `node nlu/training/make-letter-tables.ts UNICODE_FOLDER`: writes the two tables of Han letters that `normalise/` ships.
 * Traditional → simplified: the `opencc` command (Debian, data Apache-2.0). Pinyin: Unihan_Readings of Debian's `unicode-data`
 * (Unicode licence) for the 6,763 letters of GB 2312.
 */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

const unicode = process.argv[2];
if (!unicode) throw new Error('Say where unicode-data lies: node nlu/training/make-letter-tables.ts FOLDER');
const target = join(import.meta.dirname, '../src/normalise');

const LINE = 120;
function writeTable(file: string, name: string, sentence: string, text: string): void {
  const letters = [...text];
  const lines: string[] = [];
  for (let at = 0; at < letters.length; at += LINE) lines.push(`  '${letters.slice(at, at + LINE).join('')}'`);
  writeFileSync(
    join(target, file),
    `/** ${sentence} Written by training/make-letter-tables.ts. */\nexport const ${name} =\n${lines.join(' +\n')};\n`,
  );
}

function makePairs(): string {
  const letters = Array.from({ length: 0x9fff - 0x3400 + 1 }, (_, at) => String.fromCodePoint(0x3400 + at));
  const simple = execFileSync('opencc', ['-c', 't2s'], { input: letters.join('\n'), encoding: 'utf8' }).split('\n');
  return letters
    .map((letter, at) => ({ letter, to: simple[at]?.trim() ?? letter }))
    .filter(({ letter, to }) => to !== letter && to.length === 1)
    .map(({ letter, to }) => letter + to)
    .join('');
}

/** Letters that traditional writing does not use, but for those that OpenCC turns into another one of several: 后, 里, 台. */
function makeSimple(pairs: string): string {
  const simple = [...new Set([...pairs].filter((_, at) => at % 2 === 1))];
  const back = execFileSync('opencc', ['-c', 's2t'], { input: simple.join('\n'), encoding: 'utf8' }).split('\n');
  return simple
    .filter(
      (letter, at) => back[at] !== letter && !'后里干只台丑斗谷几系松征云表面范胡才万与克制出卷发困局折扎吃着游岳群峰'.includes(letter),
    )
    .join('');
}

/** Those that Japanese writes too: the letters of JIS X 0208. */
function findJapanese(letters: string): string {
  const decoder = new TextDecoder('euc-jp');
  const japanese = new Set<string>();
  for (let high = 0xb0; high <= 0xf4; high++) {
    for (let low = 0xa1; low <= 0xfe; low++) japanese.add(decoder.decode(Uint8Array.of(high, low)));
  }
  return [...letters].filter((letter) => japanese.has(letter)).join('');
}

const plain = (syllable: string): string =>
  syllable
    .normalize('NFD')
    .replaceAll('u\u0308', 'v')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase();

/** Every letter under its usual syllable, and under a second one that is seen at least a fifth as often. */
function makePinyin(): string {
  const lines = execFileSync('bzcat', [join(unicode as string, 'Unihan_Readings.txt.bz2')], { encoding: 'utf8', maxBuffer: 1 << 27 }).split(
    '\n',
  );
  const readings = new Map<string, Map<string, number>>();
  for (const line of lines) {
    const [code, field, value] = line.split('\t');
    if (!code || !value || (field !== 'kMandarin' && field !== 'kHanyuPinlu')) continue;
    const letter = String.fromCodePoint(Number.parseInt(code.slice(2), 16));
    const known = readings.get(letter) ?? new Map<string, number>();
    for (const one of value.split(' ')) {
      const times = Number(one.match(/\((\d+)\)/)?.[1] ?? 1);
      const syllable = plain(one.replace(/\(.*/, ''));
      known.set(syllable, (known.get(syllable) ?? 0) + times);
    }
    readings.set(letter, known);
  }
  const bySyllable = new Map<string, string>();
  for (const letter of listCommonLetters()) {
    const ranked = [...(readings.get(letter) ?? [])].sort((a, b) => b[1] - a[1]);
    for (const [syllable, times] of ranked.slice(0, 2)) {
      if (times * 5 >= (ranked[0]?.[1] ?? 0)) bySyllable.set(syllable, (bySyllable.get(syllable) ?? '') + letter);
    }
  }
  return [...bySyllable]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([syllable, letters]) => syllable + letters)
    .join('');
}

function listCommonLetters(): string[] {
  const decoder = new TextDecoder('gbk');
  const letters: string[] = [];
  for (let high = 0xb0; high <= 0xf7; high++) {
    for (let low = 0xa1; low <= 0xfe; low++) {
      const letter = decoder.decode(Uint8Array.of(high, low));
      if (/^\p{Script=Han}$/u.test(letter)) letters.push(letter);
    }
  }
  return letters;
}

const pairs = makePairs();
writeTable(
  'traditional-pairs.generated.ts',
  'TRADITIONAL_PAIRS',
  'A traditional letter and its simplified one, in turn. Source: OpenCC (Apache-2.0).',
  pairs,
);
writeTable(
  'simplified-letters.generated.ts',
  'SIMPLIFIED_LETTERS',
  'Letters of simplified writing alone. Source: OpenCC (Apache-2.0).',
  makeSimple(pairs),
);
writeTable(
  'shared-letters.generated.ts',
  'SHARED_LETTERS',
  'Letters of simplified writing that Japanese uses as well. Source: JIS X 0208.',
  findJapanese(makeSimple(pairs)),
);
writeTable(
  'pinyin-letters.generated.ts',
  'PINYIN_LETTERS',
  'A syllable without tone (v for ü) and its letters, in turn. Source: Unihan (Unicode licence).',
  makePinyin(),
);
