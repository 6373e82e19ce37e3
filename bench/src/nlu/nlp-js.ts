/* nlp.js with its defaults, on the same lessons in both languages. */
import { dockStart } from '@nlpjs/basic';
import { LangEn } from '@nlpjs/lang-en';
import { LangZh } from '@nlpjs/lang-zh';
import type { Lessons } from './shipped-models.ts';

export type NlpJs = {
  addLanguage(language: string): void;
  addDocument(language: string, text: string, intent: string): void;
  train(): Promise<unknown>;
  guessLanguage(text: string): string | undefined;
  /** Intent only. */
  classify(language: string, text: string): Promise<{ intent: string; classifications?: { intent: string; score: number }[] }>;
  getSentiment(language: string, text: string): Promise<unknown>;
  /** Everything it can say of a text whose language it guesses. */
  process(text: string): Promise<unknown>;
  container: { use(plugin: unknown): void };
  nluManager: { domainManagers: Record<string, { domains: Record<string, { cache?: { results: Record<string, unknown> } }> }> };
};

/** What nlp.js calls a text that means nothing it knows. */
export const NONE = 'None';

export const trainNlpJs = async ({ examples, outOfScope }: Lessons): Promise<NlpJs> => {
  const dock = await dockStart({
    use: ['Basic'],
    settings: { nlp: { autoSave: false, autoLoad: false, log: false, nlu: { log: false } } },
  });
  const nlp: NlpJs = dock.get('nlp');
  for (const plugin of [LangEn, LangZh]) nlp.container.use(plugin);
  for (const language of ['en', 'zh']) nlp.addLanguage(language);
  for (const { language, text, intent } of examples) nlp.addDocument(language, text, intent);
  for (const { language, text } of outOfScope) nlp.addDocument(language, text, NONE);
  await nlp.train();
  return nlp;
};

/** It keeps the words of every text it has seen for an hour; here each round is to find new texts, as a desk does. */
export const forgetTexts = ({ nluManager }: NlpJs): void => {
  for (const { domains } of Object.values(nluManager.domainManagers))
    for (const { cache } of Object.values(domains)) if (cache) cache.results = {};
};
