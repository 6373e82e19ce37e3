import { ArrowLeftOutlined } from '@ant-design/icons';
import { Button, Input, Popconfirm, Switch } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { useClient } from '../api/client.tsx';
import { keys } from '../api/keys.ts';
import { Field } from '../pieces/field.tsx';
import { useSave } from '../pieces/use-save.ts';
import { Examples } from './examples.tsx';
import styles from './intents.module.css';
import type { Intent } from './use-intents.ts';

type Draft = Pick<Intent, 'name' | 'title' | 'about' | 'enabled'>;
const EMPTY: Draft = { name: '', title: { zh: '', en: '' }, about: { zh: '', en: '' }, enabled: true };
const NAME = /^[a-z0-9-]+(\/[a-z0-9-]+){0,3}$/;

const draftOf = ({ name, title, about, enabled }: Intent): Draft => ({ name, title, about, enabled });
const isWhole = (draft: Draft): boolean => NAME.test(draft.name) && (draft.title.zh + draft.title.en).trim() !== '';
/** An intent titled in one language is called so in both until somebody translates it. */
const filled = ({ title, ...draft }: Draft): Draft => ({ ...draft, title: { zh: title.zh || title.en, en: title.en || title.zh } });

const useSaveIntent = (intent: Intent | null) => {
  const { t } = useTranslation();
  const client = useClient();
  const navigate = useNavigate();
  return useSave({
    act: (draft: Draft) =>
      intent === null
        ? client.call('createIntent', { body: filled(draft), idempotencyKey: crypto.randomUUID() })
        : client.call('updateIntent', { id: intent.id, body: filled(draft) }),
    stale: keys.intents,
    done: t('intent.saved'),
    after: (saved) => void navigate(`/settings/intents/${saved.id}`),
  });
};

export const IntentEditor = ({ intent, mayWrite }: { intent: Intent | null; mayWrite: boolean }) => {
  const { t } = useTranslation();
  const [draft, setDraft] = useState(intent === null ? EMPTY : draftOf(intent));
  const save = useSaveIntent(intent);
  const changed = JSON.stringify(draft) !== JSON.stringify(intent === null ? EMPTY : draftOf(intent));
  return (
    <div className={styles['editor']}>
      <div className={styles['bar']}>
        <Link to="/settings/intents" className={styles['back'] ?? ''} aria-label={t('intent.back')}>
          <ArrowLeftOutlined />
        </Link>
        <h1 className="cut">{intent === null ? t('intent.new') : <code>{intent.name}</code>}</h1>
        <span className={styles['gap']} />
        {mayWrite && intent !== null && <Remove intent={intent} />}
        {mayWrite && (
          <Button type="primary" disabled={!changed || !isWhole(draft)} loading={save.isPending} onClick={() => save.mutate(draft)}>
            {t('save')}
          </Button>
        )}
      </div>
      <IntentFields draft={draft} change={setDraft} mayWrite={mayWrite} />
      {intent !== null && <Examples intentId={intent.id} mayWrite={mayWrite} />}
    </div>
  );
};

const IntentFields = ({ draft, change, mayWrite }: { draft: Draft; change: (draft: Draft) => void; mayWrite: boolean }) => {
  const { t } = useTranslation();
  const wrong = draft.name !== '' && !NAME.test(draft.name);
  return (
    <div className={styles['fields']}>
      <Field label={t('intent.name')} hint={t('intent.name-hint')} error={wrong ? t('intent.name-wrong') : undefined}>
        {(id) => (
          <Input
            id={id}
            disabled={!mayWrite}
            value={draft.name}
            onChange={(event) => change({ ...draft, name: event.target.value.trim().toLowerCase() })}
          />
        )}
      </Field>
      <Field beside label={t('intent.enabled')} hint={t('intent.enabled-hint')}>
        {(id) => <Switch id={id} disabled={!mayWrite} checked={draft.enabled} onChange={(enabled) => change({ ...draft, enabled })} />}
      </Field>
      {(['zh', 'en'] as const).map((locale) => (
        <Field key={locale} label={t(`intent.title-${locale}`)}>
          {(id) => (
            <Input
              id={id}
              lang={locale === 'zh' ? 'zh-CN' : 'en'}
              disabled={!mayWrite}
              value={draft.title[locale]}
              onChange={(event) => change({ ...draft, title: { ...draft.title, [locale]: event.target.value } })}
            />
          )}
        </Field>
      ))}
      {(['zh', 'en'] as const).map((locale) => (
        <Field key={locale} label={t(`intent.about-${locale}`)}>
          {(id) => (
            <Input.TextArea
              id={id}
              lang={locale === 'zh' ? 'zh-CN' : 'en'}
              autoSize={{ minRows: 1, maxRows: 4 }}
              disabled={!mayWrite}
              value={draft.about[locale]}
              onChange={(event) => change({ ...draft, about: { ...draft.about, [locale]: event.target.value } })}
            />
          )}
        </Field>
      ))}
    </div>
  );
};

const Remove = ({ intent }: { intent: Intent }) => {
  const { t } = useTranslation();
  const client = useClient();
  const navigate = useNavigate();
  const remove = useSave({
    act: () => client.call('deleteIntent', { id: intent.id }),
    stale: keys.intents,
    after: () => void navigate('/settings/intents'),
  });
  const { zh, en, other } = intent.examples;
  return (
    <Popconfirm
      title={t('intent.remove-ask', { count: zh + en + other })}
      okText={t('intent.remove')}
      cancelText={t('cancel')}
      onConfirm={() => remove.mutate(undefined)}
    >
      <Button type="text" danger>
        {t('intent.remove')}
      </Button>
    </Popconfirm>
  );
};
