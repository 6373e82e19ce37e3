/** Numbers that states and banks give to people, known by their check digits or by the words that announce them. */
import { mayBeChineseId, mayBeIban, mayBeLuhn } from '../check-digits.ts';
import { findDigitRuns } from '../find-digit-runs.ts';
import type { Personal, PersonalKind } from './types.ts';

type Rule = readonly [kind: PersonalKind, pattern: RegExp, confidence: number, check?: (plain: string) => boolean];

const CN_ID = /(?<![\dA-Za-z])[1-9](?:[ -]?\d){16}[ -]?[\dXx](?![\dA-Za-z])/g;
const IBAN = /(?<![A-Za-z\d])[A-Z]{2}\d{2}(?:[ -]?[A-Z\d]{1,4}){3,9}(?![A-Za-z\d])/gi;
const PASSPORT = /(?<![A-Za-z\d])(?:[EGDSPH]\d{8}|E[A-HJ-NP-Z]\d{7})(?![A-Za-z\d])/g;
const PASSPORT_SAID =
  /(?:passport|护照)(?:\s?(?:number|no\.?|num|id|#|号码?))?\s?(?:is|是|为|:|:)?\s?#?([A-Z]{0,2}\d(?: ?\d){6,8})(?![\dA-Za-z])/gi;
const SSN = /(?<![\dA-Za-z-])(?!000|666|9)\d{3}[- ](?!00)\d{2}[- ](?!0000)\d{4}(?![\dA-Za-z-])/g;
const SSN_SAID =
  /(?:\bssn|social security(?: number| no\.?)?)\s?(?:is|:|#)?\s?((?!000|666|9)\d{3}[- ]?(?!00)\d{2}[- ]?(?!0000)\d{4})(?!\d)/gi;
const SIN = /(?<![\dA-Za-z-])[1-79]\d{2}([- ])\d{3}\1\d{3}(?![\dA-Za-z-])/g;
const SIN_SAID =
  /(?:\bsin|social insurance(?: number| no\.?)?)\s?(?:number|no\.?)?\s?(?:is|:|#)?\s?([1-79]\d{2}[- ]?\d{3}[- ]?\d{3})(?!\d)/gi;
const NINO = /(?<![A-Za-z\d])(?!BG|GB|NK|KN|TN|NT|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d{2} ?\d{2} ?\d{2} ?[A-D](?![A-Za-z\d])/gi;
const PLATE =
  /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-NP-Z][\u00b7\u2022. -]?(?=[A-Z]{0,4}\d)[A-HJ-NP-Z\d]{4,5}[A-HJ-NP-Z\d挂学警港澳](?![A-Za-z\d])/gi;
const IPV4 = /(?<![\d.A-Za-z])(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)(?![\d.]\d|\d)/g;
const IPV6 =
  /(?<![\dA-Za-z:])(?:[\da-f]{1,4}:){7}[\da-f]{1,4}(?![\dA-Za-z:])|(?<![\dA-Za-z:])(?:[\da-f]{1,4}:){1,6}(?::[\da-f]{1,4}){1,6}(?![\dA-Za-z:])/gi;

const RULES: readonly Rule[] = [
  ['cn-id', CN_ID, 0.99, mayBeChineseId],
  ['passport', PASSPORT, 0.85],
  ['passport', PASSPORT_SAID, 0.97],
  ['us-ssn', SSN, 0.85],
  ['us-ssn', SSN_SAID, 0.98],
  ['ca-sin', SIN, 0.9, mayBeLuhn],
  ['ca-sin', SIN_SAID, 0.98, mayBeLuhn],
  ['uk-nino', NINO, 0.97],
  ['plate', PLATE, 0.9],
  ['ip', IPV4, 0.98],
  ['ip', IPV6, 0.9],
];

/** "to GB82 WEST 1234 5698 7654 32 please": the pattern may run into the next words, so shorter ends are tried too. */
function findIbans(text: string): Personal[] {
  const found: Personal[] = [];
  for (const match of text.matchAll(IBAN)) {
    const groups = [...match[0].matchAll(/[^ -]+/g)];
    for (let count = groups.length; count > 0; count--) {
      const last = groups[count - 1] as RegExpExecArray;
      const word = match[0].slice(0, last.index + last[0].length);
      const plain = word.replace(/[ -]/g, '').toUpperCase();
      if (!mayBeIban(plain)) continue;
      found.push({ kind: 'iban', start: match.index, end: match.index + word.length, confidence: 0.99 });
      break;
    }
  }
  return found;
}

/** ISO/IEC 7812: 13 to 19 digits, a first digit that banks use, and Luhn. Groups of one digit count as read aloud. */
function findBankCards(text: string): Personal[] {
  const runs = findDigitRuns(text, 13, 19, ({ digits, groups, plus }) => {
    const tidy =
      groups.length === 1 || groups.every((size) => size === 1) || groups.every((size, index) => size >= 3 || index === groups.length - 1);
    return !plus && tidy && /^(?:[3456]|2[2-7]|81|9)/.test(digits) && !/^(\d)\1+$/.test(digits) && mayBeLuhn(digits);
  });
  return runs.map(({ start, end }) => ({ kind: 'bank-card', start, end, confidence: 0.96 }));
}

export function findIdNumbers(text: string): Personal[] {
  const found: Personal[] = [...findIbans(text), ...findBankCards(text)];
  for (const [kind, pattern, confidence, check] of RULES)
    for (const match of text.matchAll(pattern)) {
      const word = match[1] !== undefined && match[1].length > 1 ? match[1] : match[0];
      if (check && !check(word.replace(/[^\dA-Za-z]/g, '').toUpperCase())) continue;
      const start = match.index + match[0].lastIndexOf(word);
      found.push({ kind, start, end: start + word.length, confidence });
    }
  return found;
}
