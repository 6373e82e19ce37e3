/** Which language a short message is in: the writing system decides first, then marker letters, then words and letter trigrams. */
import { LANGUAGE_WORDS } from './language-words.ts';
import { lazy } from './lazy.ts';
import { clip } from './normalise-text.ts';

/** `language` is an ISO 639-1 code, or 'und' when the text has no letters to judge by. `confidence` is 0..1. */
export type DetectedLanguage = { language: string; confidence: number };

/** Judging more than this adds nothing. */
const MAX_JUDGED = 2_000;

const SCRIPTS = [
  'Han',
  'Hiragana',
  'Katakana',
  'Hangul',
  'Cyrillic',
  'Arabic',
  'Thai',
  'Greek',
  'Hebrew',
  'Devanagari',
  'Bengali',
  'Tamil',
  'Telugu',
  'Khmer',
  'Lao',
  'Myanmar',
  'Georgian',
  'Armenian',
  'Latin',
] as const;
type Script = (typeof SCRIPTS)[number];
const SCRIPT_OF = new RegExp(SCRIPTS.map((name) => `(?<${name}>\\p{Script=${name}})`).join('|'), 'gu');

const ONE_LANGUAGE: Partial<Record<Script, string>> = {
  Hangul: 'ko',
  Thai: 'th',
  Greek: 'el',
  Hebrew: 'he',
  Devanagari: 'hi',
  Bengali: 'bn',
  Tamil: 'ta',
  Telugu: 'te',
  Khmer: 'km',
  Lao: 'lo',
  Myanmar: 'my',
  Georgian: 'ka',
  Armenian: 'hy',
};

/** Names that customers write in Latin letters inside any language; they say nothing about the language. */
const BRANDS =
  /\b(?:steam|razer|gold|apple|itunes|app store|playstation|psn|ps[345]|nintendo|eshop|switch|google play|netflix|roblox|robux|xbox|amazon|spotify|discord|paypal|visa|mastercard|alipay|wechat|usdt|cdk|cdkey|pin|ip|vip|app|id|ok|iphone|android|windows|pc|usd|cny|hkd|eur|cardlet|email|qq)\b/g;
const NOISE = /https?:\/\/\S{1,500}|\S{1,100}@\S{1,100}|[\w-]*\d[\w-]*/g;

type Model = { languages: string[]; whole: Map<string, number[]>; trigrams: Map<string, Float32Array>; floor: Float32Array };

const HEAD = 40;

function countTrigrams(word: string, add: (trigram: string) => void): void {
  const padded = ` ${word} `;
  for (let i = 0; i + 3 <= padded.length; i++) add(padded.slice(i, i + 3));
}

/** Log-probabilities of trigrams per language, add-0.15 smoothed; built from the word lists in about ten milliseconds. */
const model = lazy((): Model => {
  const languages = Object.keys(LANGUAGE_WORDS);
  const counts = new Map<string, Float32Array>();
  const totals = new Float32Array(languages.length);
  const whole = new Map<string, number[]>();
  languages.forEach((language, at) => {
    const words = (LANGUAGE_WORDS[language] as string).split(/\s+/);
    words.forEach((word, rank) => {
      whole.set(word, [...(whole.get(word) ?? []), at]);
      countTrigrams(word, (trigram) => {
        const row = counts.get(trigram) ?? new Float32Array(languages.length);
        const weight = rank < HEAD ? 2 : 1;
        row[at] = (row[at] as number) + weight;
        totals[at] = (totals[at] as number) + weight;
        counts.set(trigram, row);
      });
    });
  });
  const spread = 0.15 * counts.size;
  const floor = totals.map((total) => Math.log(0.15 / (total + spread)));
  for (const row of counts.values()) {
    for (let at = 0; at < row.length; at++) row[at] = Math.log(((row[at] as number) + 0.15) / ((totals[at] as number) + spread));
  }
  return { languages, whole, trigrams: counts, floor };
});

/** English is what shops meet most among Latin-script languages; worth about one trigram of evidence. */
const PRIOR: Readonly<Record<string, number>> = { en: 1.2, es: 0.2, fr: 0.2, de: 0.2, ms: -0.4, cs: -0.2, ro: -0.4, sv: -0.2 };

