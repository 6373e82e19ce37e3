/** Be the customer: three phones on the left, the live conversation on the right, mishaps on top. */
import { useQuery } from '@tanstack/react-query';
import { Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useClient } from '../api/client.tsx';
import { keys } from '../api/keys.ts';
import { useLook } from '../channels/use-look.ts';
import { Failed } from '../pieces/failed.tsx';
import { Notice } from '../pieces/notice.tsx';
import { SkeletonRows } from '../pieces/skeleton.tsx';
import { ConversationPane } from '../stream/conversation-pane.tsx';
import { Guide } from './guide.tsx';
import { MailPhone } from './mail-phone.tsx';
import { MishapBar } from './mishap-bar.tsx';
import { Phone } from './phone.tsx';
import styles from './playground.module.css';
import { type PlaygroundState, usePlayground } from './playground-state.ts';
import { TelegramPhone } from './telegram-phone.tsx';

const NEWEST = { view: 'all', sort: 'newest', playground: true } as const;
const REFRESH_MS = 3000;

/** The conversation that something happened in last. */
const useNewest = (): string | undefined => {
  const client = useClient();
  const newest = useQuery({
    queryKey: [...keys.playground, NEWEST],
    queryFn: ({ signal }) => client.call('listConversations', { signal, query: { view: 'all', sort: 'newest', limit: 1 } }),
    refetchInterval: REFRESH_MS,
  });
  return newest.data?.items[0]?.id;
};

const WebPhone = () => {
  const { t, i18n } = useTranslation();
  return (
    <Phone kind="web" title={t('play.shop')} text={t('play.web-text')}>
      <iframe className={styles['shop']} src={`/shop?embed=1&lang=${i18n.language}`} title={t('play.shop')} />
    </Phone>
  );
};

const Watched = () => {
  const { t } = useTranslation();
  const id = useNewest();
  if (id === undefined) return <Notice title={t('play.nothing')} text={t('play.nothing-text')} />;
  return (
    <>
      <header className={styles['deskHead']}>
        <h2>{t('play.desk')}</h2>
        <Link to={`/conversations/${id}?view=all`}>{t('play.open')}</Link>
      </header>
      <ConversationPane key={id} id={id} />
    </>
  );
};

const Phones = ({ state }: { state: PlaygroundState }) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable without a mouse
  <div className={styles['phones']} tabIndex={0}>
    <WebPhone />
    <MailPhone state={state.mail} />
    <TelegramPhone state={state.telegram} />
  </div>
);

export const PlaygroundPage = () => {
  const { t } = useTranslation();
  const look = useLook();
  const playground = usePlayground();
  const [shown, setShown] = useState('web');
  if (playground.isPending) return <SkeletonRows rows={4} />;
  if (playground.data === undefined) return <Failed error={playground.error} retry={playground.refetch} />;
  const choices = [
    ...['web', 'email', 'telegram'].map((value) => ({ value, label: look(value).label })),
    { value: 'desk', label: t('play.desk') },
  ];
  return (
    <div className={styles['playground']} data-shown={shown}>
      <div className={styles['top']}>
        <MishapBar mishaps={playground.data.mishaps} />
        <Guide />
      </div>
      <Segmented className={styles['choose'] ?? ''} block value={shown} onChange={setShown} options={choices} />
      <div className={styles['stage']}>
        <Phones state={playground.data} />
        <main className={styles['desk']}>
          <Watched />
        </main>
      </div>
    </div>
  );
};
