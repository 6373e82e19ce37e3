/**
 * References: eight digits a customer can quote in a subject, say, or type on a keypad. Seven digits name the
 * conversation, the eighth is a Damm check digit (catches every single wrong digit and every swap of neighbours).
 */

// H. M. Damm, "Total anti-symmetrische Quasigruppen" (2004): the totally anti-symmetric quasigroup of order 10.
const QUASIGROUP = [
  '0317598642',
  '7092154863',
  '4206871359',
  '1750983426',
  '6123045978',
  '3674209581',
  '5869720134',
  '8945362017',
  '9438617205',
  '2581436790',
];

const dammDigit = (digits: string): string => {
  let interim = 0;
  for (const digit of digits) interim = Number(QUASIGROUP[interim]?.[Number(digit)]);
  return String(interim);
};

const MODULUS = 10_000_000;
// Any number coprime with 10^7 walks through every residue once; consecutive conversations get unlike references.
const STRIDE = 7_368_787;
const OFFSET = 4_820_931;

/** The reference of the n-th conversation, n from 1 to 10,000,000. Throws RangeError outside. */
export const makeReference = (n: number): string => {
  if (!Number.isSafeInteger(n) || n < 1 || n > MODULUS) throw new RangeError(`no reference for conversation number ${n}`);
  const mixed = Number((BigInt(n) * BigInt(STRIDE) + BigInt(OFFSET)) % BigInt(MODULUS));
  const digits = String(mixed).padStart(7, '0');
  return digits + dammDigit(digits);
};

/** True for eight digits whose last is the right check digit. */
export const isReference = (text: string): boolean => /^\d{8}$/.test(text) && dammDigit(text) === '0';

// "#4821 0937", "[#48210937]", "编号：4821-0937", "ref 48210937"; full-width digits are folded before matching.
const QUOTED =
  /(?:#|＃|\b(?:ref(?:erence)?|case|ticket)\b\.?\s*[:：#]?\s*|编号\s*[:：]?\s*|會話\s*|会话\s*[:：]?\s*)(\d{4})[ \-–]?(\d{4})(?!\d)/giu;
const BARE = /(?<![\d+#.-])(\d{4})[ -]?(\d{4})(?![\d\-.])/gu;

const foldDigits = (text: string): string => text.replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0));

/**
 * The first valid reference quoted in a text, or undefined. A marked one ("#…", "ref …", "编号…") is taken anywhere; a
 * bare eight-digit number only when it is the whole text, so that dates and order numbers are not mistaken for one.
 */
export const findReference = (text: string): string | undefined => {
  const folded = foldDigits(text.slice(0, 10_000));
  for (const match of folded.matchAll(QUOTED)) {
    const candidate = `${match[1]}${match[2]}`;
    if (isReference(candidate)) return candidate;
  }
  const whole = folded.trim();
  const bare = [...whole.matchAll(BARE)][0];
  if (bare !== undefined && bare[0].length === whole.length && isReference(`${bare[1]}${bare[2]}`)) return `${bare[1]}${bare[2]}`;
  return undefined;
};

/** For people: "4821 0937". */
export const formatReference = (reference: string): string => `${reference.slice(0, 4)} ${reference.slice(4)}`;
