import type { Entity } from './candidate.ts';
import { type DigitRun, findDigitRuns } from './find-digit-runs.ts';

type Phone = { value: string; e164?: string; confidence: number };

const GROUPED_WELL: readonly (readonly number[])[] = [
  [3, 3, 4],
  [1, 3, 3, 4],
  [3, 7],
  [1, 10],
];
const mayBeGrouped = ({ groups }: DigitRun): boolean =>
  GROUPED_WELL.some((sizes) => sizes.length === groups.length && sizes.every((size, index) => size === groups[index]));

/** Mobile, landline (0 + area), 400/800 numbers, with or without 86. */
function findChinesePhone(run: DigitRun): Phone | undefined {
  const { digits, plus, groups } = run;
  const local = digits.replace(/^(?:0086|86)(?=1[3-9]|0?[1-9]\d{9,11}$)/, '');
  const prefixed = local !== digits;
  if (prefixed && !plus && groups.length === 1 && !digits.startsWith('0086') && local.length !== 11) return undefined;
  // 1-800-433-7300 is no Chinese mobile: its first group has three digits, or it is read out digit by digit.
  const begunWell = prefixed || (groups[0] as number) >= 3 || groups.length >= 10;
  if (begunWell && /^1[3-9]\d{9}$/.test(local)) return { value: prefixed ? `+86${local}` : local, e164: `+86${local}`, confidence: 0.95 };
  if (/^[48]00\d{7}$/.test(local)) return groups.length > 1 || local.startsWith('400') ? { value: local, confidence: 0.9 } : undefined;
  if (/^0[1-9]\d{1,2}[2-8]\d{6,7}$/.test(local) && /^(?:010|02\d)?\d{10,11}$|^0[3-9]\d{9,10}$/.test(local)) {
    return { value: local, e164: `+86${local.slice(1)}`, confidence: groups.length > 1 ? 0.9 : 0.7 };
  }
  return undefined;
}

/** North America 3-3-4, written apart; United Kingdom from 07 or 01/02 with spaces. */
function findWesternPhone(run: DigitRun): Phone | undefined {
  const { digits, groups } = run;
  const nanp = digits.replace(/^1(?=\d{10}$)/, '');
  if (/^[2-9]\d{2}[2-9]\d{6}$/.test(nanp) && mayBeGrouped(run)) return { value: digits, e164: `+1${nanp}`, confidence: 0.9 };
  if (/^07\d{9}$/.test(digits)) return { value: digits, e164: `+44${digits.slice(1)}`, confidence: groups.length > 1 ? 0.85 : 0.75 };
  if (/^0(?:20|1\d{2,3})\d{7,8}$/.test(digits) && digits.length === 11 && groups.length > 1)
    return { value: digits, e164: `+44${digits.slice(1)}`, confidence: 0.8 };
  return undefined;
}

/** ITU E.164: country code and number are 8 to 15 digits. */
function findInternationalPhone({ digits, plus }: DigitRun): Phone | undefined {
  if (plus && /^[1-9]\d{7,14}$/.test(digits)) return { value: `+${digits}`, e164: `+${digits}`, confidence: 0.95 };
  return /^00[1-9]\d{8,13}$/.test(digits) ? { value: `+${digits.slice(2)}`, e164: `+${digits.slice(2)}`, confidence: 0.75 } : undefined;
}

const ANNOUNCED =
  /(?:phone|mobile|cell|tel(?:ephone)?|call me(?: at| on)?|whatsapp|手机号?码?|电话|联系方式|座机|号码)(?: number| no\.?)?(?:\s?(?:is|是|为|改成|:|:))?\s?$/i;

/** 173.31.244.238 is an address of the net. */
const NETWORK = /^\d{1,3}(?:\.\d{1,3}){3}$/;

/** `details.e164` where the country is plain. */
export function findPhones(text: string): Entity[] {
  const phones = new Map<DigitRun, Phone>();
  const last = { start: -1, announced: false };
  const mayBeAnnounced = ({ start }: DigitRun): boolean => {
    if (last.start !== start) Object.assign(last, { start, announced: ANNOUNCED.test(text.slice(Math.max(0, start - 24), start)) });
    return last.announced;
  };
  const runs = findDigitRuns(text, 7, 15, (run) => {
    if (NETWORK.test(text.slice(run.start, run.end))) return false;
    const known = findInternationalPhone(run) ?? findChinesePhone(run) ?? findWesternPhone(run);
    const announced = known === undefined && mayBeAnnounced(run);
    const phone = known ?? (announced ? { value: run.digits, confidence: 0.8 } : undefined);
    if (phone) phones.set(run, phone);
    return phone !== undefined;
  });
  return runs.map((run) => {
    const { value, e164, confidence } = phones.get(run) as Phone;
    const place = { text: text.slice(run.start, run.end), start: run.start, end: run.end };
    return { kind: 'phone', value, ...place, confidence, ...(e164 === undefined ? {} : { details: { e164 } }) };
  });
}
