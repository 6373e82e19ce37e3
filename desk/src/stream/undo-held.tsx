import { ApiError } from '@throughline/sdk';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useClient } from '../api/client.tsx';
import { keys } from '../api/keys.ts';
import type { Message } from '../api/use-api.ts';
import { useComposer } from '../composer/composer-state.tsx';
import { type LoadedMessages, placeMessage } from '../live/place-message.ts';
import { explainError } from '../pieces/explain-error.ts';
import { useSeconds } from '../time/now.tsx';
import styles from './stream.module.css';
import { useToast } from '../pieces/toast.tsx';

export const UNDO_SECONDS = 5;

/** A reply within its undo time: counts down, and puts the words back into the reply box. */
export const UndoHeld = ({ message }: { message: Message }) => {
  const { t } = useTranslation();
  const toast = useToast();
  const client = useClient();
  const queries = useQueryClient();
  const composer = useComposer();
  const now = useSeconds(true);
  const left = Math.ceil((Date.parse(message.createdAt) + UNDO_SECONDS * 1000 - now) / 1000);
  const undo = useMutation({
    mutationFn: () => client.call('cancelMessage', { id: message.id }),
    onSuccess: () => {
      const cancelled: Message = { ...message, delivery: { ...message.delivery, state: 'cancelled', at: new Date().toISOString() } };
      queries.setQueryData<LoadedMessages>(keys.messages(message.conversationId), (loaded) => loaded && placeMessage(loaded, cancelled));
      composer.takeBack(message.parts);
    },
    onError: (error) => toast.warning(error instanceof ApiError && error.status === 409 ? t('undo.late') : explainError(t, error)),
  });
  return (
    <span className={styles['held']}>
      {t('delivery.held', { count: Math.max(0, left) })}
      <Button size="small" type="link" disabled={left <= 0} loading={undo.isPending} onClick={() => undo.mutate()}>
        {t('undo.act')}
      </Button>
    </span>
  );
};
