import { createSpeller, type Passage, type Speller, tokenize } from '@throughline/nlu';

/** Sets right what a customer misspelt of the shop's own words: article titles and tags, product names, titles of intents. */
export const makeSpeller = (passages: readonly Pick<Passage, 'title' | 'tags'>[], shopWords: readonly string[]): Speller => {
  const vocabulary = new Set<string>();
  for (const text of [...passages.flatMap(({ title, tags }) => [title, ...tags]), ...shopWords]) {
    for (const { surface, kind } of tokenize(text)) if (kind === 'word') vocabulary.add(surface);
    // 卡密 may be two words to a dictionary, and is one to the shop.
    if (/^\p{Script=Han}{2,8}$/u.test(text)) vocabulary.add(text);
  }
  return createSpeller(vocabulary);
};
