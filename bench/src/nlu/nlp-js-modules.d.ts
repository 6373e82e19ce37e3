/* nlp.js comes without types. */
declare module '@nlpjs/basic' {
  export function dockStart(settings: object): Promise<{ get(name: 'nlp'): import('./nlp-js.ts').NlpJs }>;
}
declare module '@nlpjs/lang-en' {
  export const LangEn: unknown;
}
declare module '@nlpjs/lang-zh' {
  export const LangZh: unknown;
}
