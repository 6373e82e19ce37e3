export { type Entity, type EntityKind, resolveOverlaps } from './candidate.ts';
export { findDates } from './dates/find-dates.ts';
export type { DateMention, DateOptions, DateRelation, Grain } from './dates/types.ts';
export { type EntityOptions, findEntities } from './find-entities.ts';
export { createNameFinder, type NamedThing, type NameFinder, type NameHit } from './name-finder.ts';
export { ShopPatternError } from './shop/pattern-tree.ts';
export { createShopFinder, type ShopEntity, type ShopFinder } from './shop/shop-entities.ts';
export { findPersonal, maskPersonal } from './personal/find-personal.ts';
export type { Personal, PersonalKind } from './personal/types.ts';
