import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ConversationSummary } from '../api/use-api.ts';
import { ChannelBadge } from '../channels/channel-badge.tsx';
import { Time } from '../time/time.tsx';
import styles from './panel.module.css';
import { Section } from './section.tsx';

export const OtherConversations = ({ items, besides }: { items: readonly ConversationSummary[]; besides?: string }) => {
  const { t } = useTranslation();
  const others = items.filter((one) => one.id !== besides);
  if (others.length === 0) return null;
  return (
    <Section name="others" title={t(besides === undefined ? 'panel.conversations' : 'panel.others')} count={others.length}>
      <ul className={styles['rows']}>
        {others.map((one) => (
          <li key={one.id}>
            <Link to={`/conversations/${one.id}`} className={styles['other'] ?? ''}>
              <ChannelBadge kind={one.lastChannel} />
              <span className="cut">{one.subject}</span>
              <small className="soft">
                {t(`status.${one.status}`)} · <Time at={one.updatedAt} />
              </small>
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  );
};
