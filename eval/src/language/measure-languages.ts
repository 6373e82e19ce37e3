import type { Labelled } from '../intents/read-labelled.ts';

export type LengthClass = 'word' | 'pair' | 'short' | 'long';

type Share = { right: number; total: number };

/** `accuracy`: of all rows; `macro`: mean over languages; both 0..1. */
export type LanguageFigures = {
  accuracy: number;
  macro: number;
  byLength: Partial<Record<LengthClass, { accuracy: number; total: number }>>;
  byLanguage: Record<string, number>;
  confused: string[];
};

const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

/** One word, two words, up to eight, more. Of scripts without spaces, two letters are a word, four a pair, sixteen short. */
export function findLength(text: string): LengthClass {
  const words = UNSPACED.test(text) ? Math.ceil([...text.replace(/\s/g, '')].length / 2) : text.trim().split(/\s+/).length;
  return words <= 1 ? 'word' : words === 2 ? 'pair' : words <= 8 ? 'short' : 'long';
}

const add = (shares: Map<string, Share>, key: string, right: boolean): void => {
  const share = shares.get(key) ?? { right: 0, total: 0 };
  share.total++;
  if (right) share.right++;
  shares.set(key, share);
};
const shareOf = ({ right, total }: Share): number => (total === 0 ? 0 : right / total);

export function measureLanguages(rows: readonly Labelled[], detect: (text: string) => string): LanguageFigures {
  const languages = new Map<string, Share>();
  const lengths = new Map<string, Share>();
  const confused = new Map<string, number>();
  for (const { text, label } of rows) {
    const said = detect(text);
    const truth = label.toLowerCase().replace(/[-_].*/, '');
    add(languages, truth, said === truth);
    add(lengths, findLength(text), said === truth);
    if (said !== truth) confused.set(`${truth}→${said}`, (confused.get(`${truth}→${said}`) ?? 0) + 1);
  }
  const all = [...languages.values()];
  const right = all.reduce((sum, share) => sum + share.right, 0);
  return {
    accuracy: right / Math.max(1, rows.length),
    macro: all.reduce((sum, share) => sum + shareOf(share), 0) / Math.max(1, all.length),
    byLength: Object.fromEntries([...lengths].map(([name, share]) => [name, { accuracy: shareOf(share), total: share.total }])),
    byLanguage: Object.fromEntries([...languages].sort().map(([name, share]) => [name, shareOf(share)])),
    confused: [...confused]
      .sort((a, b) => b[1] - a[1])
      .slice(0, 10)
      .map(([pair, times]) => `${pair} ${times}`),
  };
}
