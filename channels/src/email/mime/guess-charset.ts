/** Which double-byte encoding unlabelled (or wrongly labelled) bytes are most likely in, by how many pairs are everyday characters. */

type Pair = (lead: number, trail: number) => 'common' | 'valid' | 'invalid';

const within = (value: number, low: number, high: number): boolean => value >= low && value <= high;

// GB 2312 rows 1-3 (punctuation, full width) and 16-55 (the 3,755 most used characters).
const gbPair: Pair = (lead, trail) => {
  if (!within(lead, 0x81, 0xfe) || trail === 0x7f || !within(trail, 0x40, 0xfe)) return 'invalid';
  return trail >= 0xa1 && (within(lead, 0xa1, 0xa3) || within(lead, 0xb0, 0xd7)) ? 'common' : 'valid';
};

// Big5 level 1 (A4-C6: the 5,401 most used characters) and punctuation.
const bigPair: Pair = (lead, trail) => {
  if (!within(lead, 0x81, 0xfe) || !(within(trail, 0x40, 0x7e) || within(trail, 0xa1, 0xfe))) return 'invalid';
  return within(lead, 0xa1, 0xc6) && lead !== 0xa2 ? 'common' : 'valid';
};

// Shift_JIS kana, punctuation and JIS level 1 kanji.
const jisPair: Pair = (lead, trail) => {
  if (!(within(lead, 0x81, 0x9f) || within(lead, 0xe0, 0xfc)) || trail === 0x7f || !within(trail, 0x40, 0xfc)) return 'invalid';
  return within(lead, 0x81, 0x83) || within(lead, 0x88, 0x97) ? 'common' : 'valid';
};

const measure = (bytes: Uint8Array, pair: Pair, single: (byte: number) => boolean): number => {
  let pairs = 0;
  let common = 0;
  let broken = 0;
  const end = Math.min(bytes.length, 20_000);
  for (let at = 0; at < end; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte < 0x80 || single(byte)) continue;
    pairs += 1;
    const kind = pair(byte, bytes[at + 1] ?? 0);
    if (kind === 'invalid') broken += 1;
    else at += 1;
    if (kind === 'common') common += 1;
  }
  // One pair alone proves nothing, and the sample may end in the middle of one.
  return pairs < 2 || broken > 1 + pairs / 50 ? 0 : common / pairs;
};

/** 'gb18030', 'big5' or 'shift_jis' when at least two thirds of the pairs are everyday characters; Chinese wins a tie. */
export const guessCharset = (bytes: Uint8Array): 'gb18030' | 'big5' | 'shift_jis' | undefined => {
  const none = (): boolean => false;
  const scores = [
    { name: 'gb18030' as const, score: measure(bytes, gbPair, none) },
    { name: 'big5' as const, score: measure(bytes, bigPair, none) },
    { name: 'shift_jis' as const, score: measure(bytes, jisPair, (byte) => within(byte, 0xa1, 0xdf)) },
  ];
  const best = scores.toSorted((a, b) => b.score - a.score)[0];
  return best !== undefined && best.score >= 0.66 ? best.name : undefined;
};
