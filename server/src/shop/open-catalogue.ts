import { createNameFinder, inferPatterns, type NameFinder } from '@throughline/nlu';
import type { Bus } from '../platform/bus/index.ts';
import type { Database } from '../platform/db/index.ts';
import { listProducts, listRecentNumbers, type ProductRow } from './shop.ts';

/** How the shop speaks of what it sells: names to find in messages, and the shape of its order numbers. */
type ShopWords = { names: readonly string[]; products: NameFinder; orderNumber: RegExp | undefined };
/** The catalogue in memory; read anew by the next question after the shop mirrored other products. */
export type Catalogue = { find(): Promise<ShopWords>; close(): void };

const LEARNT_FROM = 200;
/** More shapes than these are no pattern, and shorter ones are prices and years. */
const MOST_SHAPES = 5;
const SHORTEST_NUMBER = 6;
/** A shop without orders gets some: its numbers are looked at again, but not for every message. */
const LOOK_AGAIN_MS = 60_000;

export const openCatalogue = (deps: { database: Database; bus: Pick<Bus, 'follow'>; now(): Date }): Catalogue => {
  let held: { words: Promise<ShopWords>; at: number } | null = null;
  const close = deps.bus.follow((events) => {
    if (events.some((event) => event.type === 'products.changed')) held = null;
  });
  const read = async (): Promise<ShopWords> => {
    const [products, numbers] = await Promise.all([
      listProducts(deps.database.kysely),
      listRecentNumbers(deps.database.kysely, LEARNT_FROM),
    ]);
    const things = products.map((product) => ({ id: product.id, names: namesOf(product) }));
    return { names: things.flatMap((thing) => thing.names), products: createNameFinder(things), orderNumber: patternOf(numbers) };
  };
  const load = (): Promise<ShopWords> => {
    const words = read().catch((error: unknown) => {
      held = null;
      throw error;
    });
    held = { words, at: deps.now().getTime() };
    return words;
  };
  return {
    find: async () => {
      const { words, at } = held ?? { words: load(), at: 0 };
      const known = await words;
      const stale = known.orderNumber === undefined && at > 0 && deps.now().getTime() - at >= LOOK_AGAIN_MS;
      return stale ? await load() : known;
    },
    close,
  };
};

/** Both languages' names, whole and without what stands in brackets: "Steam Wallet card (Global)" is called a Steam Wallet card. */
const namesOf = ({ name }: ProductRow): string[] => {
  const whole = [name.zh, name.en].filter((one) => one.trim() !== '');
  const short = whole.map((one) => one.replace(/\s*[（(][^（()）]*[)）]\s*/g, ' ').trim()).filter((one) => one !== '');
  return [...new Set([...whole, ...short])];
};

const patternOf = (numbers: readonly string[]): RegExp | undefined => {
  const telling = numbers.filter((number) => number.length >= SHORTEST_NUMBER && /\d/.test(number));
  const shapes = inferPatterns(telling);
  return shapes.length === 0 || shapes.length > MOST_SHAPES ? undefined : new RegExp(shapes.join('|'), 'gi');
};
