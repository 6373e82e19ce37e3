import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './pieces.module.css';

export const Bone = ({ width, height = 12 }: { width: number | string; height?: number }) => (
  <div className={styles['skeleton']} style={{ width, height }} />
);

/** True once a wait has lasted 300 ms: before that nothing flickers. */
export const useSlow = (): boolean => {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), 300);
    return () => clearTimeout(timer);
  }, []);
  return slow;
};

/** Rows as they will come: a circle and two lines each. */
export const SkeletonRows = ({ rows, circle = true }: { rows: number; circle?: boolean }) => {
  const { t } = useTranslation();
  if (!useSlow()) return null;
  return (
    <div role="status" aria-label={t('loading')} style={{ display: 'grid', gap: 22, padding: 16 }}>
      {Array.from({ length: rows }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows of a skeleton have no identity
        <div key={index} style={{ display: 'flex', gap: 12, alignItems: 'center' }}>
          {circle && <div className={styles['skeleton']} style={{ width: 34, height: 34, borderRadius: '50%', flex: 'none' }} />}
          <div style={{ display: 'grid', gap: 8, flex: 1 }}>
            <Bone width={`${55 - (index % 3) * 10}%`} />
            <Bone width={`${90 - (index % 4) * 9}%`} />
          </div>
        </div>
      ))}
    </div>
  );
};
