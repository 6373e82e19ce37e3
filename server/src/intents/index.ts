export * as doubts from './doubts.ts';
export * as editing from './editing.ts';
export { type IntentBook, openIntentBook } from './intent-book.ts';
export { SURE } from './measure-intents.ts';
export { openEmotionModel } from './open-emotion-model.ts';
export { createReadText, type ReadText } from './read-text.ts';
export { setUpIntents } from './set-up-intents.ts';
export * as intentStore from './store.ts';
export * as versions from './versions.ts';
