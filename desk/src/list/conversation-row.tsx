import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ConversationSummary } from '../api/use-api.ts';
import { ChannelBadge } from '../channels/channel-badge.tsx';
import { Avatar } from '../pieces/avatar.tsx';
import { Time } from '../time/time.tsx';
import { URGENT } from './list-filter.ts';
import styles from './list.module.css';
import { WaitBar } from './wait-bar.tsx';

/** Who has it now, in two words. */
const Handler = ({ one }: { one: ConversationSummary }) => {
  const { t } = useTranslation();
  if (one.status !== 'open') return <span>{t(`status.${one.status}`)}</span>;
  if (one.handling === 'agent') return <span className="cut">{one.assignee?.name ?? t('handling.agent')}</span>;
  return <span data-handling={one.handling}>{t(`handling.${one.handling}`)}</span>;
};

const Channels = ({ one }: { one: ConversationSummary }) => (
  <span className={styles['channels']}>
    {one.channels.map((channel) => (
      <ChannelBadge key={channel} kind={channel} size={15} />
    ))}
  </span>
);

export const ConversationRow = memo(({ one, selected, search }: { one: ConversationSummary; selected: boolean; search: string }) => {
  const { t } = useTranslation();
  const ours = one.last.author !== 'customer';
  return (
    <Link
      to={`/conversations/${one.id}${search}`}
      className={styles['row'] ?? ''}
      data-unread={one.unread > 0}
      aria-current={selected ? 'page' : undefined}
    >
      <Avatar name={one.customer.name} size={34} corner={<ChannelBadge kind={one.lastChannel} size={16} />} />
      <span className={styles['words']}>
        <span className={styles['top']}>
          <b className="cut">{one.customer.name}</b>
          {one.unread > 0 && <span className={styles['unread']}>{t('list.unread', { count: one.unread })}</span>}
          <Time at={one.last.at} className={styles['time'] ?? ''} />
        </span>
        <span className={`cut ${styles['last']}`}>
          {ours && <span className="soft">{t(`list.by-${one.last.author}`)} </span>}
          {one.last.text.replaceAll(/\*\*|`/g, '') || t('list.no-text')}
        </span>
        <span className={styles['foot']}>
          <span className="cut">{one.subject}</span>
          {one.mood === 'angry' && <span className={styles['angry']}>{t('mood.angry')}</span>}
          {one.urgency >= URGENT && <span className={styles['angry']}>{t('understanding.urgency')}</span>}
          {one.channels.length > 1 && <Channels one={one} />}
          <Handler one={one} />
        </span>
      </span>
      {one.waitingSince !== null && one.status === 'open' && <WaitBar since={one.waitingSince} />}
    </Link>
  );
});
