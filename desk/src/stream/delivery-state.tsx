import { Popover } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Message } from '../api/use-api.ts';
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

/** The receipt, small; its story on hover or focus. */
export const DeliveryState = ({ message }: { message: Message }) => {
  const { t } = useTranslation();
  const { state } = message.delivery;
  if (state === 'held') return <UndoHeld message={message} />;
  // The trouble below the message says it.
  if (state === 'failed' || state === 'maybe-sent') return null;
  return (
    <Popover content={<Story message={message} />} placement="topRight" trigger={['hover', 'click']}>
      <button type="button" className={`plain ${styles['receipt']}`} data-state={state}>
        <span aria-hidden="true">{MARKS[state]}</span> {t(`delivery.${state}`)}
      </button>
    </Popover>
  );
};
