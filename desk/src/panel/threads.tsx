import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Conversation, Thread } from '../api/use-api.ts';
import { ChannelBadge } from '../channels/channel-badge.tsx';
import { Time } from '../time/time.tsx';
import styles from './panel.module.css';
import { Section } from './section.tsx';

const MoveThreadDialog = lazy(async () => ({ default: (await import('../stream/move-thread-dialog.tsx')).MoveThreadDialog }));

/** The conversation's threads: how each joined, and the way to move one out again. */
export const Threads = ({ conversation }: { conversation: Conversation }) => {
  const { t } = useTranslation();
  const [moving, setMoving] = useState<Thread | null>(null);
  return (
    <Section name="threads" title={t('panel.threads')} count={conversation.threads.length}>
      <ul className={styles['rows']}>
        {conversation.threads.map((thread) => (
          <li key={thread.id} className={styles['thread']}>
            <ChannelBadge kind={thread.channel} />
            <span className="cut">{thread.address.value}</span>
            <Button size="small" type="text" onClick={() => setMoving(thread)}>
              {t('thread.move-short')}
            </Button>
            <small className="soft">
              {t(`joined.${thread.joinedBy}`)} · <Time at={thread.createdAt} />
            </small>
          </li>
        ))}
      </ul>
      <Suspense fallback={null}>
        {moving !== null && <MoveThreadDialog thread={moving} conversation={conversation} close={() => setMoving(null)} />}
      </Suspense>
    </Section>
  );
};
