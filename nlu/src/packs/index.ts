export { foldSentence, type IntentPack, mergePacks, PackError, type PackIntent, type PackLanguage, parsePack } from './parse-pack.ts';
