import { simplify } from '@throughline/nlu';

const BEFORE = 40;
const LENGTH = 160;

/** As search reads it, letter by letter: width, case and script say nothing, and every place stays where it is. */
const fold = (text: string): string =>
  simplify(text.replace(/[\uff01-\uff5e]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0xfee0))).toLowerCase();

/** The words around the first place where something asked for stands, on one line. */
export const cutSnippet = (text: string, query: string): string => {
  const line = text.replace(/\s+/g, ' ').trim();
  const lower = fold(line);
  const asked = fold(query)
    .split(/\s+/)
    .filter((word) => word !== '');
  const places = asked.map((word) => lower.indexOf(word)).filter((place) => place >= 0);
  const start = Math.max(0, (places.length === 0 ? 0 : Math.min(...places)) - BEFORE);
  // By code points, so that no character is cut in two.
  const cut = [...line.slice(start)]
    .slice(0, LENGTH)
    .join('')
    .toWellFormed()
    .replace(/^\ufffd/, '');
  return `${start > 0 ? '…' : ''}${cut}${start + cut.length < line.length ? '…' : ''}`;
};
