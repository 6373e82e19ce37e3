/** Route: fold width, let every finder propose, drop what overlaps something surer or longer, give back places in the text as given. */
import { clip } from '../normalise/index.ts';
import { type Entity, resolveOverlaps } from './candidate.ts';
import { findDates } from './dates/find-dates.ts';
import type { DateOptions } from './dates/types.ts';
import { findAddresses } from './find-addresses.ts';
import { findMoney } from './find-money.ts';
import { findPhones } from './find-phones.ts';
import { findWrittenCodes } from './find-written-codes.ts';
import { foldKeepingOffsets, foldSpokenDigits } from './fold-text.ts';
import type { NameFinder } from './name-finder.ts';
import type { ShopFinder } from './shop/shop-entities.ts';

/**
 * `orderNumber`: how this shop writes order numbers, global or not. `products`: made once by `createNameFinder` from the catalogue.
 * `dates`: given, dates are among the entities. `shop`: made once by `createShopFinder`.
 */
export type EntityOptions = { orderNumber?: RegExp; products?: NameFinder; dates?: DateOptions; shop?: ShopFinder };

function findOwnOrders(text: string, pattern: RegExp): Entity[] {
  const global = new RegExp(pattern.source, [...new Set(`${pattern.flags}g`)].join(''));
  return [...text.matchAll(global)].map((match) => {
    const place = { start: match.index, end: match.index + match[0].length };
    return { kind: 'order', text: match[0], value: match[0].toUpperCase(), ...place, confidence: 1 };
  });
}

function findDateEntities(text: string, dates: DateOptions): Entity[] {
  return findDates(text, dates).map(({ start, end, from, to, grain, relation, confidence }) => {
    const value = grain === 'minute' || grain === 'hour' ? from : `${from}/${to}`;
    return { kind: 'date', text: '', value, start, end, confidence, details: { from, to, grain, relation } };
  });
}

function findProducts(text: string, products: NameFinder): Entity[] {
  return products
    .find(text)
    .map(({ id, name, start, end, confidence }) => ({ kind: 'product', text: '', value: name, start, end, confidence, details: { id } }));
}

/** Entities in order of the text, none overlapping; of two that compete the surer and longer one stays. Reads 8,000 UTF-16 units. */
export function findEntities(text: string, options: EntityOptions = {}): Entity[] {
  const judged = clip(text);
  const folded = foldKeepingOffsets(judged);
  const { orderNumber, products, dates, shop } = options;
  const digits = /\d/.test(folded);
  const found = [
    ...(orderNumber ? findOwnOrders(folded, orderNumber) : []),
    ...(shop ? shop.find(folded) : []),
    ...(digits || /[@./]/.test(folded) ? findWrittenCodes(folded) : []),
    ...findPhones(foldSpokenDigits(folded)),
    ...findMoney(folded),
    ...findAddresses(folded),
    ...(products ? findProducts(folded, products) : []),
    ...(dates ? findDateEntities(folded, dates) : []),
  ];
  return resolveOverlaps(found).map((entity) => ({ ...entity, text: judged.slice(entity.start, entity.end) }));
}
