import { ArrowLeftOutlined, CheckOutlined, EllipsisOutlined, UserOutlined } from '@ant-design/icons';
import { formatReference } from '@throughline/protocol/reference';
import { Button, Dropdown, Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useNavigate } from 'react-router';
import type { Conversation } from '../api/use-api.ts';
import { Chip } from '../pieces/chip.tsx';
import { Copyable } from '../pieces/copyable.tsx';
import { WithKeys } from '../pieces/keys.tsx';
import { useShortcut } from '../shortcuts/shortcuts-provider.tsx';
import { formatSpan } from '../time/format-time.ts';
import { useNow } from '../time/now.tsx';
import { AssignMenu } from './assign-menu.tsx';
import { PresenceFaces } from './presence-faces.tsx';
import { SnoozeMenu } from './snooze-menu.tsx';
import styles from './stream.module.css';
import { type Acts, useActs } from './use-acts.ts';

const Situation = ({ conversation }: { conversation: Conversation }) => {
  const { t, i18n } = useTranslation();
  const now = useNow();
  const { waitingSince, status, handling, snoozedUntil } = conversation;
  const tone =
    status === 'open' && (handling === 'queued' || handling === 'offered')
      ? 'warning'
      : status === 'resolved'
        ? 'good'
        : handling === 'assistant'
          ? 'accent'
          : 'plain';
  const word = status === 'open' ? t(`handling.${handling}`) : t(`status.${status}`);
  return (
    <>
      <Chip tone={tone}>{word}</Chip>
      {snoozedUntil !== null && status === 'snoozed' && (
        <span className="soft">
          {t('snooze.until', { when: new Date(snoozedUntil).toLocaleString(i18n.language, { dateStyle: 'short', timeStyle: 'short' }) })}
        </span>
      )}
      {waitingSince !== null && status === 'open' && (
        <span className="soft">{t('list.waits', { span: formatSpan(Math.max(0, now - Date.parse(waitingSince)), i18n.language) })}</span>
      )}
    </>
  );
};

const More = ({ conversation, acts }: { conversation: Conversation; acts: Acts }) => {
  const { t } = useTranslation();
  const withAssistant = conversation.handling === 'assistant';
  const items = [
    withAssistant
      ? { key: 'hand-over', label: t('act.hand-over'), onClick: () => acts.handOver.mutate() }
      : { key: 'return', label: t('act.return'), onClick: () => acts.returnToAssistant.mutate() },
  ];
  return (
    <Dropdown menu={{ items }} trigger={['click']} placement="bottomRight">
      <Button type="text" icon={<EllipsisOutlined />} aria-label={t('act.more')} />
    </Dropdown>
  );
};

const Settle = ({ conversation, acts }: { conversation: Conversation; acts: Acts }) => {
  const { t } = useTranslation();
  const open = conversation.status === 'open';
  useShortcut('resolve', open ? () => acts.resolve.mutate() : () => acts.reopen.mutate());
  if (!open)
    return (
      <Button onClick={() => acts.reopen.mutate()} loading={acts.reopen.isPending}>
        {t('act.reopen')}
      </Button>
    );
  return (
    <Tooltip title={<WithKeys text={t('act.resolve-hint')} shortcut="resolve" />}>
      <Button
        icon={<CheckOutlined />}
        onClick={() => acts.resolve.mutate()}
        loading={acts.resolve.isPending}
        className={styles['resolve'] ?? ''}
      >
        <span className={styles['wide']}>{t('act.resolve')}</span>
      </Button>
    </Tooltip>
  );
};

export const ConversationHeader = ({ conversation }: { conversation: Conversation }) => {
  const { t } = useTranslation();
  const { search, pathname } = useLocation();
  const navigate = useNavigate();
  const acts = useActs(conversation.id);
  const here = `/conversations/${conversation.id}`;
  const panel = pathname.endsWith('/customer') ? `${here}${search}` : `${here}/customer${search}`;
  useShortcut('panel', () => void navigate(panel));
  return (
    <header className={styles['header']}>
      <Link className={styles['back'] ?? ''} to={`/conversations${search}`} aria-label={t('act.back')}>
        <ArrowLeftOutlined />
      </Link>
      <div className={styles['title']}>
        <h1 className="cut" title={conversation.subject}>
          {conversation.customer.name}
          <span className={styles['subject']}>{conversation.subject}</span>
        </h1>
        <div className={styles['state']}>
          <Copyable text={conversation.reference} shown={`#${formatReference(conversation.reference)}`} />
          <Situation conversation={conversation} />
        </div>
      </div>
      <PresenceFaces conversationId={conversation.id} />
      <div className={styles['acts']}>
        <AssignMenu conversation={conversation} acts={acts} />
        <SnoozeMenu acts={acts} />
        <Settle conversation={conversation} acts={acts} />
        <More conversation={conversation} acts={acts} />
        <Link to={panel} className={styles['toPanel'] ?? ''} aria-label={t('panel.label')}>
          <UserOutlined />
        </Link>
      </div>
    </header>
  );
};
