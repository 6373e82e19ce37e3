export { createMessageIndex } from './index-messages.ts';
