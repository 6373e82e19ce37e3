export { type DetectedLanguage, detectLanguage } from './language/index.ts';
