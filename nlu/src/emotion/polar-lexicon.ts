import { lazy } from '../lazy.ts';
import { POLAR_WORDS_EN } from './polar-words-en.ts';
import { POLAR_WORDS_ZH } from './polar-words-zh.ts';

/** Groups of words by what they say; a word may stand in several, its first group being the plainest sense. */
export type PolarLexicon = {
  groups: readonly string[];
  /** -3 awful … 3 wonderful; 0 where the group only bends others (not, very, but). */
  valences: Int8Array;
  groupsOf: ReadonlyMap<string, readonly number[]>;
  /** Length of the longest entry that begins with a letter. */
  longest: Uint8Array;
  negate: number;
  strengthen: number;
  turn: number;
};

function readEntries(source: string, groups: string[], valences: number[], groupsOf: Map<string, number[]>): void {
  let group = -1;
  for (const line of source.split('\n')) {
    const head = /^(\S+) (-?\d):/.exec(line);
    if (head) {
      group = groups.indexOf(head[1] as string);
      if (group < 0) group = groups.push(head[1] as string) - 1;
      valences[group] = Number(head[2]);
    }
    for (const word of line.slice(head ? head[0].length : 0).split(' ')) {
      if (word === '') continue;
      const found = groupsOf.get(word);
      if (!found) groupsOf.set(word, [group]);
      else if (!found.includes(group)) found.push(group);
    }
  }
}

export const polarLexicon = lazy((): PolarLexicon => {
  const groups: string[] = [];
  const valences: number[] = [];
  const groupsOf = new Map<string, number[]>();
  readEntries(POLAR_WORDS_EN, groups, valences, groupsOf);
  readEntries(POLAR_WORDS_ZH, groups, valences, groupsOf);
  const longest = new Uint8Array(0x10000);
  for (const word of groupsOf.keys()) longest[word.charCodeAt(0)] = Math.max(longest[word.charCodeAt(0)] as number, word.length);
  return {
    groups,
    valences: Int8Array.from(valences),
    groupsOf,
    longest,
    negate: groups.indexOf('negate'),
    strengthen: groups.indexOf('intensify'),
    turn: groups.indexOf('contrast'),
  };
});

/** The groups of an English word, also by its stem: disappoints, disappointingly, awfulness. */
export function findWordGroups(lexicon: PolarLexicon, word: string): readonly number[] | undefined {
  const of = lexicon.groupsOf;
  const found = of.get(word);
  if (found) return found;
  if (word.startsWith('#')) return findWordGroups(lexicon, word.slice(1));
  if (word.endsWith("n't")) return of.get("n't");
  if (word.endsWith('s')) return of.get(word.slice(0, -1));
  if (word.endsWith('ly')) return of.get(word.slice(0, -2));
  if (word.endsWith('ness')) return of.get(word.slice(0, -4));
  if (word.endsWith('ed')) return of.get(word.slice(0, -2)) ?? of.get(word.slice(0, -1));
  if (word.endsWith('ing')) return of.get(word.slice(0, -3)) ?? of.get(`${word.slice(0, -3)}e`);
  return undefined;
}
