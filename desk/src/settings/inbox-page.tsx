import { Button, Popconfirm } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { useClient } from '../api/client.tsx';
import { keys } from '../api/keys.ts';
import { type ChannelKind, type Inbox, useChannels, useInboxes, useMe } from '../api/use-api.ts';
import { ChannelName } from '../channels/channel-badge.tsx';
import { inLanguage } from '../channels/use-look.ts';
import { Chip } from '../pieces/chip.tsx';
import { Failed } from '../pieces/failed.tsx';
import { Markdown } from '../pieces/markdown.tsx';
import { Notice } from '../pieces/notice.tsx';
import { Page } from '../pieces/page.tsx';
import styles from '../pieces/page.module.css';
import { issuesOf } from '../pieces/problem-issues.ts';
import { SkeletonRows } from '../pieces/skeleton.tsx';
import { useSave } from '../pieces/use-save.ts';
import { draftOf, type InboxDraft, missingFields, settingsOf } from './inbox-draft.ts';
import { InboxFacts } from './inbox-facts.tsx';
import { InboxFields } from './inbox-fields.tsx';

const useInboxActs = (kind: ChannelKind, inbox: Inbox | null) => {
  const client = useClient();
  const navigate = useNavigate();
  const { t } = useTranslation();
  const back = (): void => void navigate('/settings/inboxes');
  const save = useSave({
    act: ({ name, values, strategy, enabled }: InboxDraft) => {
      const settings = settingsOf(kind, values);
      if (inbox === null)
        return client.call('createInbox', { body: { kind: kind.kind, name, settings, strategy }, idempotencyKey: crypto.randomUUID() });
      return client.call('updateInbox', { id: inbox.id, body: { name, settings, strategy, enabled } });
    },
    stale: keys.inboxes,
    done: t('inbox.saved'),
    after: back,
  });
  const remove = useSave({
    act: (id: string) => client.call('deleteInbox', { id }),
    stale: keys.inboxes,
    done: t('inbox.removed'),
    after: back,
  });
  return { save, remove };
};

/** A guide may say where we are and which inbox this is, so that a line can be copied as it stands. */
const fillGuide = (guide: string, inbox: Inbox | null): string =>
  guide.replaceAll('{{origin}}', location.origin).replaceAll('{{inboxId}}', inbox?.id ?? '…');

const InboxForm = ({ kind, inbox }: { kind: ChannelKind; inbox: Inbox | null }) => {
  const { t, i18n } = useTranslation();
  const [draft, setDraft] = useState(() => draftOf(kind, inbox, inLanguage(kind.label, i18n.language)));
  const { save, remove } = useInboxActs(kind, inbox);
  const locked = !(useMe().data?.permissions.includes('inboxes:write') ?? false);
  const missing = missingFields(kind, draft.values, inbox?.secretsSet ?? []);
  const acts = !locked && (
    <>
      {inbox !== null && (
        <Popconfirm
          title={t('inbox.remove-ask')}
          description={t('inbox.remove-means')}
          okText={t('inbox.remove')}
          cancelText={t('cancel')}
          onConfirm={() => remove.mutate(inbox.id)}
        >
          <Button danger>{t('inbox.remove')}</Button>
        </Popconfirm>
      )}
      <Button
        type="primary"
        disabled={draft.name.trim() === '' || missing.length > 0}
        loading={save.isPending}
        onClick={() => save.mutate(draft)}
      >
        {inbox === null ? t('inbox.connect') : t('save')}
      </Button>
    </>
  );
  return (
    <Page
      wide
      title={inbox?.name ?? t('inbox.connect-kind', { kind: inLanguage(kind.label, i18n.language) })}
      text={<ChannelName kind={kind.kind} />}
      acts={acts}
    >
      <div className={styles['two']}>
        <div>
          {inbox !== null && !inbox.state.ok && (
            <p className={styles['trouble']}>
              <Chip tone="danger">{inbox.state.detail || t('inbox.state-broken')}</Chip> {t('inbox.broken-means')}
            </p>
          )}
          <InboxFields kind={kind} inbox={inbox} draft={draft} locked={locked} errors={issuesOf(save.error)} change={setDraft} />
        </div>
        <aside>
          {inbox !== null && <InboxFacts inbox={inbox} />}
          <div className={styles['guide']}>
            <Markdown text={fillGuide(inLanguage(kind.guide, i18n.language), inbox)} />
          </div>
        </aside>
      </div>
    </Page>
  );
};

const Found = ({ kindName, inbox }: { kindName: string; inbox: Inbox | null }) => {
  const { t } = useTranslation();
  const channels = useChannels();
  const kind = channels.data?.items.find((one) => one.kind === kindName);
  if (channels.isPending) return <SkeletonRows rows={4} circle={false} />;
  if (channels.isError) return <Failed error={channels.error} retry={channels.refetch} />;
  if (kind === undefined) return <Notice title={t('inbox.unknown-kind')} action={<Link to="/settings/inboxes">{t('act.back')}</Link>} />;
  return <InboxForm key={inbox?.id ?? kindName} kind={kind} inbox={inbox} />;
};

export const NewInboxPage = () => <Found kindName={useParams()['kind'] ?? ''} inbox={null} />;

export const InboxPage = () => {
  const { t } = useTranslation();
  const { inboxId } = useParams();
  const inboxes = useInboxes();
  const inbox = inboxes.data?.items.find((one) => one.id === inboxId);
  if (inboxes.isPending) return <SkeletonRows rows={4} circle={false} />;
  if (inboxes.isError) return <Failed error={inboxes.error} retry={inboxes.refetch} />;
  if (inbox === undefined) return <Notice title={t('error.missing')} action={<Link to="/settings/inboxes">{t('act.back')}</Link>} />;
  return <Found kindName={inbox.kind} inbox={inbox} />;
};
