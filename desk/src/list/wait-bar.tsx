import { useTranslation } from 'react-i18next';
import { formatSpan } from '../time/format-time.ts';
import { useNow } from '../time/now.tsx';
import styles from './list.module.css';

/** Answer within this long: the desk's measure until inboxes set their own service level. */
export const SERVICE_LEVEL_MS = 15 * 60_000;

/** How much of the service level has passed: 0 to 1. */
export const waitShare = (since: string, now: number): number => Math.max(0, Math.min(1, (now - Date.parse(since)) / SERVICE_LEVEL_MS));

/** Waiting time as a quiet bar that fills toward the service level. */
export const WaitBar = ({ since }: { since: string }) => {
  const { t, i18n } = useTranslation();
  const now = useNow();
  const share = waitShare(since, now);
  const label = t('list.waits', { span: formatSpan(Math.max(0, now - Date.parse(since)), i18n.language) });
  return (
    <span className={styles['wait']} role="img" aria-label={label} title={label} data-late={share >= 1} data-soon={share >= 0.7}>
      <span style={{ width: `${Math.max(4, share * 100)}%` }} />
    </span>
  );
};
