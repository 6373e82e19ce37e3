import { useTranslation } from 'react-i18next';
import type { Message } from '../api/use-api.ts';
import styles from './stream.module.css';

const words = (value: unknown): string[] =>
  typeof value === 'string' ? [value] : Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];

/** Subject and copies of a mail, when it has any. */
export const MailHead = ({ message }: { message: Message }) => {
  const { t } = useTranslation();
  const rows = [
    { name: t('mail.subject'), value: words(message.meta['subject']) },
    { name: t('mail.cc'), value: words(message.meta['cc']) },
    { name: t('mail.bcc'), value: words(message.meta['bcc']) },
  ].filter((row) => row.value.length > 0);
  const automatic = words(message.meta['automatic'])[0];
  if (rows.length === 0 && automatic === undefined) return null;
  return (
    <div className={styles['mailHead']}>
      {rows.map((row) => (
        <span key={row.name} className="cut">
          {row.name} <b>{row.value.join(', ')}</b>
        </span>
      ))}
      {automatic !== undefined && <span>{t(`mail.${automatic}`)}</span>}
    </div>
  );
};
