import { Segmented, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Conversation, Thread } from '../api/use-api.ts';
import { ChannelBadge } from '../channels/channel-badge.tsx';
import { useLook } from '../channels/use-look.ts';
import { useComposer } from './composer-state.tsx';
import styles from './composer.module.css';

const ThreadChoice = ({ conversation, target }: { conversation: Conversation; target: Thread | undefined }) => {
  const { t } = useTranslation();
  const look = useLook();
  const { change } = useComposer();
  const options = conversation.threads.map((thread) => ({
    value: thread.id,
    disabled: !thread.canReply,
    label: (
      <span className={styles['thread']}>
        <ChannelBadge kind={thread.channel} size={16} />
        <b>{look(thread.channel).label}</b>
        <span className="soft cut">{thread.address.name ?? thread.address.value}</span>
        {!thread.verified && <span className={styles['unverified']}>{t('thread.unverified')}</span>}
        {!thread.canReply && <span className="soft">{t('thread.closed')}</span>}
      </span>
    ),
  }));
  return (
    <span className={styles['to']}>
      <span className="soft">{t('composer.by')}</span>
      <Select
        variant="filled"
        value={target?.id ?? null}
        options={options}
        onChange={(threadId) => change({ threadId })}
        aria-label={t('composer.by-label')}
        popupMatchSelectWidth={false}
        placeholder={t('composer.no-thread')}
      />
    </span>
  );
};

export const ComposerTop = ({ conversation, target }: { conversation: Conversation; target: Thread | undefined }) => {
  const { t } = useTranslation();
  const { draft, change, field } = useComposer();
  const pick = (mode: 'reply' | 'note'): void => {
    change({ mode });
    field.current?.focus();
  };
  return (
    <div className={styles['top']}>
      <Segmented
        size="small"
        value={draft.mode}
        onChange={pick}
        options={[
          { value: 'reply', label: t('composer.reply') },
          { value: 'note', label: t('composer.note') },
        ]}
      />
      {draft.mode === 'reply' ? (
        <ThreadChoice conversation={conversation} target={target} />
      ) : (
        <span className="soft cut">{t('composer.note-hint')}</span>
      )}
    </div>
  );
};
