import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLive } from '../live/live-provider.tsx';
import styles from './shell.module.css';

const PATIENCE_MS = 2500;

/** Says when the live line has been gone for more than a moment: what is shown may be old, and writing still works. */
export const ConnectionBar = () => {
  const { t } = useTranslation();
  const { state, live } = useLive();
  const [lost, setLost] = useState(false);
  useEffect(() => {
    if (state === 'open') return setLost(false);
    const timer = setTimeout(() => setLost(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [state]);
  if (!lost) return null;
  return (
    <div className={styles['lost']} role="status">
      {t(navigator.onLine ? 'live.lost' : 'live.offline')}
      <button type="button" className="plain" onClick={() => live?.wake()}>
        {t('live.try')}
      </button>
    </div>
  );
};
