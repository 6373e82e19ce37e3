import { useTranslation } from 'react-i18next';
import { useSlow } from '../pieces/skeleton.tsx';
import styles from './shell.module.css';

/** Two strokes meeting in one: the logo, drawn while the desk loads. */
export const LineLoader = () => {
  const { t } = useTranslation();
  const slow = useSlow();
  return (
    <div className={styles['loader']} role="status" aria-label={t('loading')}>
      {slow && <Logo size={44} drawn />}
    </div>
  );
};

export const Logo = ({ size, drawn = false }: { size: number; drawn?: boolean }) => (
  <svg
    width={size}
    height={size}
    viewBox="0 0 32 32"
    fill="none"
    strokeWidth="3.6"
    strokeLinecap="round"
    aria-hidden="true"
    className={drawn ? styles['drawn'] : undefined}
  >
    <path pathLength="1" d="M23 4v5c0 5-7 5-7 10" stroke="var(--tl-accent)" opacity="0.55" />
    <path pathLength="1" d="M9 4v5c0 5 7 5 7 10v9" stroke="var(--tl-accent)" />
  </svg>
);
