import { useTranslation } from 'react-i18next';
import { type ChannelKind, useChannels } from '../api/use-api.ts';
import { useAppearance } from '../theme/appearance.tsx';

export type Look = { label: string; color: string; icon: string };

/** A text of both languages in the reader's. */
export const inLanguage = (both: { zh: string; en: string }, language: string): string => (language === 'zh' ? both.zh : both.en);

/** How channels look, from what each channel says of itself; an unknown one is grey and goes by its kind. */
export const useLook = (): ((kind: string | null) => Look) => {
  const channels = useChannels();
  const { mode } = useAppearance();
  const { i18n, t } = useTranslation();
  return (kind) => {
    const found: ChannelKind | undefined = channels.data?.items.find((one) => one.kind === kind);
    if (found === undefined) return { label: kind ?? t('channel.none'), color: 'var(--tl-line-strong)', icon: kind ?? '' };
    return { label: inLanguage(found.label, i18n.language), color: found.look[mode], icon: found.look.icon };
  };
};
