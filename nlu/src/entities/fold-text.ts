const WIDE = /[\uff01-\uff5e\u3000\u00a0\u2010-\u2015\u2212\u00b7\u2018\u2019]/;
const CHINESE_DIGITS = /[零〇一二三四五六七八九幺](?:[ -]?[零〇一二三四五六七八九幺]){6,29}/g;
const DIGITS = '零一二三四五六七八九';
const digitOf = (letter: string): string => (letter === '〇' ? '0' : letter === '幺' ? '1' : String(DIGITS.indexOf(letter)));

/** Full-width letters, digits and signs as plain ones, every dash as "-"; UTF-16 offsets stay as they were. */
export function foldKeepingOffsets(text: string): string {
  if (!WIDE.test(text)) return text;
  return text
    .replace(/[\uff01-\uff5e]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0xfee0))
    .replace(/[\u3000\u00a0]/g, ' ')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/[\u2018\u2019]/g, "'");
}

/** Seven or more Chinese digits in a row are a number read out (幺三八零零…); offsets stay. */
export function foldSpokenDigits(text: string): string {
  return text.replace(CHINESE_DIGITS, (run) => run.replace(/[^ -]/g, digitOf));
}
