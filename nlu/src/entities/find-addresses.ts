/** Postal addresses: Chinese ones as chains of units (省 市 区 路 号 室), English ones by number, street and what follows. */
import type { Entity } from './candidate.ts';
import { CITY_NAMES, PROVINCE_NAMES } from './place-names.ts';

type Level = 'province' | 'city' | 'district' | 'town' | 'road' | 'number' | 'place' | 'unit';
type Part = { level: Level; start: number; end: number; text: string };

const LEVELS: readonly (readonly [RegExp, Level])[] = [
  [/(?:省|自治区|特别行政区)$/, 'province'],
  [/(?:市|自治州|地区|盟)$/, 'city'],
  [/(?:新区|开发区|区|县|旗)$/, 'district'],
  [/(?:镇|乡|街道)$/, 'town'],
  [/(?:大道|路|街|道|巷|胡同)$/, 'road'],
  [/\d(?:号院?|弄)$|[一二三四五六七八九十]号$/, 'number'],
  [/(?:号楼|栋|幢|座|单元|室|楼|层|房|户)$/, 'unit'],
];
const HEAD = `(?:${PROVINCE_NAMES.join('|')})(?:省|市|(?:壮族|回族|维吾尔)?自治区|特别行政区)?|(?:${CITY_NAMES.join('|')})市?(?![场民长])`;
const NAMED =
  '[\u4e00-\u9fff\\d]{1,7}?(?:自治州|地区|新区|开发区|街道|大道|胡同|小区|花园|大厦|广场|公寓|市(?![场民])|区(?![别域])|县|镇|乡(?!亲)|村|路(?![上过由])|街|巷|弄堂|苑|里弄)';
const COUNTED = '[A-Za-z\\d一二三四五六七八九十-]{1,7}(?:号院|号楼|号|弄|栋|幢|座|单元|室|楼|层|房|户)';
const UNIT = new RegExp(`${HEAD}|${COUNTED}|${NAMED}`, 'g');
/** What people say before an address; a unit that swallowed it begins after it. */
const LEAD =
  /^.*(?:地址|住在|家住|住|位于|送到|送至|寄到|寄至|寄往|发到|发往|收货|改成|改为|换成|是|在|到|我|的|了|把|个|这|那|哪|去|来)(?=.{2})/;

const startsWithPlace = (word: string): Level | undefined =>
  PROVINCE_NAMES.some((name) => word.startsWith(name)) ? 'province' : CITY_NAMES.some((name) => word.startsWith(name)) ? 'city' : undefined;

function readUnits(text: string): Part[] {
  const parts: Part[] = [];
  const search = new RegExp(UNIT.source, 'g');
  for (let match = search.exec(text); match; match = search.exec(text)) {
    const word = match[0];
    const head = startsWithPlace(word);
    const level = LEVELS.find(([suffix]) => suffix.test(word))?.[1];
    const swallowed = head ? 0 : (LEAD.exec(word)?.[0].length ?? 0);
    const start = match.index + swallowed;
    const end = match.index + word.length;
    if (end - start < 2) continue;
    // "送到浙江省杭州市" is one unit to the pattern; behind what was swallowed a province may begin one of its own.
    if (swallowed > 0 && startsWithPlace(word.slice(swallowed))) {
      search.lastIndex = start;
      continue;
    }
    const own = head && !/[区县镇乡路街巷]$|\d/.test(word) ? head : (level ?? head ?? 'place');
    parts.push({ level: own, start, end, text: word.slice(swallowed) });
  }
  return parts;
}

/** Enough to send something to: a numbered road, or three levels of which one is a road or place. */
function judgeChain(chain: readonly Part[]): number {
  const levels = new Set(chain.map(({ level }) => level));
  const numbered = levels.has('number') || levels.has('unit');
  if (levels.has('road') && numbered) return levels.size >= 4 ? 0.97 : levels.size === 3 ? 0.92 : 0.8;
  const high = ['province', 'city', 'district', 'town'].filter((level) => levels.has(level as Level)).length;
  if (high >= 1 && numbered && (levels.has('place') || high >= 2)) return 0.9;
  if (high >= 2 && (levels.has('road') || levels.has('place'))) return 0.8;
  return levels.has('place') && levels.has('unit') && chain.length >= 3 ? 0.75 : 0;
}

