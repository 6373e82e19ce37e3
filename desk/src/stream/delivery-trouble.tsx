import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Dropdown } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useClient } from '../api/client.tsx';
import { keys } from '../api/keys.ts';
import { type Conversation, type Message, useMe } from '../api/use-api.ts';
import { useLook } from '../channels/use-look.ts';
import { type LoadedMessages, placeMessage } from '../live/place-message.ts';
import { explainError } from '../pieces/explain-error.ts';
import { findOpenOthers } from '../composer/reply-window.ts';
import { useNow } from '../time/now.tsx';
import styles from './stream.module.css';
import { useToast } from '../pieces/toast.tsx';

const useRetry = (message: Message) => {
  const client = useClient();
  const queries = useQueryClient();
  const { t } = useTranslation();
  const toast = useToast();
  return useMutation({
    mutationFn: (threadId?: string) => client.call('retryMessage', { id: message.id, body: threadId === undefined ? {} : { threadId } }),
    onSuccess: (fresh) =>
      queries.setQueryData<LoadedMessages>(keys.messages(message.conversationId), (loaded) => loaded && placeMessage(loaded, fresh)),
    onError: (error) => toast.error(explainError(t, error)),
  });
};

/** In place of the receipt: what went wrong, in red, and the ways on. "Maybe sent" says what that means. */
export const DeliveryTrouble = ({ message, conversation }: { message: Message; conversation: Conversation }) => {
  const { t } = useTranslation();
  const look = useLook();
  const me = useMe();
  const retry = useRetry(message);
  const now = useNow();
  const { state, error } = message.delivery;
  if (state !== 'failed' && state !== 'maybe-sent') return null;
  const others = findOpenOthers(conversation.threads, { id: message.threadId ?? '' }, now);
  const reason = t(`delivery-error.${error?.class ?? 'unknown'}`);
  return (
    <div className={styles['trouble']} data-state={state} role={state === 'failed' ? 'alert' : undefined}>
      <p>
        <b>{t(state === 'failed' ? 'delivery.failed' : 'delivery.maybe-sent')}</b>{' '}
        {state === 'failed' ? reason : t('delivery.maybe-sent-means')}
      </p>
      {error !== null && error.detail !== '' && <code>{error.detail}</code>}
      <div>
        <Button size="small" loading={retry.isPending} onClick={() => retry.mutate(undefined)}>
          {t('delivery.retry')}
        </Button>
        {others.length > 0 && (
          <Dropdown
            trigger={['click']}
            menu={{
              items: others.map((thread) => ({ key: thread.id, label: `${look(thread.channel).label} · ${thread.address.value}` })),
              onClick: ({ key }) => retry.mutate(key),
            }}
          >
            <Button size="small">{t('delivery.other-channel')}</Button>
          </Dropdown>
        )}
        {me.data?.permissions.includes('tray:read') === true && <Link to="/tray">{t('delivery.tray')}</Link>}
      </div>
    </div>
  );
};
