import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from '../api/client.tsx';
import type { Conversation, Thread } from '../api/use-api.ts';
import { ChannelName } from '../channels/channel-badge.tsx';
import { rememberConversation } from '../live/live-provider.tsx';
import { explainError } from '../pieces/explain-error.ts';
import styles from './stream.module.css';
import { useToast } from '../pieces/toast.tsx';

const MoveThreadDialog = lazy(async () => ({ default: (await import('./move-thread-dialog.tsx')).MoveThreadDialog }));

const Unverified = ({ thread, move }: { thread: Thread; move: () => void }) => {
  const { t } = useTranslation();
  const client = useClient();
  const queries = useQueryClient();
  const message = useToast();
  const verify = useMutation({
    mutationFn: () => client.call('verifyThread', { id: thread.id }),
    onSuccess: (fresh) => {
      rememberConversation(queries, fresh);
      message.success(t('thread.verified-done'));
    },
    onError: (error) => message.error(explainError(t, error)),
  });
  return (
    <div className={styles['warning']} role="status">
      <p>
        <ChannelName kind={thread.channel} /> <b>{thread.address.name ?? thread.address.value}</b>{' '}
        {t(thread.joinedBy === 'continued' ? 'thread.unverified-continued' : 'thread.unverified-means')}
      </p>
      <div>
        <Button size="small" type="primary" loading={verify.isPending} onClick={() => verify.mutate()}>
          {t('thread.verify')}
        </Button>
        <Button size="small" onClick={move}>
          {t('thread.move')}
        </Button>
      </div>
    </div>
  );
};

/** Above the stream: threads that only quoted the reference, until somebody vouches for them or moves them out. */
export const ThreadWarnings = ({ conversation }: { conversation: Conversation }) => {
  const [moving, setMoving] = useState<Thread | null>(null);
  return (
    <>
      {conversation.threads
        .filter((thread) => !thread.verified)
        .map((thread) => (
          <Unverified key={thread.id} thread={thread} move={() => setMoving(thread)} />
        ))}
      <Suspense fallback={null}>
        {moving !== null && <MoveThreadDialog thread={moving} conversation={conversation} close={() => setMoving(null)} />}
      </Suspense>
    </>
  );
};
