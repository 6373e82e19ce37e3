import { Input, InputNumber, Select, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ChannelKind, Inbox } from '../api/use-api.ts';
import { Field } from '../pieces/field.tsx';
import styles from '../pieces/page.module.css';
import type { InboxDraft } from './inbox-draft.ts';
import { SettingInput } from './setting-input.tsx';

type FieldsProps = {
  kind: ChannelKind;
  inbox: Inbox | null;
  draft: InboxDraft;
  locked: boolean;
  errors: Record<string, string>;
  change: (draft: InboxDraft) => void;
};

const TONES = ['warm', 'neutral', 'brief'] as const;

const StrategyFields = ({ draft, locked, change }: Pick<FieldsProps, 'draft' | 'locked' | 'change'>) => {
  const { t } = useTranslation();
  const { strategy } = draft;
  const set = (changes: Partial<InboxDraft['strategy']>): void => change({ ...draft, strategy: { ...strategy, ...changes } });
  return (
    <>
      <Field label={t('strategy.assistant')} hint={t('strategy.assistant-hint')}>
        {(id) => (
          <Switch
            id={id}
            checked={strategy.assistant}
            disabled={locked}
            onChange={(assistant) => set({ assistant })}
            style={{ justifySelf: 'start' }}
          />
        )}
      </Field>
      <Field label={t('strategy.tone')}>
        {(id) => (
          <Select
            id={id}
            value={strategy.tone}
            disabled={locked}
            options={TONES.map((value) => ({ value, label: t(`strategy.${value}`) }))}
            onChange={(tone) => set({ tone })}
          />
        )}
      </Field>
      <Field label={t('strategy.continue')} hint={t('strategy.continue-hint')}>
        {(id) => (
          <InputNumber
            id={id}
            min={0}
            max={8760}
            disabled={locked}
            value={Math.round(strategy.continueMinutes / 6) / 10}
            suffix={t('strategy.hours')}
            onChange={(hours) => set({ continueMinutes: Math.round((hours ?? 0) * 60) })}
          />
        )}
      </Field>
    </>
  );
};

export const InboxFields = ({ kind, inbox, draft, locked, errors, change }: FieldsProps) => {
  const { t } = useTranslation();
  return (
    <div className={styles['form']}>
      <Field label={`${t('inbox.name')} *`}>
        {(id) => (
          <Input
            id={id}
            value={draft.name}
            disabled={locked}
            maxLength={200}
            onChange={(event) => change({ ...draft, name: event.target.value })}
          />
        )}
      </Field>
      {kind.fields.map((field) => (
        <SettingInput
          key={field.name}
          field={field}
          value={draft.values[field.name] ?? ''}
          set={inbox?.secretsSet.includes(field.name) ?? false}
          locked={locked}
          error={errors[field.name]}
          change={(value) => change({ ...draft, values: { ...draft.values, [field.name]: value } })}
        />
      ))}
      {inbox !== null && (
        <Field label={t('inbox.enabled')} hint={t('inbox.enabled-hint')}>
          {(id) => (
            <Switch
              id={id}
              checked={draft.enabled}
              disabled={locked}
              onChange={(enabled) => change({ ...draft, enabled })}
              style={{ justifySelf: 'start' }}
            />
          )}
        </Field>
      )}
      <h2 className={styles['group']}>{t('strategy.title')}</h2>
      <StrategyFields draft={draft} locked={locked} change={change} />
    </div>
  );
};
