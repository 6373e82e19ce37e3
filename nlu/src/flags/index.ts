export { type Flag, type FlagKind, findFlags } from './find-flags.ts';