function makeChinese(text: string, chain: readonly Part[]): Entity | undefined {
  const confidence = judgeChain(chain);
  const [first, last] = [chain[0], chain.at(-1)];
  if (confidence === 0 || !first || !last) return undefined;
  const details: Record<string, string> = {};
  for (const { level, text: word } of chain) details[level] = (details[level] ?? '') + word;
  const place = { start: first.start, end: last.end, text: text.slice(first.start, last.end) };
  return { kind: 'address', ...place, value: place.text.replace(/[\s,,]/g, ''), confidence, details };
}

function findChineseAddresses(text: string): Entity[] {
  const found: Entity[] = [];
  let chain: Part[] = [];
  const close = () => {
    const entity = makeChinese(text, chain);
    if (entity) found.push(entity);
    chain = [];
  };
  for (const part of readUnits(text)) {
    const last = chain.at(-1);
    // A unit that swallowed a lead cannot continue a chain: words stand between.
    if (last && (part.start - last.end > 2 || !/^[\s,,]{0,2}$/.test(text.slice(last.end, part.start)))) close();
    chain.push(part);
    if (chain.length >= 12) close();
  }
  close();
  return found;
}

const STREET =
  'street|avenue|road|lane|boulevard|parkway|highway|crescent|terrace|blvd|ave|rd|ln|pkwy|hwy|drive|court|place|square|way|close|st|dr|ct|pl|sq|row|walk|mews|gardens|grove';
const SURE = /^(?:street|avenue|road|lane|boulevard|parkway|highway|crescent|blvd|ave|rd|ln|pkwy|hwy)$/i;
const NOT_A_STREET =
  /\b(?:days?|hours?|minutes?|weeks?|months?|years?|times?|dollars?|bucks|euros?|pounds|the|of|a|an|is|was|in|on|at|by|to|and|or|all|every|any|no|my|your|this|that|different|items?|stars?|percent|people|miles?|km)\b/i;
const ENGLISH = new RegExp(
  `(?<![\\w$€£./-]|\\d:)(?<number>\\d{1,5}[A-Za-z]?)\\s+(?<name>(?:[A-Za-z\\d][A-Za-z\\d'.]{0,20}\\s+){1,3}?)(?<street>${STREET})\\b\\.?` +
    '(?<unit>,?\\s*(?:apt|apartment|suite|ste|unit|flat|floor|#)\\.?\\s*#?[A-Za-z\\d-]{1,6})?' +
    "(?<town>,\\s*[A-Z][A-Za-z'. ]{1,30}?(?=,|\\s+[A-Z]{2}\\s+\\d{5}|\\s+[A-Z]{1,2}\\d|[.!?\\n]|$))?" +
    '(?<region>,?\\s*[A-Z]{2})?(?<postcode>,?\\s+(?:\\d{5}(?:-\\d{4})?|[A-Z]{1,2}\\d[A-Z\\d]?\\s?\\d[A-Z]{2}|[A-Z]\\d[A-Z]\\s?\\d[A-Z]\\d))?(?![\\w])',
  'gi',
);
const POST_BOX = /\bP\.?\s?O\.?\s?Box\s?\d{1,7}\b(?:,\s*[A-Z][A-Za-z' ]{1,30})?(?:,?\s*[A-Z]{2}\s+\d{5})?/gi;

function findEnglishAddresses(text: string): Entity[] {
  const found: Entity[] = [];
  const add = (match: RegExpExecArray, confidence: number, details: Record<string, string>) => {
    const value = match[0].replace(/\s+/g, ' ').trim();
    found.push({ kind: 'address', text: match[0], value, start: match.index, end: match.index + match[0].length, confidence, details });
  };
  for (const match of text.matchAll(ENGLISH)) {
    const { name = '', street = '', postcode, town, unit } = match.groups ?? {};
    const proper =
      name
        .trim()
        .split(/\s+/)
        .every((word) => /^[A-Z\d]/.test(word)) && /^[A-Z]/.test(street);
    const backed = postcode !== undefined || unit !== undefined || (town !== undefined && proper);
    if (NOT_A_STREET.test(name) || !(SURE.test(street) || proper || backed)) continue;
    add(match, backed ? 0.95 : proper ? 0.9 : 0.8, {
      road: `${name.trim()} ${street}`,
      ...(postcode ? { postcode: postcode.replace(/^[,\s]+/, '') } : {}),
    });
  }
  for (const match of text.matchAll(POST_BOX)) add(match, 0.9, {});
  return found;
}

export function findAddresses(text: string): Entity[] {
  const chinese = /[号路街道巷栋幢室区县镇村苑园厦]/.test(text) ? findChineseAddresses(text) : [];
  return /\d/.test(text) ? [...chinese, ...findEnglishAddresses(text)] : chinese;
}
