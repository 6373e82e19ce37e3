/**
 * `node nlu/training/make-word-filter.ts WORD_LIST`: writes models/language-english-words.generated.json, a Bloom filter of the lower-case
 * words of four letters and more in Debian's wamerican-small (SCOWL, free licence): what a speller must leave alone.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hashWordTwice } from '../src/normalise/english-words.ts';

const list = process.argv[2];
if (!list) throw new Error('Say where the word list lies.');
const words = readFileSync(list, 'utf8')
  .split('\n')
  .filter((word) => /^[a-z]{4,}$/.test(word));
const HASHES = 6;
const bytes = new Uint8Array(Math.ceil((words.length * 10) / 8));
for (const word of words) {
  const [a, b] = hashWordTwice(word);
  for (let n = 0; n < HASHES; n++) {
    const bit = (a + n * b) % (bytes.length * 8);
    bytes[bit >>> 3] = (bytes[bit >>> 3] as number) | (1 << (bit & 7));
  }
}
const file = join(import.meta.dirname, '../models/language-english-words.generated.json');
writeFileSync(file, `${JSON.stringify({ hashes: HASHES, bits: Buffer.from(bytes).toString('base64') })}\n`);
console.log(`${words.length} words, ${bytes.length} bytes`);
