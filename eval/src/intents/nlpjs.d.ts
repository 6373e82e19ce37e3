/** What is used of nlp.js, which has no types. */
declare module '@nlpjs/basic' {
  export type NlpJs = {
    container: { use(plugin: new () => object): void };
    addLanguage(language: string): void;
    addDocument(language: string, text: string, intent: string): void;
    train(): Promise<void>;
    process(
      language: string,
      text: string,
    ): Promise<{ intent: string; score: number; classifications?: { intent: string; score: number }[] }>;
    toJSON(): object;
  };
  export function dockStart(settings: object): Promise<{ get(name: 'nlp'): NlpJs }>;
}

declare module '@nlpjs/lang-en' {
  export const LangEn: new () => object;
}

declare module '@nlpjs/lang-zh' {
  export const LangZh: new () => object;
}
