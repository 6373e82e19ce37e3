import { Dropdown, Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Conversation, Thread } from '../api/use-api.ts';
import { ChannelBadge } from '../channels/channel-badge.tsx';
import { useLook } from '../channels/use-look.ts';
import { useComposer } from './composer-state.tsx';
import styles from './composer.module.css';

const ThreadName = ({ thread }: { thread: Thread }) => {
  const { t } = useTranslation();
  const look = useLook();
  return (
    <span className={styles['thread']}>
      <ChannelBadge kind={thread.channel} size={16} />
      <b>{look(thread.channel).label}</b>
      <span className="soft cut">{thread.address.name ?? thread.address.value}</span>
      {!thread.verified && <span className={styles['unverified']}>{t('thread.unverified')}</span>}
      {!thread.canReply && <span className="soft">{t('thread.closed')}</span>}
    </span>
  );
};

/** Where the reply goes: always in sight, changed with one click. */
const ThreadChoice = ({ conversation, target }: { conversation: Conversation; target: Thread | undefined }) => {
  const { t } = useTranslation();
  const { change } = useComposer();
  const items = conversation.threads.map((thread) => ({
    key: thread.id,
    disabled: !thread.canReply,
    label: <ThreadName thread={thread} />,
  }));
  return (
    <span className={styles['to']}>
      <span className="soft">{t('composer.by')}</span>
      <Dropdown
        trigger={['click']}
        placement="topRight"
        menu={{
          items,
          selectable: true,
          selectedKeys: target === undefined ? [] : [target.id],
          onClick: ({ key }) => change({ threadId: key }),
        }}
      >
        <button type="button" className={styles['choice']} title={t('composer.by-label')}>
          {target === undefined ? t('composer.no-thread') : <ThreadName thread={target} />}
          <span aria-hidden="true">▾</span>
        </button>
      </Dropdown>
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
