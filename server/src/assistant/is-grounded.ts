/*
 * A model may be talked into saying something else. Seen from outside, an answer keeps to the passages when every address and
 * number in it stands in them too, and when it speaks of the same matter. What fails here is not sent: the built-in answer is.
 */
import { similarity } from '@throughline/nlu';

const ADDRESS = /(?:https?:\/\/|www\.)[^\s)>\]）】」]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|\b(?:[a-z0-9-]+\.)+[a-z]{2,}\b/giu;
const NUMBER = /\d+(?:[.,:]\d+)*/g;
// "1. ", "2) ", "3、" at the start of a line count the lines of the answer, nothing else.
const LIST_MARK = /^[ \t>*-]*\d{1,2}[.)、][ \t]*/gm;
/** Measured: paraphrases lie above 0.18, talk of other things below 0.11. */
const SAME_MATTER = 0.15;

const fold = (text: string): string => text.normalize('NFKC').toLowerCase();
const numbersOf = (text: string): string[] => (text.match(NUMBER) ?? []).map((number) => number.replace(/,(?=\d{3})/g, ''));
const bare = (address: string): string => address.replace(/^https?:\/\//, '').replace(/[.,;:!?。，；：！？/]+$/u, '');

/** `compares`: the answer is in a language whose words we can compare with the passages'. */
export const isGrounded = (answer: string, passages: readonly { title: string; body: string }[], compares: boolean): boolean => {
  const source = passages.map((passage) => `${passage.title}\n${passage.body}`).join('\n');
  const [said, known] = [fold(answer).replace(LIST_MARK, ''), fold(source)];
  if ((said.match(ADDRESS) ?? []).some((address) => !known.includes(bare(address)))) return false;
  const numbers = new Set(numbersOf(known));
  if (numbersOf(said).some((number) => !numbers.has(number))) return false;
  return !compares || passages.some((passage) => similarity(answer, `${passage.title}\n${passage.body}`) >= SAME_MATTER);
};
