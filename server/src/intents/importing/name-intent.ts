import { IntentName } from '@throughline/protocol/intents';

/** Turns a foreign intent's name into one of ours: `Order_Status`, `faq/ask channels` and `OrderStatus` keep their words. */
export const nameIntent = (foreign: string): string | undefined => {
  const name = foreign
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .trim()
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1-$2')
    .toLowerCase()
    .split('/')
    .map((level) => level.replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, ''))
    .filter((level) => level !== '')
    .slice(0, 4)
    .join('/')
    .slice(0, 80);
  if (IntentName.safeParse(name).success && onlyMarks(foreign)) return name;
  return undefined;
};

// A name in other letters has nothing, or something else, left of it once folded; it is said to the person instead of guessed.
const onlyMarks = (foreign: string): boolean => !/[^\P{L}a-z]/iu.test(foreign.normalize('NFKC'));
