import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useComposer } from './composer-state.tsx';
import styles from './composer.module.css';

const FIELDS = ['subject', 'cc', 'bcc'] as const;

/** Subject and copies, folded: the reply goes to all as it is. */
export const MailFields = () => {
  const { t } = useTranslation();
  const { draft, change } = useComposer();
  const [open, setOpen] = useState(FIELDS.some((name) => draft[name] !== ''));
  if (!open) {
    return (
      <button type="button" className={`plain ${styles['more']}`} onClick={() => setOpen(true)}>
        {t('mail.more')}
      </button>
    );
  }
  return (
    <div className={styles['mail']}>
      {FIELDS.map((name) => (
        <label key={name}>
          <span className="soft">{t(`mail.${name}`)}</span>
          <input value={draft[name]} onChange={(event) => change({ [name]: event.target.value })} />
        </label>
      ))}
    </div>
  );
};
