export { clip, MAX_LENGTH } from './clip.ts';
export { type Corrected, type Correction, createSpeller, type Speller, type SpellerOptions } from './create-speller.ts';
export { findNumbers, type NumberFound } from './find-numbers.ts';
export { type FoldedRepeats, foldRepeats, type Repeat } from './fold-repeats.ts';
export { dropUnseen, foldAccents, normaliseText } from './normalise-text.ts';
export { type EmojiFound, findEmoji, spellEmoji } from './read-emoji.ts';
export { countVariants, simplify } from './simplify-letters.ts';
