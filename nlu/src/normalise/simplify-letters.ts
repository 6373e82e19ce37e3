import { lazy } from '../lazy.ts';
import { SHARED_LETTERS } from './shared-letters.generated.ts';
import { SIMPLIFIED_LETTERS } from './simplified-letters.generated.ts';
import { TRADITIONAL_PAIRS } from './traditional-pairs.generated.ts';

/** Letters that a dictionary keeps apart and customers do not; joined for matching only: 帐 账, 著 着, 妳 你. */
const JOINED = '帐账著着妳你佔占衹只祇只纔才麽么甚什喫吃';

const FIRST = 0x3400;
const LAST = 0x9fff;

type Letters = { simple: Uint16Array; traditional: Uint8Array; simplified: Uint8Array };

const letters = lazy((): Letters => {
  const simple = Uint16Array.from({ length: LAST - FIRST + 1 }, (_, at) => FIRST + at);
  const traditional = new Uint8Array(simple.length);
  const simplified = new Uint8Array(simple.length);
  for (let at = 0; at + 1 < TRADITIONAL_PAIRS.length; at += 2) {
    const from = TRADITIONAL_PAIRS.charCodeAt(at) - FIRST;
    const to = TRADITIONAL_PAIRS.charCodeAt(at + 1);
    simple[from] = to;
    traditional[from] = 1;
  }
  for (const letter of SIMPLIFIED_LETTERS) simplified[letter.charCodeAt(0) - FIRST] = 1;
  for (let at = 0; at + 1 < JOINED.length; at += 2) simple[JOINED.charCodeAt(at) - FIRST] = JOINED.charCodeAt(at + 1);
  for (let at = 0; at < simple.length; at++) simple[at] = simple[(simple[at] as number) - FIRST] as number;
  return { simple, traditional, simplified };
});

/** Traditional letters as simplified ones, for matching; never for display. */
export function simplify(text: string): string {
  const { simple } = letters();
  return text.replace(/[\u3400-\u9fff]/g, (letter) => String.fromCharCode(simple[letter.charCodeAt(0) - FIRST] as number));
}

const chineseAlone = lazy(() => {
  const shared = new Set(SHARED_LETTERS);
  return new Set([...SIMPLIFIED_LETTERS].filter((letter) => !shared.has(letter)));
});

/** Whether a text has a letter that neither traditional Chinese nor Japanese writes: 么, 语, 图. */
export function hasChineseAlone(text: string): boolean {
  const alone = chineseAlone();
  for (const letter of text) if (alone.has(letter)) return true;
  return false;
}

/** How many letters stand only in traditional and only in simplified writing. */
export function countVariants(text: string): { traditional: number; simplified: number } {
  const table = letters();
  let traditional = 0;
  let simplified = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at) - FIRST;
    if (code < 0 || code > LAST - FIRST) continue;
    traditional += table.traditional[code] as number;
    simplified += table.simplified[code] as number;
  }
  return { traditional, simplified };
}
