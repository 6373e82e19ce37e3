import { lazy } from '../lazy.ts';
import { stemEnglish } from '../stem-english.ts';
import { STOP_WORDS } from '../stop-words.ts';

const stops = lazy(() => new Set([...STOP_WORDS].flatMap((word) => [word, stemEnglish(word)])));
/** Letters that mostly serve the sentence; a canonical letter of these says little of the matter. */
const SERVING = new Set(
  '的了吗呢啊吧呀我你您他她它是在有和就都也还又把被给让对从到为这那个一下请问想要会能怎么什为哪谁几多很太好上里中得地着过之其此该们不没去来',
);

const WEIGHT = { word: 1, letter: 0.25, canonical: 0.35, pair: 0.35, group: 0.6, phrase: 0.4, stop: 0.05, serving: 0.08 } as const;

/** What a term of `listTerms` counts where no corpus tells how rare it is. */
export function weighPlainTerm(term: string): number {
  const first = term.charCodeAt(0);
  if (first === 43) return SERVING.has(term[1] as string) && SERVING.has(term[2] as string) ? WEIGHT.serving : WEIGHT.pair;
  if (first === 61) return SERVING.has(term[1] as string) ? WEIGHT.serving : WEIGHT.canonical;
  if (first === 126) return WEIGHT.group;
  if (first === 95) return WEIGHT.phrase;
  if (first > 0x2e80 && term.length <= 2) return SERVING.has(term) ? WEIGHT.stop : WEIGHT.letter;
  return stops().has(term) ? WEIGHT.stop : WEIGHT.word;
}
