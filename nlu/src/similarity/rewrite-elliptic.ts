/**
 * A last turn that leaves the matter out ("那第二个呢?", "and for the other one?") with the matter put back from the turns before: what it
 * names takes the place of its like in the last full question, or, where nothing is alike, follows it.
 */
import { clip, normaliseText } from '../normalise/index.ts';

export type SpokenTurn = { author: 'customer' | 'agent' | 'assistant' | 'system'; text: string };
/** `from`: the full question that lent the matter; absent when nothing was left out. */
export type Rewritten = { text: string; from?: string };

const MAX_TURN = 400;

/** What is asked anew, in group 1. */
const ELLIPSES: readonly RegExp[] = [
  /^(?:那么?|那要是|如果是|要是|换成|改成|还有)?[,,\s]*(.{1,16}?)\s*(?:呢|的呢|怎么样|行吗|可以吗)[??!!。\s]*$/,
  /^(?:那么?|换成|要是|如果是)\s*(.{1,12}?)[??。\s]*$/,
  /^(?:and|or|ok(?:ay)?|so|but)?[,\s]*(?:what|how) about (.{1,40}?)[?.!\s]*$/,
  /^(?:and|or|but)[,\s]+(?:for|with|in|on|to|of)?\s*(.{1,40}?)[?.!\s]*$/,
  /^(?:for|with|in) (.{1,40}?)[?!\s]*$/,
];

const ORDINAL =
  /^(?:第([一二三四五12345])(?:个|种|款|张|条)?|(?:the )?(first|second|third|fourth|fifth|last)(?: one| option)?|最后(?:那|一)?个)$/;
const OTHER = /^(?:另(?:外)?(?:一|那)?[个种款张]|(?:the )?other(?: one)?)$/;
const PLACES = ['一1first', '二2second', '三3third', '四4fourth', '五5fifth'] as const;
/** Words of one kind stand in for each other; the first list that holds both decides. */
const KINDS: readonly RegExp[] = [
  /\d{4}年|\d{1,2}月\d{1,2}[日号]|今天|明天|后天|昨天|周[一二三四五六日天]|today|tomorrow|yesterday|(?:mon|tues|wednes|thurs|fri|satur|sun)day/,
  /[¥$€]?\d+(?:\.\d+)?\s*(?:元|块|美元|刀|usd|dollars?|eur|euros?)?/,
  /steam|apple|苹果|google|谷歌|itunes|netflix|spotify|xbox|playstation|psn|switch|任天堂|nintendo|amazon|亚马逊|roblox|razer|雷蛇/,
  /中国|美国|日本|香港|台湾|英国|德国|国外|海外|美区|国区|日区|港区|china|japan|germany|france|the us|usa|uk|europe|abroad/,
  /支付宝|微信|银行卡|信用卡|paypal|visa|mastercard|alipay|wechat|credit card|debit card|bank transfer|usdt/,
  /手机|电脑|平板|安卓|苹果手机|iphone|android|ipad|laptop|phone|pc|mac/,
];

function findAsked(turn: string): string | undefined {
  for (const pattern of ELLIPSES) {
    const asked = pattern.exec(turn)?.[1]?.trim();
    if (asked) return asked;
  }
  return undefined;
}

/** Items of a list or of "A, B or C" in what was said. */
function listOptions(text: string): string[] {
  const lines = [...text.matchAll(/(?:^|\n)\s*(?:\d{1,2}[.、))]|[-*•])\s*([^\n]{1,60})/g)].map((match) => (match[1] as string).trim());
  if (lines.length > 1) return lines;
  const row = /([^\n。.!?!?::]{1,120}(?:、|,|,|\bor\b|\band\b|和|或者?|还是|以及)[^\n。.!?!?]{1,60})/.exec(text)?.[1];
  if (!row) return [];
  const parts = row
    .split(/、|,|,|\bor\b|\band\b|或者|和|或|还是|以及/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  return parts
    .map((part) => part.replace(/^.*(?:\b(?:have|offer|sell|are|is|choose)\b|有|是|包括|分为|可选)\s*/, ''))
    .filter((part) => part !== '');
}

function resolveOption(asked: string, before: readonly string[]): string {
  const ordinal = ORDINAL.exec(asked);
  if (!ordinal && !OTHER.test(asked)) return asked;
  for (const text of before) {
    const options = listOptions(text);
    if (options.length < 2) continue;
    if (!ordinal) return options.find((option) => !before[0]?.includes(option)) ?? (options[1] as string);
    const named = ordinal[1] ?? ordinal[2] ?? 'last';
    const place = PLACES.findIndex((names) => names.includes(named));
    return options.at(place) ?? asked;
  }
  return asked;
}

function putBack(full: string, asked: string): string {
  for (const kind of KINDS) {
    if (!kind.test(asked)) continue;
    const held = kind.exec(full)?.[0]?.trim();
    if (held) return full.replace(held, asked);
  }
  return /\p{Script=Han}/u.test(full) ? `${asked} ${full}` : `${full} ${asked}`;
}

const asksFully = (text: string): boolean =>
  findAsked(text) === undefined && (/\p{Script=Han}/u.test(text) ? text.length >= 5 : text.split(/\s+/).length >= 3);

/** `turns`: oldest first, the one to be read last. */
export function rewriteElliptic(turns: readonly SpokenTurn[]): Rewritten {
  const last = turns.at(-1)?.text ?? '';
  const plain = (text: string) => normaliseText(clip(text, MAX_TURN)).trim();
  const asked = findAsked(plain(last));
  if (asked === undefined) return { text: last };
  const earlier = turns.slice(0, -1).reverse();
  const full = earlier
    .filter(({ author }) => author === 'customer')
    .map(({ text }) => plain(text))
    .find(asksFully);
  if (full === undefined) return { text: last };
  const option = resolveOption(
    asked,
    earlier.map(({ text }) => plain(text)),
  );
  return { text: putBack(full.replace(/[??。.!!\s]+$/, ''), option), from: full };
}
