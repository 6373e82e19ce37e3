import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Conversation, Thread } from '../api/use-api.ts';
import { useLook } from '../channels/use-look.ts';
import { formatExact, formatSpan } from '../time/format-time.ts';
import { useNow } from '../time/now.tsx';
import { useComposer } from './composer-state.tsx';
import styles from './composer.module.css';
import { findOpenOthers, isClosed } from './reply-window.ts';

const SOON_MS = 3_600_000;

const Closed = ({ conversation, target, since }: { conversation: Conversation; target: Thread; since: number }) => {
  const { t, i18n } = useTranslation();
  const look = useLook();
  const now = useNow();
  const { change } = useComposer();
  const others = findOpenOthers(conversation.threads, target, now);
  const words = { channel: look(target.channel).label, span: formatSpan(Math.max(0, now - since), i18n.language) };
  return (
    <div className={styles['window']} data-closed role="status">
      <p>
        <b>{t('window.closed', words)}</b> {t(others.length > 0 ? 'window.ways' : 'window.no-ways')}
      </p>
      {others.map((thread) => (
        <Button key={thread.id} size="small" onClick={() => change({ threadId: thread.id })}>
          {t('window.use', { channel: look(thread.channel).label })}
        </Button>
      ))}
    </div>
  );
};

/** How long the platform still takes our replies here; when it no longer does, what to do. Silent where there is no limit. */
export const WindowNote = ({ conversation, target }: { conversation: Conversation; target: Thread }) => {
  const { t, i18n } = useTranslation();
  const now = useNow();
  if (target.windowEndsAt === null) return null;
  const end = Date.parse(target.windowEndsAt);
  if (isClosed(target, now)) return <Closed conversation={conversation} target={target} since={end} />;
  return (
    <p className={styles['window']} data-soon={end - now < SOON_MS} title={formatExact(target.windowEndsAt, i18n.language)}>
      {t('window.left', { span: formatSpan(end - now, i18n.language) })}
    </p>
  );
};
