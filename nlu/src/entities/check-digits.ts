/** Check digits of numbers that carry one. Every function takes the plain form: no spaces, letters in capitals. */

const digitAt = (text: string, index: number): number => text.charCodeAt(index) - 48;

/** ISO/IEC 7812 (bank cards, Canadian SIN). */
export function mayBeLuhn(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = digitAt(digits, digits.length - 1 - i);
    const doubled = i % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

const CN_ID_WEIGHTS: readonly number[] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** GB 11643-1999: region, birth day, sequence, check digit 0-9 or X. */
export function mayBeChineseId(id: string): boolean {
  if (!/^[1-9]\d{16}[\dX]$/.test(id)) return false;
  const year = Number(id.slice(6, 10));
  const month = Number(id.slice(10, 12));
  const day = Number(id.slice(12, 14));
  if (year < 1880 || year > 2100 || month < 1 || month > 12 || day < 1 || day > 31) return false;
  const sum = CN_ID_WEIGHTS.reduce((total, weight, index) => total + weight * digitAt(id, index), 0);
  return '10X98765432'[sum % 11] === id[17];
}

/** ISO 13616: length by country. Of another country nothing is an IBAN: one word in 97 would be one by chance. */
const IBAN_LENGTHS: ReadonlyMap<string, number> = new Map(
  (
    'NO15 BE16 DK18 FI18 NL18 FO18 GL18 MK19 SI19 AT20 BA20 EE20 KZ20 LT20 LU20 XK20 CH21 HR21 LI21 LV21 BG22 BH22 CR22 DE22 GB22 GE22 IE22 ME22 ' +
    'RS22 AE23 GI23 IL23 IQ23 OM23 AD24 CZ24 ES24 MD24 PK24 RO24 SA24 SE24 SK24 TN24 VG24 PT25 IS26 TR26 FR27 GR27 IT27 MC27 SM27 AL28 AZ28 BY28 ' +
    'CY28 DO28 GT28 HU28 LB28 MA28 PL28 BR29 EG29 QA29 UA29 JO30 KW30 MU30 MT31'
  )
    .split(' ')
    .map((entry) => [entry.slice(0, 2), Number(entry.slice(2))]),
);

/** ISO 13616: the rearranged number leaves 1 when divided by 97. */
export function mayBeIban(iban: string): boolean {
  if (!/^[A-Z]{2}\d{2}[A-Z\d]{11,30}$/.test(iban)) return false;
  if (iban.length !== IBAN_LENGTHS.get(iban.slice(0, 2))) return false;
  let rest = 0;
  for (const letter of iban.slice(4) + iban.slice(0, 4)) {
    const value = letter >= 'A' ? letter.charCodeAt(0) - 55 : Number(letter);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest === 1;
}

/** UPS "1Z": 15 letters and digits, then a check digit; letters count as (code - 63) mod 10. */
export function mayBeUps(code: string): boolean {
  if (!/^1Z[A-Z\d]{15}\d$/.test(code)) return false;
  let sum = 0;
  for (let i = 2; i < 17; i++) {
    const at = code.charCodeAt(i);
    const value = at >= 65 ? (at - 63) % 10 : at - 48;
    sum += i % 2 === 0 ? value : value * 2;
  }
  return (10 - (sum % 10)) % 10 === digitAt(code, 17);
}

/** UPU S10, as posts use it across borders: RR123456785CN. */
export function mayBeS10(code: string): boolean {
  if (!/^[A-Z]{2}\d{9}[A-Z]{2}$/.test(code)) return false;
  const weights = [8, 6, 4, 2, 3, 5, 9, 7];
  const sum = weights.reduce((total, weight, index) => total + weight * digitAt(code, index + 2), 0);
  const check = 11 - (sum % 11);
  return (check === 10 ? 0 : check === 11 ? 5 : check) === digitAt(code, 10);
}

/** FedEx Express, 12 digits: weights 3 1 7 from the left, mod 11, then mod 10. */
export function mayBeFedEx(code: string): boolean {
  if (!/^\d{12}$/.test(code)) return false;
  let sum = 0;
  for (let i = 0; i < 11; i++) sum += digitAt(code, i) * ([3, 1, 7][i % 3] as number);
  return (sum % 11) % 10 === digitAt(code, 11);
}

/** DHL Express air waybill, 10 digits: the last is the rest of the first nine divided by 7. */
export function mayBeDhl(code: string): boolean {
  return /^\d{10}$/.test(code) && Number(code.slice(0, 9)) % 7 === digitAt(code, 9);
}

/** USPS IMpb, 20 or 22 digits from 91 to 95: mod 10 with weights 3 1 from the right. */
export function mayBeUsps(code: string): boolean {
  if (!/^9[1-5]\d{18}(?:\d{2})?$/.test(code)) return false;
  let sum = 0;
  for (let i = 0; i < code.length - 1; i++) sum += digitAt(code, code.length - 2 - i) * (i % 2 === 0 ? 3 : 1);
  return (10 - (sum % 10)) % 10 === digitAt(code, code.length - 1);
}
