/** The signed-in desk: who am I → live line → rail, page, offers, search and shortcuts. Signed out: the sign-in page. */
import { ApiError } from '@throughline/sdk';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, Outlet, useLocation } from 'react-router';
import { type Me, useMe } from '../api/use-api.ts';
import { switchLocale } from '../i18n.ts';
import { LiveProvider } from '../live/live-provider.tsx';
import { OffersProvider } from '../offers/offers.tsx';
import { Failed } from '../pieces/failed.tsx';
import { ShortcutsProvider } from '../shortcuts/shortcuts-provider.tsx';
import { ConnectionBar } from './connection-bar.tsx';
import { Everywhere } from './everywhere.tsx';
import { LineLoader } from './line-loader.tsx';
import { readKept } from './kept.ts';
import { Rail } from './rail.tsx';
import styles from './shell.module.css';

/** A language chosen in my account wins on a browser that has none of its own. */
const useMyLocale = (me: Me | undefined): void => {
  const { i18n } = useTranslation();
  const locale = me?.locale;
  useEffect(() => {
    if ((locale === 'zh' || locale === 'en') && readKept('locale') === null && i18n.language !== locale) void switchLocale(i18n, locale);
  }, [locale, i18n]);
};

export const Shell = () => {
  const me = useMe();
  const location = useLocation();
  useMyLocale(me.data);
  if (me.isPending) return <LineLoader />;
  if (me.error instanceof ApiError && me.error.status === 401) {
    return <Navigate to="/sign-in" replace state={{ from: `${location.pathname}${location.search}` }} />;
  }
  if (me.data === undefined) return <Failed error={me.error} retry={me.refetch} />;
  return (
    <LiveProvider>
      <ShortcutsProvider>
        <OffersProvider>
          <div className={styles['shell']}>
            <Rail me={me.data} />
            <div className={styles['page']}>
              <ConnectionBar />
              <Outlet />
            </div>
          </div>
          <Everywhere />
        </OffersProvider>
      </ShortcutsProvider>
    </LiveProvider>
  );
};
