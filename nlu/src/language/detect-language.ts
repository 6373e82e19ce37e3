/**
 * Which language a short message is in. Route: fold → leave out links, codes and brands → find runs of one writing system →
 * weigh the systems → judge the heaviest by its letter model (or by the system alone) → the second one, if the message is mixed.
 */
import { lazy } from '../lazy.ts';
import { clip } from '../normalise/clip.ts';
import { countVariants, hasChineseAlone } from '../normalise/simplify-letters.ts';
import { hashRun, hashWord } from './letter-grams.ts';
import { type GroupName, letterModels, scoreHashes } from './letter-model.ts';
import { laySystems, lettersOfWord, ONE_LANGUAGE, SYSTEMS, type System } from './writing-systems.ts';

/**
 * `language` is an ISO 639-1 code, or 'und' when the text has no letters to judge by. `confidence` is 0..1. `mixed` when a second
 * language has words of its own in the message: `also` names it. `script` tells simplified from traditional Chinese, where letters do.
 */
export type DetectedLanguage = { language: string; confidence: number; mixed: boolean; also?: string; script?: 'hans' | 'hant' };

/** Judging more than this adds nothing. */
const MAX_JUDGED = 2_000;

/** Names that customers write in Latin letters inside any language; they say nothing about the language. */
const BRANDS =
  /\b(?:steam|razer|gold|apple|itunes|app store|playstation|psn|ps[345]|nintendo|eshop|switch|google play|netflix|roblox|robux|xbox|amazon|spotify|discord|paypal|visa|mastercard|alipay|wechat|usdt|cdk|cdkey|pin|ip|vip|app|id|ok|iphone|android|windows|pc|usd|cny|hkd|eur|cardlet|email|qq)\b/g;
const NOISE = /https?:\/\/\S{1,500}|\S{1,100}@\S{1,100}|[\w-]*\d[\w-]*/g;

const systems = lazy(laySystems);

type Run = { start: number; end: number };
type Part = { system: System; runs: Run[]; letters: number };
type Verdict = { language: string; confidence: number };

const GROUPS: Partial<Record<System, GroupName>> = {
  Latin: 'Latin',
  Cyrillic: 'Cyrillic',
  Arabic: 'Arabic',
  Devanagari: 'Devanagari',
  Han: 'Han',
};

const isMark = (code: number): boolean => code >= 0x300 && code <= 0x36f;
const isInner = (code: number): boolean => code === 0x27 || code === 0xb7;

/** Runs of letters of one writing system, collected by system. An apostrophe between two letters belongs to the word. */
function findParts(text: string): Part[] {
  const table = systems();
  const parts = new Map<number, Part>();
  let at = 0;
  while (at < text.length) {
    const system = table[text.charCodeAt(at)] as number;
    if (system === 0) {
      at++;
      continue;
    }
    const start = at;
    let letters = 0;
    while (at < text.length) {
      const code = text.charCodeAt(at);
      if (table[code] === system) letters++;
      else if (!isMark(code) && !(isInner(code) && table[text.charCodeAt(at + 1)] === system)) break;
      at++;
    }
    const part = parts.get(system) ?? { system: SYSTEMS[system] as System, runs: [], letters: 0 };
    part.runs.push({ start, end: at });
    part.letters += letters;
    parts.set(system, part);
  }
  return [...parts.values()];
}

function judgeLetters(text: string, part: Part, group: GroupName): Verdict {
  const model = letterModels()[group];
  const hash = group === 'Han' ? hashRun : hashWord;
  let room = 0;
  for (const { start, end } of part.runs) room += (end - start + 2) * 5 + 1;
  const hashes = new Uint32Array(room);
  let size = 0;
  for (const { start, end } of part.runs) size = hash(text, start, end, hashes, size);
  const scores = scoreHashes(model, hashes, size);
  let best = 0;
  for (let k = 1; k < scores.length; k++) if ((scores[k] as number) > (scores[best] as number)) best = k;
  // Letters of one message are not independent witnesses: dividing by the root of the words keeps long texts from certainty.
  const temper = Math.sqrt(Math.max(1, part.letters / lettersOfWord(part.system)));
  let total = 0;
  for (const score of scores) total += Math.exp((score - (scores[best] as number)) / temper);
  return { language: model.languages[best] as string, confidence: 1 / total };
}

