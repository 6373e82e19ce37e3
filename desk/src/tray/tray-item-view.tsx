import { Button, Popconfirm } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ResponseOf } from '@throughline/sdk';
import { useClient } from '../api/client.tsx';
import { keys } from '../api/keys.ts';
import { useMe } from '../api/use-api.ts';
import { ChannelName } from '../channels/channel-badge.tsx';
import { Page } from '../pieces/page.tsx';
import styles from '../pieces/page.module.css';
import { formatBytes } from '../pieces/format-bytes.ts';
import { useSave } from '../pieces/use-save.ts';
import { Time } from '../time/time.tsx';

type Item = ResponseOf<'getTrayItem'>;

const Acts = ({ item }: { item: Item }) => {
  const { t } = useTranslation();
  const client = useClient();
  const retry = useSave({ act: (id: string) => client.call('retryTrayItem', { id }), stale: keys.tray, done: t('tray.retry-done') });
  const discard = useSave({ act: (id: string) => client.call('discardTrayItem', { id }), stale: keys.tray, done: t('tray.discard-done') });
  return (
    <>
      <Popconfirm
        title={t('tray.discard-ask')}
        description={t('tray.discard-means')}
        okText={t('tray.discard')}
        cancelText={t('cancel')}
        onConfirm={() => discard.mutate(item.id)}
      >
        <Button loading={discard.isPending}>{t('tray.discard')}</Button>
      </Popconfirm>
      <Button type="primary" loading={retry.isPending} onClick={() => retry.mutate(item.id)}>
        {t('tray.retry')}
      </Button>
    </>
  );
};

export const TrayItemView = ({ item }: { item: Item }) => {
  const { t } = useTranslation();
  const mayAct = (useMe().data?.permissions.includes('tray:write') ?? false) && item.state === 'waiting';
  return (
    <Page title={t(`tray.kind.${item.kind}`)} text={t(`tray.means.${item.kind}`)} acts={mayAct && <Acts item={item} />}>
      <dl className={styles['facts']}>
        <div>
          <dt>{t('tray.reason')}</dt>
          <dd>
            {item.detail} <code className="soft">{item.reason}</code>
          </dd>
        </div>
        {item.channel !== null && (
          <div>
            <dt>{t('list.channel')}</dt>
            <dd>
              <ChannelName kind={item.channel} />
            </dd>
          </div>
        )}
        <div>
          <dt>{t('tray.since')}</dt>
          <dd>
            <Time at={item.createdAt} />
          </dd>
        </div>
        {item.conversationId !== null && (
          <div>
            <dt>{t('tray.conversation')}</dt>
            <dd>
              <Link to={`/conversations/${item.conversationId}`}>{t('tray.open-conversation')}</Link>
            </dd>
          </div>
        )}
      </dl>
      <h2 className={styles['group']}>
        {t('tray.raw')} <small className="soft">{formatBytes(item.rawBytes)}</small>
      </h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable without a mouse */}
      <pre className={styles['raw']} tabIndex={0}>
        {item.raw}
      </pre>
    </Page>
  );
};
