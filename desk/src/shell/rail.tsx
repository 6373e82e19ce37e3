import { BookOutlined, ExperimentOutlined, InboxOutlined, MessageOutlined, SettingOutlined, TeamOutlined } from '@ant-design/icons';
import { Tooltip } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { NavLink, useLocation, useNavigate } from 'react-router';
import { type Me, useCounts, useTray } from '../api/use-api.ts';
import { WithKeys } from '../pieces/keys.tsx';
import type { ShortcutId } from '../shortcuts/shortcut-list.ts';
import { useShortcut } from '../shortcuts/shortcuts-provider.tsx';
import { AccountMenu } from './account-menu.tsx';
import { Logo } from './line-loader.tsx';
import styles from './shell.module.css';

type Stop = { to: string; word: string; icon: ReactNode; shortcut: ShortcutId; permission: string };
const STOPS: readonly Stop[] = [
  {
    to: '/conversations',
    word: 'rail.conversations',
    icon: <MessageOutlined />,
    shortcut: 'goConversations',
    permission: 'conversations:read',
  },
  { to: '/customers', word: 'rail.customers', icon: <TeamOutlined />, shortcut: 'goPeople', permission: 'customers:read' },
  { to: '/knowledge', word: 'rail.knowledge', icon: <BookOutlined />, shortcut: 'goKnowledge', permission: 'knowledge:read' },
  { to: '/tray', word: 'rail.tray', icon: <InboxOutlined />, shortcut: 'goTray', permission: 'tray:read' },
  { to: '/playground', word: 'rail.playground', icon: <ExperimentOutlined />, shortcut: 'goPlayground', permission: 'conversations:write' },
  { to: '/settings', word: 'rail.settings', icon: <SettingOutlined />, shortcut: 'goSettings', permission: 'inboxes:read' },
];

const RailLink = ({ stop, badge }: { stop: Stop; badge: number }) => {
  const { t } = useTranslation();
  const navigate = useNavigate();
  useShortcut(stop.shortcut, () => void navigate(stop.to));
  return (
    <Tooltip title={<WithKeys text={t(stop.word)} shortcut={stop.shortcut} />} placement="right" mouseEnterDelay={0.3}>
      <NavLink to={stop.to} className={styles['stop'] ?? ''}>
        {stop.icon}
        <span className={styles['stopName']}>{t(stop.word)}</span>
        {badge > 0 && (
          <span className={styles['badge']}>
            {badge > 99 ? '99+' : badge}
            <span className="unseen"> {t('rail.waiting')}</span>
          </span>
        )}
      </NavLink>
    </Tooltip>
  );
};

export const Rail = ({ me }: { me: Me }) => {
  const { t } = useTranslation();
  const counts = useCounts();
  const mayTray = me.permissions.includes('tray:read');
  const tray = useTray('waiting');
  const inConversation = /^\/conversations\/./.test(useLocation().pathname);
  const badges: Record<string, number> = {
    '/conversations': counts.data?.unread ?? 0,
    '/tray': mayTray ? (tray.data?.items.length ?? 0) : 0,
  };
  return (
    <nav className={styles['rail']} aria-label={t('rail.label')} data-deep={inConversation}>
      <NavLink to="/conversations" className={styles['logo'] ?? ''} aria-label="Throughline">
        <Logo size={26} />
      </NavLink>
      {STOPS.filter((stop) => me.permissions.includes(stop.permission)).map((stop) => (
        <RailLink key={stop.to} stop={stop} badge={badges[stop.to] ?? 0} />
      ))}
      <AccountMenu me={me} />
    </nav>
  );
};