function judgePart(text: string, part: Part, kana: number): Verdict {
  const group = GROUPS[part.system];
  if (!group) return { language: ONE_LANGUAGE[part.system] ?? 'und', confidence: 0.99 };
  if (group === 'Han' && part.letters >= 3 && hasChineseAlone(text)) return { language: 'zh', confidence: kana > 0 ? 0.9 : 0.99 };
  // の and ー turn up in Chinese brand talk; Japanese text has kana in every clause.
  if (group === 'Han' && kana > 0)
    return kana * 6 >= part.letters ? { language: 'ja', confidence: 0.97 } : { language: 'zh', confidence: 0.9 };
  return judgeLetters(text, part, group);
}

/** In words, about; short Latin words (what is) count as words too. */
const weigh = ({ system, letters, runs }: Part): number =>
  Math.max(letters / lettersOfWord(system), system === 'Latin' ? Math.min(runs.length, letters / 2) * 0.7 : 0);
const isKin = (system: System): boolean => system === 'Han' || system === 'Kana';

/** A Latin scrap inside another script is English unless it clearly is something else. */
function judgeSecond(text: string, part: Part, kana: number): string {
  const { language, confidence } = judgePart(text, part, kana);
  return part.system === 'Latin' && (confidence < 0.9 || part.runs.length < 3) ? 'en' : language;
}

/** At least one word of three letters (two elsewhere), and an eighth of the message. */
const maySpeak = (part: Part, share: number): boolean =>
  share >= 0.12 && part.letters >= (part.system === 'Latin' ? 3 : 2) && part.system !== 'none';

function findScript(text: string): 'hans' | 'hant' | undefined {
  const { traditional, simplified } = countVariants(text);
  if (traditional === simplified) return undefined;
  return traditional > simplified ? 'hant' : 'hans';
}

/**
 * Brand names, links, addresses and codes are left out; if nothing else is there, they are judged after all, with little confidence.
 * Of a mixed message ("我的order还没到") the language with more words wins, and the confidence says by how much.
 */
export function detectLanguage(text: string): DetectedLanguage {
  const whole = clip(text, MAX_JUDGED).normalize('NFKC').toLowerCase().replaceAll('\u2019', "'");
  const meaning = whole.replace(NOISE, ' ').replace(BRANDS, ' ');
  let parts = findParts(meaning);
  const spoken = parts.length > 0;
  const judged = spoken ? meaning : whole;
  if (!spoken) parts = findParts(whole);
  parts.sort((a, b) => weigh(b) - weigh(a));
  const total = parts.reduce((sum, part) => sum + weigh(part), 0);
  const kana = parts.find(({ system }) => system === 'Kana')?.letters ?? 0;
  let first = parts[0];
  if (!first) return { language: 'und', confidence: 0, mixed: false };
  // Han and kana are one writing: judged by the Han letters as soon as there are more of them than kana.
  const han = parts.find(({ system }) => system === 'Han');
  if (first.system === 'Kana' && han && (han.letters > kana * 3 || (han.letters >= 3 && hasChineseAlone(judged)))) first = han;
  const leader = first;
  const weight = isKin(leader.system)
    ? parts.filter(({ system }) => isKin(system)).reduce((sum, part) => sum + weigh(part), 0)
    : weigh(leader);
  const verdict = judgePart(judged, leader, kana);
  const second = parts.find((part) => part !== leader && !(isKin(part.system) && isKin(leader.system)));
  const also = spoken && second && maySpeak(second, weigh(second) / total) ? judgeSecond(judged, second, kana) : undefined;
  const mixed = also !== undefined && also !== verdict.language;
  const script = verdict.language === 'zh' ? findScript(judged) : undefined;
  return {
    language: verdict.language,
    confidence: Math.round(verdict.confidence * (weight / total) * (spoken ? 1 : 0.4) * 1000) / 1000,
    mixed,
    ...(mixed && { also }),
    ...(script && { script }),
  };
}
