/**
 * Texts that say nearly the same: MinHash over letter pairs and words proposes, the true overlap decides, and what is linked to one another
 * forms a group. Linear in the number of texts but for crowded bands, which are read only so far.
 */
import { listTerms, mayBeDerived } from '../retrieval/list-terms.ts';

const BANDS = 16;
const ROWS = 3;
/** Texts of one band that are compared with each other; more are near the first ones anyway. */
const MAX_CROWD = 40;

export type NearDuplicateOptions = { threshold?: number };

function listShingles(text: string): Set<string> {
  const terms = listTerms(text);
  const shingles = new Set(terms.filter((term) => /^[+_]/.test(term)));
  for (const term of terms) if (!mayBeDerived(term)) shingles.add(term);
  return shingles;
}

function hashShingle(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

/** Least hash of the shingles under each of BANDS × ROWS orders. */
function makeSignature(shingles: ReadonlySet<string>): Uint32Array {
  const signature = new Uint32Array(BANDS * ROWS).fill(0xffffffff);
  for (const shingle of shingles) {
    const hash = hashShingle(shingle);
    for (let i = 0; i < signature.length; i++) {
      let mixed = Math.imul(hash ^ Math.imul(i + 1, 0x9e3779b9), 0x85ebca6b);
      mixed = (mixed ^ (mixed >>> 15)) >>> 0;
      if (mixed < (signature[i] as number)) signature[i] = mixed;
    }
  }
  return signature;
}

function measureOverlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0;
  for (const shingle of a) if (b.has(shingle)) shared++;
  return shared / (a.size + b.size - shared || 1);
}

/** Follows the links to the first of a group, shortening the way. */
function findFirst(links: Int32Array, at: number): number {
  let first = at;
  while ((links[first] as number) !== first) first = links[first] as number;
  links[at] = first;
  return first;
}

function linkCrowd(crowd: readonly number[], shingles: readonly ReadonlySet<string>[], links: Int32Array, threshold: number): void {
  for (let i = 1; i < crowd.length; i++) {
    const later = crowd[i] as number;
    for (let j = 0; j < Math.min(i, MAX_CROWD); j++) {
      const [a, b] = [findFirst(links, crowd[j] as number), findFirst(links, later)];
      if (a === b) continue;
      const overlap = measureOverlap(shingles[crowd[j] as number] as Set<string>, shingles[later] as Set<string>);
      if (overlap >= threshold) links[Math.max(a, b)] = Math.min(a, b);
    }
  }
}

/** Groups of two or more places in `texts`, each in order. `threshold`: share of common shingles, 0..1. */
export function findNearDuplicates(texts: readonly string[], { threshold = 0.6 }: NearDuplicateOptions = {}): number[][] {
  const shingles = texts.map(listShingles);
  const links = Int32Array.from(texts, (_, at) => at);
  const signatures = shingles.map(makeSignature);
  for (let band = 0; band < BANDS; band++) {
    const crowds = new Map<string, number[]>();
    signatures.forEach((signature, at) => {
      if ((shingles[at] as Set<string>).size === 0) return;
      const key = signature.subarray(band * ROWS, band * ROWS + ROWS).join();
      const crowd = crowds.get(key);
      if (crowd) crowd.push(at);
      else crowds.set(key, [at]);
    });
    for (const crowd of crowds.values()) linkCrowd(crowd, shingles, links, threshold);
  }
  const groups = new Map<number, number[]>();
  texts.forEach((_, at) => {
    const first = findFirst(links, at);
    const group = groups.get(first);
    if (group) group.push(at);
    else groups.set(first, [at]);
  });
  return [...groups.values()].filter((group) => group.length > 1);
}
