/** The old door of `normalise/`, until all its callers use the new one. */
export { clip, foldAccents, normaliseText, simplify } from './normalise/index.ts';
