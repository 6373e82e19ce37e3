export type Locale = 'zh' | 'en';

/** The host's wish, else the inbox's, else the first of the visitor's languages that we speak. */
export const chooseLocale = (wished: string | undefined, inbox: string | null, languages: readonly string[]): Locale => {
  for (const language of [wished ?? '', inbox ?? '', ...languages]) {
    if (/^zh\b/i.test(language)) return 'zh';
    if (/^en\b/i.test(language)) return 'en';
  }
  return 'en';
};
