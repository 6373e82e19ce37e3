import { useQuery } from '@tanstack/react-query';
import { Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import type { ResponseOf } from '@throughline/sdk';
import { useClient } from '../api/client.tsx';
import { keys } from '../api/keys.ts';
import { useTray } from '../api/use-api.ts';
import { ChannelBadge } from '../channels/channel-badge.tsx';
import { Failed } from '../pieces/failed.tsx';
import { Notice } from '../pieces/notice.tsx';
import { Split } from '../pieces/page.tsx';
import styles from '../pieces/page.module.css';
import { SkeletonRows } from '../pieces/skeleton.tsx';
import { Time } from '../time/time.tsx';
import { TrayItemView } from './tray-item-view.tsx';

const STATES = ['waiting', 'retried', 'discarded'] as const;
type State = (typeof STATES)[number];
type Item = ResponseOf<'listTray'>['items'][number];

const Row = ({ item, chosen }: { item: Item; chosen: boolean }) => {
  const { t } = useTranslation();
  return (
    <li>
      <Link to={`/tray/${item.id}`} className={styles['item'] ?? ''} aria-current={chosen ? 'page' : undefined}>
        <ChannelBadge kind={item.channel} size={20} />
        <b className="cut">{t(`tray.kind.${item.kind}`)}</b>
        <Time at={item.createdAt} className="soft" />
        <small className={`soft cut ${styles['second']}`}>{item.detail}</small>
      </Link>
    </li>
  );
};

const TrayList = ({ chosen }: { chosen: string | undefined }) => {
  const { t } = useTranslation();
  const [state, setState] = useState<State>('waiting');
  const tray = useTray(state);
  const items = tray.data?.items ?? [];
  return (
    <>
      <div className={styles['tools']}>
        <Segmented<State> block value={state} onChange={setState} options={STATES.map((value) => ({ value, label: t(`tray.${value}`) }))} />
      </div>
      {tray.isPending && <SkeletonRows rows={5} circle={false} />}
      {tray.isError && <Failed error={tray.error} retry={tray.refetch} />}
      {tray.isSuccess && items.length === 0 && <Notice title={t(`tray.empty-${state}`)} />}
      <ul className={styles['list']} aria-label={t('rail.tray')}>
        {items.map((item) => (
          <Row key={item.id} item={item} chosen={item.id === chosen} />
        ))}
      </ul>
    </>
  );
};

const Opened = ({ id }: { id: string }) => {
  const client = useClient();
  const item = useQuery({ queryKey: keys.trayItem(id), queryFn: ({ signal }) => client.call('getTrayItem', { id, signal }) });
  if (item.isPending) return <SkeletonRows rows={4} circle={false} />;
  if (item.data === undefined) return <Failed error={item.error} retry={item.refetch} />;
  return <TrayItemView item={item.data} />;
};

export const TrayPage = () => {
  const { t } = useTranslation();
  const { trayId } = useParams();
  return (
    <Split chosen={trayId !== undefined} list={<TrayList chosen={trayId} />}>
      {trayId === undefined ? <Notice title={t('tray.none')} text={t('tray.text')} /> : <Opened key={trayId} id={trayId} />}
    </Split>
  );
};
