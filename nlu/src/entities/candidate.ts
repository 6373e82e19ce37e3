export const ENTITY_KINDS = [
  'order',
  'email',
  'phone',
  'money',
  'code',
  'url',
  'date',
  'product',
  'address',
  'tracking',
  'account',
] as const;
/** `shop:<name>`: what a shop defined itself. */
export type EntityKind = (typeof ENTITY_KINDS)[number] | `shop:${string}`;

/**
 * `value` is the plain form (money: "20.00 USD"; a range: "20.00-50.00 USD"); `start` and `end` are UTF-16 offsets in the text as given.
 * `confidence` is a judgement of the pattern, not a calibrated probability. `details` depends on the kind: phone {e164}, money
 * {amount, most?, currency}, tracking {carrier}, product {id}, date {from, to, grain, relation}, address {level parts}.
 */
export type Entity = {
  kind: EntityKind;
  text: string;
  value: string;
  start: number;
  end: number;
  confidence: number;
  details?: Readonly<Record<string, string | number>>;
};

/** What competes for a place in the text. */
export type Placed = { start: number; end: number; confidence: number };

/** Sure and long ones win; what overlaps a winner is dropped. The rest comes back in order of the text. */
export function resolveOverlaps<T extends Placed>(found: readonly T[]): T[] {
  if (found.length < 2) return [...found];
  const strength = ({ start, end, confidence }: T) => confidence * Math.sqrt(end - start);
  const ranked = [...found].sort((a, b) => strength(b) - strength(a) || a.start - b.start || b.end - a.end);
  let last = 0;
  for (const { end } of found) last = Math.max(last, end);
  const taken = new Uint8Array(last);
  const kept: T[] = [];
  for (const one of ranked) {
    // A winner is longer than what it beats or surer, so its inside may be free only where a shorter one could hide: look at every place.
    if (one.end <= one.start || taken.subarray(one.start, one.end).includes(1)) continue;
    taken.fill(1, one.start, one.end);
    kept.push(one);
  }
  return kept.sort((a, b) => a.start - b.start);
}
