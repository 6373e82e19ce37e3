/** Text as its writer meant it read: width and case folded, unseen marks out, look-alike letters and spaced-out words put right. */
import { clip, MAX_LENGTH } from '../normalise/clip.ts';
import { normaliseText } from '../normalise/normalise-text.ts';

/** Greek and Cyrillic letters that pass for Latin ones. */
const ALIKE = 'аaеeоoрpсcхxуyіiјjѕsԁdһhӏlкkмmтtвbнhαaοoρpνvιiκkτtυu';
const alike = new Map(Array.from({ length: ALIKE.length / 2 }, (_, at) => [ALIKE[at * 2] as string, ALIKE[at * 2 + 1] as string]));

const MIXED = /[a-z]\S{0,40}[\u0370-\u04ff]|[\u0370-\u04ff]\S{0,40}[a-z]/u;
const SPACED = /(?<![a-z])[a-z](?:[ ._*-]{1,2}[a-z](?![a-z])){3,80}/g;
const SPACED_HAN = /\p{Script=Han}(?:[ .*·_-]\p{Script=Han}(?!\p{Script=Han})){2,80}/gu;
const CODED = /(?<![A-Za-z0-9+/])[A-Za-z0-9+/]{20,4000}={0,2}(?![A-Za-z0-9+/])/g;
const MOST_CODED = 8;

export type Unmasked = { text: string; plain: string; hidden: string; disguises: string[] };

/** What base64 stretches say, where they say anything readable. */
function readCoded(text: string): string {
  const said: string[] = [];
  for (const [coded] of text.matchAll(CODED)) {
    if (said.length >= MOST_CODED) break;
    try {
      const bytes = Uint8Array.from(atob(coded.replace(/=+$/, '').slice(0, Math.floor(coded.length / 4) * 4)), (letter) =>
        letter.charCodeAt(0),
      );
      const decoded = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
      if (/^[\P{Cc}\s]+$/u.test(decoded)) said.push(decoded);
    } catch {
      // Not base64 after all, or not text: nothing is hidden there.
    }
  }
  return normaliseText(said.join('\n'));
}

/** `text`: unmasked; `plain`: folded only; `hidden`: what was coded in base64; `disguises`: names of the ways it was masked. */
export function unmaskText(message: string): Unmasked {
  const raw = clip(message, MAX_LENGTH);
  const plain = normaliseText(raw);
  const disguises: string[] = [];
  let text = plain;
  if (MIXED.test(text)) {
    text = text.replace(/[\u0370-\u04ff]/g, (letter) => alike.get(letter) ?? letter);
    disguises.push('look-alike letters');
  }
  // Between letters that stand apart, a double gap is the one between words.
  const joined = text
    .replace(SPACED, (run) => run.replace(/[ ._*-]{1,2}/g, (gap) => (gap.length > 1 ? ' ' : '')))
    .replace(SPACED_HAN, (run) => run.replace(/[ .*·_-]/g, ''));
  if (joined !== text) disguises.push('spaced-out letters');
  if (/[\p{L}][\u200b-\u200d\u2060\ufeff\u00ad\u{e0000}-\u{e007f}]{1,4}[\p{Script=Latin}\p{Script=Han}]/u.test(raw))
    disguises.push('unseen marks');
  const hidden = readCoded(raw);
  if (hidden !== '') disguises.push('base64');
  return { text: joined, plain, hidden, disguises };
}
