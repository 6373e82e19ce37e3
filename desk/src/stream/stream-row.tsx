/** One stop of the line: the coloured segment with its mark on the left, what happened on the right. */
import { memo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Conversation } from '../api/use-api.ts';
import { ChannelBadge, colorStyle } from '../channels/channel-badge.tsx';
import { useLook } from '../channels/use-look.ts';
import { formatDay, formatSpan } from '../time/format-time.ts';
import type { StreamItem, SwitchItem } from './build-stream.ts';
import { DecisionLines, Why } from './decision-line.tsx';
import { MessageView } from './message-view.tsx';
import styles from './stream.module.css';

type RowProps = { item: StreamItem; conversation: Conversation; first: boolean; last: boolean };

/** Two lines joining: the old one ends where the new one comes in from the side. */
const Junction = ({ from, to }: { from: string; to: string }) => (
  <svg className={styles['junction']} width="44" height="44" viewBox="0 0 44 44" fill="none" strokeWidth="3" aria-hidden="true">
    <path d="M22 0v30" stroke={from} />
    <path d="M5 2c0 20 17 12 17 32v10" stroke={to} strokeLinecap="round" />
    <rect x="17" y="29" width="10" height="10" rx="2" transform="rotate(45 22 34)" fill={to} stroke="var(--tl-paper)" strokeWidth="2" />
  </svg>
);

const Switched = ({ item }: { item: SwitchItem }) => {
  const { t, i18n } = useTranslation();
  const look = useLook();
  const same = item.from === item.channel;
  const word = item.byCustomer ? (same ? 'switch.again' : 'switch.moved') : 'switch.answered';
  const gap = item.gapMs > 60_000 ? ` · ${t('switch.later', { span: formatSpan(item.gapMs, i18n.language) })}` : '';
  return (
    <div className={styles['switched']}>
      <b>
        {t(word, { channel: look(item.channel).label })}
        {gap}
      </b>
      <span className="soft">
        {t(`joined.${item.thread.joinedBy}`)}
        {!item.thread.verified && ` · ${t('thread.unverified')}`}
      </span>
      <Why decisions={item.why} />
    </div>
  );
};

const Mark = ({ item }: { item: StreamItem }): ReactNode => {
  const look = useLook();
  if (item.kind === 'switch') return <Junction from={look(item.from).color} to={look(item.channel).color} />;
  if (item.kind === 'decisions') return <span className={styles['tick']} />;
  if (item.kind !== 'message') return null;
  if (item.message.internal) return <span className={styles['noteMark']} />;
  return item.head ? <ChannelBadge kind={item.message.channel} size={22} /> : <span className={styles['dot']} />;
};

const Content = ({ item, conversation }: { item: StreamItem; conversation: Conversation }): ReactNode => {
  const { t, i18n } = useTranslation();
  if (item.kind === 'day') return <h2 className={styles['day']}>{formatDay(item.at, i18n.language)}</h2>;
  if (item.kind === 'unread')
    return (
      <div className={styles['unread']} data-unread-divider="">
        {t('stream.unread', { count: item.count })}
      </div>
    );
  if (item.kind === 'switch') return <Switched item={item} />;
  if (item.kind === 'decisions') return <DecisionLines items={item.items} />;
  return <MessageView item={item} conversation={conversation} />;
};

export const StreamRow = memo(({ item, conversation, first, last }: RowProps) => {
  const look = useLook();
  return (
    <li
      className={styles['row']}
      data-kind={item.kind}
      data-head={item.kind === 'message' && item.head}
      data-first={first}
      data-last={last}
      style={colorStyle(look(item.channel).color)}
    >
      <span className={styles['line']}>
        <Mark item={item} />
      </span>
      <div className={styles['content']}>
        <Content item={item} conversation={conversation} />
      </div>
    </li>
  );
});