function judgeLatin(text: string): DetectedLanguage {
  const { languages, whole, trigrams, floor } = model();
  const words = text.match(/[\p{Script=Latin}\p{M}]+(?:'\p{Script=Latin}+)*/gu) ?? [];
  if (words.length === 0) return { language: 'und', confidence: 0 };
  const scores = languages.map((language) => PRIOR[language] ?? 0);
  for (const word of words.slice(0, 120)) {
    for (const at of whole.get(word) ?? []) scores[at] = (scores[at] as number) + 3;
    countTrigrams(word.slice(0, 30), (trigram) => {
      const row = trigrams.get(trigram) ?? floor;
      for (let at = 0; at < scores.length; at++) scores[at] = (scores[at] as number) + 0.6 * (row[at] as number);
    });
  }
  const best = Math.max(...scores);
  // Letters of one message are not independent witnesses: dividing by the root of their number keeps long texts from certainty.
  const temper = Math.sqrt(words.length);
  const weights = scores.map((score) => Math.exp((score - best) / temper));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return { language: languages[scores.indexOf(best)] as string, confidence: 1 / total };
}

function judgeCyrillic(text: string): DetectedLanguage {
  if (/[іїєґ]/.test(text)) return { language: 'uk', confidence: 0.95 };
  if (/[ў]/.test(text)) return { language: 'be', confidence: 0.9 };
  if (/[ђћџљњј]/.test(text)) return { language: 'sr', confidence: 0.9 };
  if (/[ыэё]/.test(text)) return { language: 'ru', confidence: 0.98 };
  if (/(?<!\p{L})(?:будь|ласка|мене|дякую|добрий|чому|коли|замовлення|гроші|немає|працює|що|як|це|та|або)(?!\p{L})/u.test(text)) {
    return { language: 'uk', confidence: 0.85 };
  }
  return /ъ/.test(text) && /(?:ът|ът|щ|не мога|къде|поръчк)/.test(text)
    ? { language: 'bg', confidence: 0.6 }
    : { language: 'ru', confidence: 0.85 };
}

function judgeArabic(text: string): DetectedLanguage {
  if (/[ٹڈڑںےھ]/.test(text)) return { language: 'ur', confidence: 0.95 };
  if (/[پچژگکی]/.test(text)) return { language: 'fa', confidence: 0.9 };
  return { language: 'ar', confidence: 0.95 };
}

function countScripts(text: string): Map<Script, number> {
  const counts = new Map<Script, number>();
  for (const match of text.matchAll(SCRIPT_OF)) {
    const script = SCRIPTS.find((name) => match.groups?.[name] !== undefined);
    if (script) counts.set(script, (counts.get(script) ?? 0) + 1);
  }
  return counts;
}

/** How many words a run of letters is worth, so that 你好 and "hello there" weigh alike. */
function weigh(script: Script, letters: number): number {
  if (script === 'Han') return letters / 1.5;
  if (script === 'Hiragana' || script === 'Katakana' || script === 'Thai' || script === 'Lao' || script === 'Khmer') return letters / 2.5;
  return script === 'Hangul' ? letters / 2.2 : letters / 4.8;
}

function judgeScript(script: Script, text: string, counts: Map<Script, number>): DetectedLanguage {
  if (script === 'Hiragana' || script === 'Katakana') return { language: 'ja', confidence: 0.98 };
  if (script === 'Han') {
    // の and ー turn up in Chinese brand talk; Japanese text has kana in every clause.
    const kana = (counts.get('Hiragana') ?? 0) + (counts.get('Katakana') ?? 0);
    const ja = kana > 0 && kana * 6 >= (counts.get('Han') ?? 0);
    return ja
      ? { language: 'ja', confidence: 0.95 }
      : { language: 'zh', confidence: /[働込畑峠辻枠円駅戻払届気対応発売価]/.test(text) ? 0.75 : 0.96 };
  }
  if (script === 'Cyrillic') return judgeCyrillic(text);
  if (script === 'Arabic') return judgeArabic(text);
  const only = ONE_LANGUAGE[script];
  return only ? { language: only, confidence: 0.99 } : judgeLatin(text);
}

/**
 * Brand names, links, addresses and codes are left out; if nothing else is there, they are judged after all, with little confidence.
 * Of a mixed message ("我的order还没到") the language with more words wins, and the confidence says by how much.
 */
export function detectLanguage(text: string): DetectedLanguage {
  const whole = clip(text, MAX_JUDGED).normalize('NFKC').toLowerCase().replaceAll('\u2019', "'");
  const meaning = whole.replace(NOISE, ' ').replace(BRANDS, ' ');
  let counts = countScripts(meaning);
  const judged = counts.size > 0 ? meaning : whole;
  if (counts.size === 0) counts = countScripts(whole);
  const ranked = [...counts].map(([script, letters]) => ({ script, weight: weigh(script, letters) })).sort((a, b) => b.weight - a.weight);
  const first = ranked[0];
  if (!first) return { language: 'und', confidence: 0 };
  const total = ranked.reduce((sum, one) => sum + one.weight, 0);
  const kin = ranked.filter((one) => ['Han', 'Hiragana', 'Katakana'].includes(one.script)).reduce((sum, one) => sum + one.weight, 0);
  const share = (['Han', 'Hiragana', 'Katakana'].includes(first.script) ? kin : first.weight) / total;
  const verdict = judgeScript(first.script, judged, counts);
  const trust = judged === whole && meaning.trim() === '' ? 0.4 : 1;
  return { language: verdict.language, confidence: Math.round(verdict.confidence * share * trust * 1000) / 1000 };
}
