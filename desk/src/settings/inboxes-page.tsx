import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { type ChannelKind, type Inbox, useChannels, useInboxes, useMe } from '../api/use-api.ts';
import { ChannelBadge } from '../channels/channel-badge.tsx';
import { inLanguage } from '../channels/use-look.ts';
import { Chip } from '../pieces/chip.tsx';
import { Failed } from '../pieces/failed.tsx';
import { Page } from '../pieces/page.tsx';
import styles from '../pieces/page.module.css';
import { SkeletonRows } from '../pieces/skeleton.tsx';

const InboxCard = ({ inbox }: { inbox: Inbox }) => {
  const { t } = useTranslation();
  const state = !inbox.enabled ? 'off' : inbox.state.ok ? 'ok' : 'broken';
  return (
    <Link to={`/settings/inboxes/${inbox.id}`} className={styles['card'] ?? ''}>
      <header>
        <ChannelBadge kind={inbox.kind} size={24} />
        <b className="cut">{inbox.name}</b>
        <Chip tone={state === 'ok' ? 'good' : state === 'broken' ? 'danger' : 'plain'}>{t(`inbox.state-${state}`)}</Chip>
      </header>
      <span className="soft cut">{inbox.account}</span>
      <span>
        {inbox.playground && <Chip>{t('inbox.playground')}</Chip>}{' '}
        {inbox.strategy.assistant && <Chip tone="accent">{t('author.assistant')}</Chip>}
      </span>
    </Link>
  );
};

const KindCard = ({ kind }: { kind: ChannelKind }) => {
  const { t, i18n } = useTranslation();
  return (
    <Link to={`/settings/inboxes/new/${kind.kind}`} className={styles['card'] ?? ''}>
      <header>
        <ChannelBadge kind={kind.kind} size={24} />
        <b>{inLanguage(kind.label, i18n.language)}</b>
        <span className="soft">{t('inbox.connect')} →</span>
      </header>
    </Link>
  );
};

export const InboxesPage = () => {
  const { t } = useTranslation();
  const inboxes = useInboxes();
  const channels = useChannels();
  const mayWrite = useMe().data?.permissions.includes('inboxes:write') ?? false;
  return (
    <Page title={t('settings.inboxes')} text={t('inbox.text')}>
      {inboxes.isPending && <SkeletonRows rows={3} />}
      {inboxes.isError && <Failed error={inboxes.error} retry={inboxes.refetch} />}
      <div className={styles['cards']}>
        {inboxes.data?.items.map((inbox) => (
          <InboxCard key={inbox.id} inbox={inbox} />
        ))}
      </div>
      {mayWrite && (
        <>
          <h2 className={styles['group']}>{t('inbox.new')}</h2>
          <div className={styles['cards']}>
            {channels.data?.items.map((kind) => (
              <KindCard key={kind.kind} kind={kind} />
            ))}
          </div>
        </>
      )}
    </Page>
  );
};
