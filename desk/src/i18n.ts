import { createInstance, type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { readKept } from './shell/kept.ts';

export type Locale = 'zh' | 'en';
export const tagOf = (locale: Locale): string => (locale === 'zh' ? 'zh-CN' : 'en');

const words = async (locale: Locale): Promise<Record<string, unknown>> =>
  locale === 'zh' ? (await import('./locales/zh-CN.json')).default : (await import('./locales/en.json')).default;

/** What this browser was last set to, else what it speaks. */
export const findLocale = (): Locale => {
  const kept = readKept('locale');
  if (kept === 'zh' || kept === 'en') return kept;
  return navigator.languages.find((language) => /^(zh|en)/i.test(language))?.startsWith('zh') ? 'zh' : 'en';
};

export const switchLocale = async (i18n: i18n, locale: Locale): Promise<void> => {
  if (!i18n.hasResourceBundle(locale, 'translation')) i18n.addResourceBundle(locale, 'translation', await words(locale));
  await i18n.changeLanguage(locale);
  document.documentElement.lang = tagOf(locale);
};

export const startI18n = async (): Promise<i18n> => {
  const i18n = createInstance();
  await i18n
    .use(initReactI18next)
    .init({ lng: findLocale(), fallbackLng: false, resources: {}, interpolation: { escapeValue: false }, react: { useSuspense: false } });
  await switchLocale(i18n, findLocale());
  return i18n;
};
