/**
 * Misspelt words set right against a vocabulary that the caller gives (a shop's products, intents, its own words): letters of the same
 * sound (卡蜜 → 卡密), pinyin written out (tuikuan → 退款), slips of the keyboard (refudn → refund). Linear in the text: each place
 * is looked up a fixed number of times.
 */
import { cutKnownChinese } from '../segment-chinese.ts';
import { clip } from './clip.ts';
import { mayBeEnglish } from './english-words.ts';
import { blurSyllable, findPinyin } from './pinyin.ts';
import { findSlips, type SlipShelves, shelveSlips } from './keyboard-slips.ts';

export type Correction = { from: string; to: string; kind: 'sound' | 'pinyin' | 'keyboard'; start: number; end: number };
/** Offsets are in the text that was given. */
export type Corrected = { text: string; corrections: Correction[] };

export type SpellerOptions = {
  /**
   * Cuts a run of Han letters into the words it knows (default: jieba's dictionary). A stretch that is a word of its own, or cuts one
   * in two, is left alone.
   */
  segment?: (run: string) => readonly string[];
};

export type Speller = { correct: (text: string) => Corrected };

const MAX_HAN = 8;
const MAX_READINGS = 8;
const RUNS = /\p{Script=Han}{2,}|(?<![\p{L}\p{N}_@./-])[a-z]{4,24}(?:'[a-z]{1,2})?(?![\p{L}\p{N}_@/-])/giu;

type Shelves = { known: Set<string>; sounds: Map<string, string[]>; pinyin: Map<string, string>; slips: SlipShelves; longest: number };

/** Every way to read a word aloud, blurred or not; few, since most letters have one reading. */
function readAloud(word: string, blur: boolean): string[] {
  let ways = [''];
  for (const letter of word) {
    const readings = findPinyin(letter);
    if (readings.length === 0) return [];
    const ends = [...new Set(blur ? readings.map(blurSyllable) : readings)];
    ways = ways.flatMap((way) => ends.map((end) => (blur ? `${way} ${end}` : way + end))).slice(0, MAX_READINGS);
  }
  return ways;
}

function layShelves(words: Iterable<string>): Shelves {
  const known = new Set<string>();
  const sounds = new Map<string, string[]>();
  const pinyin = new Map<string, string>();
  const latin: string[] = [];
  let longest = 0;
  for (const word of words) {
    const folded = word.toLowerCase();
    if (known.has(folded)) continue;
    known.add(folded);
    if (/^[a-z]{4,24}$/.test(folded)) latin.push(folded);
    if (!/^\p{Script=Han}{2,8}$/u.test(folded)) continue;
    longest = Math.max(longest, folded.length);
    for (const sound of readAloud(folded, true)) sounds.set(sound, [...(sounds.get(sound) ?? []), folded]);
    for (const written of readAloud(folded, false)) if (!pinyin.has(written)) pinyin.set(written, folded);
  }
  return { known, sounds, pinyin, slips: shelveSlips(latin), longest: Math.min(longest, MAX_HAN) };
}

const countSame = (a: string, b: string): number => [...a].filter((letter, at) => letter === b[at]).length;

/** Letters of grammar: 手机好 and 验证吗 are no slips of 手机号 and 验证码. */
const PARTICLES = '好吗嘛吧呢啊呀了的是在有到不就都还也又么';

const differByParticle = (heard: string, word: string): boolean =>
  [...heard].some((letter, at) => letter !== word[at] && PARTICLES.includes(letter));

/** A word that sounds alike and shares at least one letter; the one that shares most. */
function findSound(shelves: Shelves, heard: string): string | undefined {
  let best: string | undefined;
  let most = 0;
  for (const sound of readAloud(heard, true)) {
    for (const word of shelves.sounds.get(sound) ?? []) {
      const same = countSame(word, heard);
      if (same > most && !differByParticle(heard, word)) [best, most] = [word, same];
    }
  }
  return best;
}

/** Places of a run where a word may begin or end. */
function findJoints(run: string, segment: (run: string) => readonly string[]): Set<number> {
  const joints = new Set([0]);
  let at = 0;
  for (const word of segment(run)) {
    at += word.length;
    joints.add(at);
  }
  return joints;
}

/** Written wrongly so often that dictionaries list them as words; set right where the right one is in the vocabulary. */
const USUAL = new Map(
  '冲值充值 定单订单 优惠卷优惠券 帐号账号 帐户账户 登陆登录 帐单账单 到帐到账 入帐入账 转帐转账 兑奖卷兑奖券 代金卷代金券 抵用卷抵用券'
    .split(' ')
    .map((pair) => [pair.slice(0, pair.length / 2), pair.slice(pair.length / 2)] as const),
);

function findHan(shelves: Shelves, heard: string, free: boolean): string | undefined {
  const usual = USUAL.get(heard);
  if (usual && shelves.known.has(usual)) return usual;
  return free ? findSound(shelves, heard) : undefined;
}

function correctHan(shelves: Shelves, run: string, offset: number, segment: (run: string) => readonly string[]): Correction[] {
  const corrections: Correction[] = [];
  const joints = findJoints(run, segment);
  const isWord = (from: number, to: number): boolean => {
    for (let at = from + 1; at < to; at++) if (joints.has(at)) return false;
    return true;
  };
  let at = 0;
  while (at < run.length) {
    let step = 1;
    for (let length = Math.min(shelves.longest, run.length - at); length >= 2; length--) {
      const heard = run.slice(at, at + length);
      if (shelves.known.has(heard)) {
        step = length;
        break;
      }
      const free = joints.has(at) && joints.has(at + length) && !isWord(at, at + length);
      const to = findHan(shelves, heard, free);
      if (!to) continue;
      corrections.push({ from: heard, to, kind: 'sound', start: offset + at, end: offset + at + length });
      step = length;
      break;
    }
    at += step;
  }
  return corrections;
}

function correctLatin(shelves: Shelves, written: string, start: number): Correction[] {
  const word = written.toLowerCase();
  if (shelves.known.has(word) || word.includes("'")) return [];
  const end = start + written.length;
  const said = shelves.pinyin.get(word);
  if (said && !mayBeEnglish(word)) return [{ from: written, to: said, kind: 'pinyin', start, end }];
  if (mayBeEnglish(word)) return [];
  const to = findSlips(shelves.slips, word);
  return to ? [{ from: written, to, kind: 'keyboard', start, end }] : [];
}

/** Makes a speller; costs about a millisecond for a thousand words. `correct` reads the first 8,000 characters. */
export function createSpeller(vocabulary: Iterable<string>, options: SpellerOptions = {}): Speller {
  const shelves = layShelves(vocabulary);
  const segment = options.segment ?? cutKnownChinese;
  return {
    correct: (text) => {
      const judged = clip(text);
      const corrections = [...judged.matchAll(RUNS)].flatMap((match) =>
        /[a-z]/i.test(match[0][0] as string)
          ? correctLatin(shelves, match[0], match.index)
          : correctHan(shelves, match[0], match.index, segment),
      );
      let right = '';
      let end = 0;
      for (const { start, to, end: next } of corrections) {
        right += judged.slice(end, start) + to;
        end = next;
      }
      return { text: right + judged.slice(end), corrections };
    },
  };
}
