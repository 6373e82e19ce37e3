import { Button, Input, InputNumber, Modal, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from '../api/client.tsx';
import { keys } from '../api/keys.ts';
import { type Agent, useInboxes } from '../api/use-api.ts';
import { Copyable } from '../pieces/copyable.tsx';
import { Field } from '../pieces/field.tsx';
import { languageName } from '../pieces/language-name.ts';
import styles from '../pieces/page.module.css';
import { useSave } from '../pieces/use-save.ts';
import dialog from './settings.module.css';

type Draft = Pick<Agent, 'name' | 'email' | 'role' | 'languages' | 'capacity' | 'inboxIds'>;
const ROLES = ['agent', 'supervisor', 'admin'] as const;
const LANGUAGES = ['zh', 'en', 'de', 'es', 'fr', 'ja', 'ko', 'ru', 'pt'];
const FRESH: Draft = { name: '', email: '', role: 'agent', languages: ['zh', 'en'], capacity: 5, inboxIds: null };

/** A link that signs its owner in once: shown now and never again. */
const LinkOnce = ({ link }: { link: string }) => {
  const { t } = useTranslation();
  return (
    <div>
      <p>{t('agent.link')}</p>
      <span className={styles['secret']}>
        <Copyable text={link} />
      </span>
    </div>
  );
};

const Fields = ({ draft, invited, change }: { draft: Draft; invited: boolean; change: (draft: Draft) => void }) => {
  const { t, i18n } = useTranslation();
  const inboxes = useInboxes();
  const choices = (inboxes.data?.items ?? []).map((inbox) => ({ value: inbox.id, label: inbox.name }));
  return (
    <>
      <Field label={t('agent.name')}>
        {(id) => <Input id={id} value={draft.name} maxLength={200} onChange={(event) => change({ ...draft, name: event.target.value })} />}
      </Field>
      {!invited && (
        <Field label={t('sign-in.email')}>
          {(id) => <Input id={id} type="email" value={draft.email} onChange={(event) => change({ ...draft, email: event.target.value })} />}
        </Field>
      )}
      <Field label={t('agent.role')} hint={t(`role.${draft.role}-means`)}>
        {(id) => (
          <Select
            id={id}
            value={draft.role}
            options={ROLES.map((value) => ({ value, label: t(`role.${value}`) }))}
            onChange={(role) => change({ ...draft, role })}
          />
        )}
      </Field>
      <Field label={t('agent.languages')}>
        {(id) => (
          <Select
            id={id}
            mode="tags"
            value={draft.languages}
            options={LANGUAGES.map((value) => ({ value, label: languageName(value, i18n.language) }))}
            onChange={(languages) => change({ ...draft, languages })}
          />
        )}
      </Field>
      <Field label={t('agent.capacity')} hint={t('agent.capacity-hint')}>
        {(id) => (
          <InputNumber
            id={id}
            min={0}
            max={100}
            value={draft.capacity}
            onChange={(capacity) => change({ ...draft, capacity: capacity ?? 0 })}
          />
        )}
      </Field>
      <Field label={t('agent.inboxes')} hint={t('agent.inboxes-hint')}>
        {(id) => (
          <Select
            id={id}
            mode="multiple"
            value={draft.inboxIds ?? []}
            options={choices}
            placeholder={t('agent.all-inboxes')}
            onChange={(ids) => change({ ...draft, inboxIds: ids.length === 0 ? null : ids })}
          />
        )}
      </Field>
    </>
  );
};

const useAgentActs = (agent: Agent | null, show: (link: string) => void, close: () => void) => {
  const client = useClient();
  const save = useSave({
    act: async (draft: Draft): Promise<string | null> => {
      const { email: _email, ...change } = draft;
      if (agent === null) return (await client.call('createAgent', { body: draft, idempotencyKey: crypto.randomUUID() })).signInLink;
      await client.call('updateAgent', { id: agent.id, body: change });
      return null;
    },
    stale: keys.agents,
    after: (link) => (link === null ? close() : show(link)),
  });
  const link = useSave({
    act: (id: string) => client.call('createSignInLink', { id }),
    stale: keys.agents,
    after: (made) => show(made.signInLink),
  });
  const disable = useSave({
    act: (id: string) => client.call('updateAgent', { id, body: { disabled: true } }),
    stale: keys.agents,
    after: close,
  });
  return { save, link, disable };
};

export const AgentDialog = ({ agent, close }: { agent: Agent | null; close: () => void }) => {
  const { t } = useTranslation();
  const [draft, setDraft] = useState<Draft>(agent ?? FRESH);
  const [shown, setShown] = useState<string | null>(null);
  const { save, link, disable } = useAgentActs(agent, setShown, close);
  const whole = draft.name.trim() !== '' && draft.email.includes('@');
  const footer = shown === null && [
    agent !== null && (
      <Button key="link" onClick={() => link.mutate(agent.id)} loading={link.isPending}>
        {t('agent.new-link')}
      </Button>
    ),
    agent !== null && (
      <Button key="disable" danger onClick={() => disable.mutate(agent.id)} loading={disable.isPending}>
        {t('agent.disable')}
      </Button>
    ),
    <Button
      key="save"
      type="primary"
      disabled={!whole}
      loading={save.isPending}
      onClick={() =>
        save.mutate({
          name: draft.name,
          email: draft.email,
          role: draft.role,
          languages: draft.languages,
          capacity: draft.capacity,
          inboxIds: draft.inboxIds,
        })
      }
    >
      {agent === null ? t('agent.invite') : t('save')}
    </Button>,
  ];
  return (
    <Modal open title={agent?.name ?? t('agent.invite')} onCancel={close} footer={footer || null}>
      <div className={dialog['dialog']}>
        {shown === null ? <Fields draft={draft} invited={agent !== null} change={setDraft} /> : <LinkOnce link={shown} />}
      </div>
    </Modal>
  );
};
