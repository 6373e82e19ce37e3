/** Everything the desk stands on, from the outside in: language, appearance, Ant Design, answers, the clock, the routes. */
import { ApiError, createClient } from '@throughline/sdk';
import { QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { ConfigProvider } from 'antd';
import type { Locale as AntdLocale } from 'antd/es/locale';
import type { i18n as I18n } from 'i18next';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { I18nextProvider, useTranslation } from 'react-i18next';
import { RouterProvider } from 'react-router/dom';
import { ClientProvider } from './api/client.tsx';
import { keys } from './api/keys.ts';
import { ToastProvider } from './pieces/toast.tsx';
import { createDeskRouter } from './routes.tsx';
import { antdTheme } from './theme/antd-theme.ts';
import { AppearanceProvider, useAppearance } from './theme/appearance.tsx';
import { NowProvider } from './time/now.tsx';

const antdWords = async (locale: string): Promise<AntdLocale> =>
  locale === 'zh' ? (await import('antd/locale/zh_CN')).default : (await import('antd/locale/en_US')).default;

const Dressed = ({ children }: { children: ReactNode }) => {
  const { mode } = useAppearance();
  const { i18n } = useTranslation();
  const [words, setWords] = useState<AntdLocale>();
  useEffect(() => {
    let current = true;
    void antdWords(i18n.language).then((loaded) => {
      if (current) setWords(loaded);
    });
    return () => {
      current = false;
    };
  }, [i18n.language]);
  const theme = useMemo(() => antdTheme(mode, true), [mode]);
  return (
    <ConfigProvider theme={theme} button={{ autoInsertSpace: false }} {...(words && { locale: words })}>
      <ToastProvider>{children}</ToastProvider>
    </ConfigProvider>
  );
};

const mayTryAgain = (failures: number, error: Error): boolean =>
  failures < 2 && (!(error instanceof ApiError) || error.status === 0 || error.status >= 500);

const createQueries = (): QueryClient => {
  const queries: QueryClient = new QueryClient({
    defaultOptions: { queries: { staleTime: 30_000, retry: mayTryAgain, refetchOnWindowFocus: false } },
    queryCache: new QueryCache({
      onError: (error, query) => {
        // The session is over: asking who I am again brings the sign-in page.
        if (error instanceof ApiError && error.status === 401 && query.queryKey[0] !== keys.me[0])
          void queries.resetQueries({ queryKey: keys.me });
      },
    }),
  });
  return queries;
};

export const App = ({ i18n }: { i18n: I18n }) => {
  const [queries] = useState(createQueries);
  const [client] = useState(() => createClient({ baseUrl: '' }));
  const [router] = useState(createDeskRouter);
  return (
    <I18nextProvider i18n={i18n}>
      <AppearanceProvider>
        <ClientProvider value={client}>
          <QueryClientProvider client={queries}>
            <NowProvider>
              <Dressed>
                <RouterProvider router={router} />
              </Dressed>
            </NowProvider>
          </QueryClientProvider>
        </ClientProvider>
      </AppearanceProvider>
    </I18nextProvider>
  );
};
