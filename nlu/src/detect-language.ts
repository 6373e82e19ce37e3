/** The old door of `language/`, until all its callers use the new one. */
export { detectLanguage } from './language/index.ts';
