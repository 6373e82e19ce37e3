/** Mail, links, order numbers, card codes, tracking numbers and account ids: what is written in a form of its own or announced. */
import type { Entity, EntityKind } from './candidate.ts';
import { mayBeDhl, mayBeFedEx, mayBeS10, mayBeUps, mayBeUsps } from './check-digits.ts';

const EMAIL = /(?<![\w.+-])[\w.+-]{1,64}@[a-z\d-]{1,63}(?:\.[a-z\d-]{1,63}){1,4}(?![\w-])/gi;
const URL =
  /(?:https?:\/\/|www\.)[^\s<>"'\u3000-\u303f\u4e00-\u9fff\uff00-\uffef\u2018-\u201f]{3,500}|(?<![\w@.-])(?:[a-z\d-]{1,40}\.){1,3}(?:com|cn|net|org|io|co|shop|top|xyz|app|me|cc|vip)(?:\/[^\s<>"'\u3000-\u303f\u4e00-\u9fff\uff00-\uffef\u2018-\u201f]{0,300})?(?![\w@-])/gi;
/** Letters, optional hyphen, four or more digits, optional parts: CL-20260115-0042, TB123456789. */
const ORDER = /(?<![\w-])[A-Z]{1,4}-?\d{4,12}(?:-\d{2,8}){0,2}(?![\w-])/gi;
const ORDER_SAID =
  /(?:订单(?:编?号)?|(?<!快递|物流|运)单号|order|purchase|case|ticket|booking)(?:\s?(?:number|no\.?|num|nr|id|ref(?:erence)?))?\s?(?:是|为|:|:|is|#|=)?\s?#?\s?((?:[A-Z]{0,5}-?)\d[A-Z\d-]{2,23})(?![\w-])/gi;
/** Card codes: groups of letters and digits by hyphens, or one run of 14 to 20 with both letters and digits. */
const CODE =
  /(?<![\w-])(?:[A-Z\d]{4,6}(?:-[A-Z\d]{4,6}){2,5}|(?!1Z[A-Z\d]{16}\b)(?=[A-Z]{0,19}\d)(?=\d{0,19}[A-Z])[A-Z\d]{14,20}|\d{16})(?![\w-])/g;
const CODE_SAID =
  /(?:卡密|兑换码|激活码|充值码|卡号|密钥|序列号|cd-?key|(?:gift|card|redeem|redemption|activation|voucher|product)\s?(?:code|key|pin)|\bcode|\bpin)\s?(?:是|为|:|:|is|=)?\s?((?=[A-Z-]{0,30}\d)[A-Z\d]{4,30}(?:-[A-Z\d]{3,10}){0,6})(?![\w-])/gi;
const ACCOUNT =
  /(?:(?:会员|用户|客户)?(?:账号|帐号|账户|帐户)|(?:会员|用户|客户)(?:号|名|编号|id)|\buid|玩家id|\b(?:account|user|member(?:ship)?|customer|player|client)\s?(?:id|number|no\.?|name|#)|\busername)\s?(?:是|为|叫|:|:|is|=|#)?\s?([A-Za-z\d][\w.-]{2,31})(?![\w@])/gi;
const TRACKING =
  /(?<![\w-])(?:SF\d{12,15}|YT\d{13,15}|JD(?:[A-Z]{1,2}\d{10,15}|\d{11,15})|ZTO\d{12,13}|STO?\d{12,13}|JT\d{13}|DPK\d{12}|JJD\d{14,20}|LP\d{14,17}|1Z[A-Z\d]{16}|[A-Z]{2}\d{9}[A-Z]{2})(?![\w-])/gi;
const TRACKING_SAID =
  /(?:快递单?号?|运单号?|物流单?号?|单号|tracking(?:\s?(?:number|no\.?|id|code|#))?|waybill|fedex|dhl|usps|ups|parcel)\s?(?:是|为|:|:|is|#|=)?\s?((?:\d[ -]?){9,25}\d)(?![\w])/gi;
const BARE_USPS = /(?<!\d)9[1-5](?: ?\d{4}){4,5}(?: ?\d{2})?(?!\d)/g;

const CARRIERS: readonly (readonly [carrier: string, may: RegExp, check?: (code: string) => boolean])[] = [
  ['sf', /^SF/],
  ['yto', /^YT/],
  ['dhl', /^JJD/],
  ['jd', /^JD/],
  ['zto', /^ZTO/],
  ['sto', /^ST/],
  ['jt', /^JT\d{13}$/],
  ['deppon', /^DPK/],
  ['cainiao', /^LP/],
  ['ups', /^1Z/, mayBeUps],
  ['usps', /^9[1-5]\d{18}(?:\d{2})?$/, mayBeUsps],
  ['post', /^[A-Z]{2}\d{9}[A-Z]{2}$/, mayBeS10],
  ['fedex', /^\d{12}$/, mayBeFedEx],
  ['dhl', /^\d{10}$/, mayBeDhl],
];

function findCarrier(code: string): { carrier?: string; checked?: boolean } {
  for (const [carrier, form, check] of CARRIERS) {
    if (!form.test(code)) continue;
    if (!check) return { carrier };
    if (check(code)) return { carrier, checked: true };
    // A wrong check digit in a form that is the carrier's alone is a slip of the pen; bare digits are then somebody else's.
    if (/^(?:1Z|[A-Z])/.test(code)) return { carrier, checked: false };
  }
  return {};
}

function make(kind: EntityKind, text: string, start: number, value: string, confidence: number): Entity {
  return { kind, text, value, start, end: start + text.length, confidence };
}

/** The announced part only: "订单号" is not part of the number. */
function said(kind: EntityKind, match: RegExpExecArray, confidence: number): Entity {
  const word = match[1] as string;
  return make(kind, word, match.index + match[0].lastIndexOf(word), word.toUpperCase(), confidence);
}

function findTracking(text: string): Entity[] {
  const found: Entity[] = [];
  const add = (word: string, start: number, announced: boolean) => {
    const value = word.replace(/[ -]/g, '').toUpperCase();
    const { carrier, checked } = findCarrier(value);
    if (!announced && (carrier === undefined || (checked === false && carrier === 'post'))) return;
    const confidence = checked === true ? 0.97 : checked === false ? 0.6 : carrier !== undefined ? 0.96 : announced ? 0.9 : 0.7;
    const details = carrier === undefined ? {} : { details: { carrier, ...(checked === undefined ? {} : { checked: String(checked) }) } };
    found.push({ ...make('tracking', word, start, value, confidence), ...details });
  };
  for (const match of text.matchAll(TRACKING)) add(match[0], match.index, false);
  for (const match of text.matchAll(BARE_USPS)) if (mayBeUsps(match[0].replaceAll(' ', ''))) add(match[0], match.index, false);
  for (const match of text.matchAll(TRACKING_SAID)) add(match[1] as string, match.index + match[0].lastIndexOf(match[1] as string), true);
  return found;
}

export function findEmails(text: string): Entity[] {
  return [...text.matchAll(EMAIL)].map((match) => make('email', match[0], match.index, match[0].toLowerCase(), 0.99));
}

function findUrls(text: string): Entity[] {
  return [...text.matchAll(URL)].map((match) => {
    const address = match[0].replace(/[.,!?;:)\]}]{1,5}$/, '');
    return make('url', address, match.index, /^https?:/i.test(address) ? address : `https://${address}`, 0.95);
  });
}

export function findWrittenCodes(text: string): Entity[] {
  const plain = (kind: EntityKind, pattern: RegExp, confidence: number) =>
    [...text.matchAll(pattern)].map((match) => make(kind, match[0], match.index, match[0].toUpperCase(), confidence));
  const accounts = [...text.matchAll(ACCOUNT)].filter(([, id]) => /\d/.test(id ?? ''));
  return [
    ...findEmails(text),
    ...findUrls(text),
    ...findTracking(text),
    ...plain('code', CODE, 0.9),
    ...[...text.matchAll(CODE_SAID)].map((match) => said('code', match, 0.92)),
    ...plain('order', ORDER, 0.8),
    ...[...text.matchAll(ORDER_SAID)]
      .filter(([, id = '']) => (id.match(/\d/g) ?? []).length >= 4)
      .map((match) => said('order', match, 0.95)),
    ...accounts.map((match) => ({ ...said('account', match, 0.9), value: match[1] as string })),
  ];
}
