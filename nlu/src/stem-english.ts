/**
 * English stems after M. F. Porter, "An algorithm for suffix stripping", Program 14 (1980), written from the paper.
 * Words with other letters than a-z come back unchanged.
 */
type Rule = readonly [suffix: string, replacement: string];

/** "suffix>replacement" in the order they are tried. */
function parseRules(rules: string): Rule[] {
  return rules.split(' ').map((rule) => rule.split('>') as [string, string]);
}

const STEP_2 = parseRules(
  'ational>ate tional>tion enci>ence anci>ance izer>ize abli>able alli>al entli>ent eli>e ousli>ous ization>ize ation>ate ator>ate ' +
    'alism>al iveness>ive fulness>ful ousness>ous aliti>al iviti>ive biliti>ble',
);
const STEP_3 = parseRules('icate>ic ative> alize>al iciti>ic ical>ic ful> ness>');
const STEP_4 = 'ement ance ence able ible ment ant ent ism ate iti ous ive ize ion al er ic ou'.split(' ');

function mayVowel(word: string, at: number): boolean {
  const letter = word[at];
  if (letter === 'y') return at > 0 && !mayVowel(word, at - 1);
  return letter === 'a' || letter === 'e' || letter === 'i' || letter === 'o' || letter === 'u';
}

/** Porter's m: how many vowel-consonant turns the stem has. */
function measure(stem: string): number {
  let turns = 0;
  let vowel = false;
  for (let i = 0; i < stem.length; i++) {
    const now = mayVowel(stem, i);
    if (vowel && !now) turns++;
    vowel = now;
  }
  return turns;
}

function mayHaveVowel(stem: string): boolean {
  for (let i = 0; i < stem.length; i++) if (mayVowel(stem, i)) return true;
  return false;
}

function mayEndDouble(word: string): boolean {
  const end = word.length - 1;
  return end > 0 && word[end] === word[end - 1] && !mayVowel(word, end);
}

function mayEndShort(word: string): boolean {
  const end = word.length - 1;
  return end >= 2 && !mayVowel(word, end) && mayVowel(word, end - 1) && !mayVowel(word, end - 2) && !'wxy'.includes(word[end] as string);
}

function stripPlural(word: string): string {
  if (word.endsWith('sses') || word.endsWith('ies')) return word.slice(0, -2);
  if (word.endsWith('s') && !word.endsWith('ss')) return word.slice(0, -1);
  return word;
}

function stripPast(word: string): string {
  if (word.endsWith('eed')) return measure(word.slice(0, -3)) > 0 ? word.slice(0, -1) : word;
  const suffix = word.endsWith('ed') ? 2 : word.endsWith('ing') ? 3 : 0;
  const stem = word.slice(0, word.length - suffix);
  if (suffix === 0 || !mayHaveVowel(stem)) return word;
  if (stem.endsWith('at') || stem.endsWith('bl') || stem.endsWith('iz')) return `${stem}e`;
  if (mayEndDouble(stem) && !/[lsz]$/.test(stem)) return stem.slice(0, -1);
  return measure(stem) === 1 && mayEndShort(stem) ? `${stem}e` : stem;
}

function replaceSuffix(word: string, rules: readonly Rule[]): string {
  for (const [suffix, replacement] of rules) {
    if (!word.endsWith(suffix)) continue;
    const stem = word.slice(0, -suffix.length);
    return measure(stem) > 0 ? stem + replacement : word;
  }
  return word;
}

function stripLong(word: string): string {
  const suffix = STEP_4.find((ending) => word.endsWith(ending));
  if (suffix === undefined) return word;
  const stem = word.slice(0, -suffix.length);
  return measure(stem) > 1 && (suffix !== 'ion' || /[st]$/.test(stem)) ? stem : word;
}

function tidyEnd(word: string): string {
  const stem = word.slice(0, -1);
  const turns = measure(stem);
  const bare = word.endsWith('e') && (turns > 1 || (turns === 1 && !mayEndShort(stem))) ? stem : word;
  return bare.endsWith('ll') && measure(bare) > 1 ? bare.slice(0, -1) : bare;
}

export function stemEnglish(word: string): string {
  if (word.length < 3 || word.length > 40 || !/^[a-z]+$/.test(word)) return word;
  let stem = stripPast(stripPlural(word));
  // Beyond the paper: delivery and deliver, recovery and recover are one word to a customer.
  if (/er[yi]$/.test(stem) && measure(stem.slice(0, -3)) > 1) stem = stem.slice(0, -1);
  else if (stem.endsWith('y') && mayHaveVowel(stem.slice(0, -1))) stem = `${stem.slice(0, -1)}i`;
  return tidyEnd(stripLong(replaceSuffix(replaceSuffix(stem, STEP_2), STEP_3)));
}
