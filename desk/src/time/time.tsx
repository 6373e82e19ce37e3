import { useTranslation } from 'react-i18next';
import { formatClock, formatExact, formatShort } from './format-time.ts';
import { useNow } from './now.tsx';

/** A time in short; the exact one on hover. `clock` shows 14:02 instead of an age. */
export const Time = ({ at, clock = false, className }: { at: string; clock?: boolean; className?: string }) => {
  const { t, i18n } = useTranslation();
  const now = useNow();
  const fresh = !clock && now - Date.parse(at) < 60_000;
  const shown = fresh ? t('time.now') : clock ? formatClock(at, i18n.language) : formatShort(at, now, i18n.language);
  return (
    <time dateTime={at} title={formatExact(at, i18n.language)} className={className}>
      {shown}
    </time>
  );
};
