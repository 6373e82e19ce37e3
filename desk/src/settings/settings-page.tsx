import { ConfigProvider } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { NavLink, Outlet } from 'react-router';
import { useMe } from '../api/use-api.ts';
import { antdTheme } from '../theme/antd-theme.ts';
import { useAppearance } from '../theme/appearance.tsx';
import styles from './settings.module.css';

const PAGES = [
  { to: 'inboxes', word: 'settings.inboxes', permission: 'inboxes:read' },
  { to: 'macros', word: 'settings.macros', permission: 'knowledge:read' },
  { to: 'intents', word: 'settings.intents', permission: 'knowledge:read' },
  { to: 'training', word: 'settings.training', permission: 'knowledge:read' },
  { to: 'labels', word: 'settings.labels', permission: 'conversations:write' },
  { to: 'agents', word: 'settings.agents', permission: 'agents:read' },
  { to: 'tokens', word: 'settings.tokens', permission: 'tokens:write' },
  { to: 'audit', word: 'settings.audit', permission: 'audit:read' },
] as const;

/** Settings are read rarely and with care: roomier than the desk. */
export const SettingsPage = () => {
  const { t } = useTranslation();
  const { mode } = useAppearance();
  const me = useMe();
  const theme = useMemo(() => antdTheme(mode, false), [mode]);
  return (
    <ConfigProvider theme={theme}>
      <div className={styles['settings']}>
        <nav className={styles['menu']} aria-label={t('rail.settings')}>
          <h2>{t('rail.settings')}</h2>
          {PAGES.filter((page) => me.data?.permissions.includes(page.permission)).map((page) => (
            <NavLink key={page.to} to={page.to}>
              {t(page.word)}
            </NavLink>
          ))}
        </nav>
        <main className={styles['content']}>
          <Outlet />
        </main>
      </div>
    </ConfigProvider>
  );
};
