import { lazy } from '../lazy.ts';
import { PINYIN_LETTERS } from './pinyin-letters.generated.ts';

/** Han letter → its syllables without tone, the usual one first. */
const syllables = lazy(() => {
  const table = new Map<string, string[]>();
  for (const [, syllable, letters] of PINYIN_LETTERS.matchAll(/([a-z]+)(\P{ASCII}+)/gu)) {
    for (const letter of letters as string) {
      const known = table.get(letter);
      if (known) known.push(syllable as string);
      else table.set(letter, [syllable as string]);
    }
  }
  return table;
});

export function findPinyin(letter: string): readonly string[] {
  return syllables().get(letter) ?? [];
}

/** What southern speakers and quick typists do not keep apart: zh z, ch c, sh s, n l, -ng -n. */
export function blurSyllable(syllable: string): string {
  return syllable
    .replace(/^([zcs])h/, '$1')
    .replace(/^l(?=[aeiouv])/, 'n')
    .replace(/ng$/, 'n');
}
