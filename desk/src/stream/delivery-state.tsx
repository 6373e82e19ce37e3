import { Popover } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Abilities } from '@throughline/protocol/channel';
import { type Message, useChannels } from '../api/use-api.ts';
import { useLook } from '../channels/use-look.ts';
import { formatExact } from '../time/format-time.ts';
import styles from './stream.module.css';
import { UndoHeld } from './undo-held.tsx';

const MARKS: Partial<Record<Message['delivery']['state'], string>> = {
  queued: '◷',
  sending: '◷',
  sent: '✓',
  delivered: '✓✓',
  read: '✓✓',
  cancelled: '⦸',
};

const Story = ({ message }: { message: Message }) => {
  const { t, i18n } = useTranslation();
  const { delivery } = message;
  return (
    <div className={styles['story']}>
      <p>{t('delivery.written', { when: formatExact(message.createdAt, i18n.language) })}</p>
      <p>{t('delivery.became', { state: t(`delivery.${delivery.state}`), when: formatExact(delivery.at, i18n.language) })}</p>
      {delivery.attempts > 1 && <p>{t('delivery.attempts', { count: delivery.attempts })}</p>}
      {delivery.nextTryAt !== null && <p>{t('delivery.next', { when: formatExact(delivery.nextTryAt, i18n.language) })}</p>}
      {delivery.pieces.length > 1 && <p>{t('delivery.pieces', { count: delivery.pieces.length })}</p>}
    </div>
  );
};

const MINUTE_MS = 60_000;

/** "Telegram takes 1 a second per chat": why an answer waits although nothing went wrong. */
const Pace = ({ channel }: { channel: string }) => {
  const { t } = useTranslation();
  const look = useLook();
  const rates = useChannels().data?.items.find((kind) => kind.kind === channel)?.abilities['rates'] as Abilities['rates'] | undefined;
  const limits = (rates ?? []).map(({ per, n, ms }) => {
    const minutes = ms % MINUTE_MS === 0;
    return t(`pace.${per}-${minutes ? 'minute' : 'second'}`, { n: Math.round((n * (minutes ? MINUTE_MS : 1000)) / ms) });
  });
  return <>{t('pace.waiting', { channel: look(channel).label, limits: limits.join(t('fact.comma')) })}</>;
};

/** The receipt, small; its story on hover or focus. */
export const DeliveryState = ({ message }: { message: Message }) => {
  const { t } = useTranslation();
  const { state, error } = message.delivery;
  const paced = state === 'queued' && error?.class === 'pace' && message.channel !== null;
  if (state === 'held') return <UndoHeld message={message} />;
  // The trouble below the message says it.
  if (state === 'failed' || state === 'maybe-sent') return null;
  return (
    <Popover content={<Story message={message} />} placement="topRight" trigger={['hover', 'click']}>
      <button type="button" className={`plain ${styles['receipt']}`} data-state={state}>
        <span aria-hidden="true">{MARKS[state]}</span> {paced ? <Pace channel={message.channel ?? ''} /> : t(`delivery.${state}`)}
      </button>
    </Popover>
  );
};
