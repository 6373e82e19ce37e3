import { useTranslation } from 'react-i18next';
import type { Inbox } from '../api/use-api.ts';
import { Copyable } from '../pieces/copyable.tsx';
import styles from '../pieces/page.module.css';

/** What the other side asks for: the inbox's id, and where to deliver. */
export const InboxFacts = ({ inbox }: { inbox: Inbox }) => {
  const { t } = useTranslation();
  const rows = [
    { name: t('inbox.id'), value: inbox.id },
    { name: t('inbox.account'), value: inbox.account },
    { name: t('inbox.webhook'), value: inbox.webhookUrl ?? '' },
  ].filter((row) => row.value !== '');
  return (
    <dl className={styles['facts']}>
      {rows.map((row) => (
        <div key={row.name}>
          <dt>{row.name}</dt>
          <dd>
            <Copyable text={row.value} />
          </dd>
        </div>
      ))}
    </dl>
  );
};
