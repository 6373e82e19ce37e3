import { Button, Select, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import { useChannels } from '../api/use-api.ts';
import { Field } from '../pieces/field.tsx';
import { inLanguage } from '../channels/use-look.ts';
import { useIntents, useIntentTitle } from '../intents/use-intents.ts';
import { type ChangeFilter, countFilters, type ListFilter, MOODS, STATUSES } from './list-filter.ts';
import { languageName } from '../pieces/language-name.ts';
import styles from './list.module.css';

const LANGUAGES = ['zh', 'en'];
const NOTHING = { status: null, channel: null, language: null, unread: null, intent: null, mood: null, urgent: null };

const IntentField = ({ value, pick }: { value: string | undefined; pick: (value: string) => void }) => {
  const { t } = useTranslation();
  const titleOf = useIntentTitle();
  const intents = useIntents().data?.items ?? [];
  const options = [{ value: 'any', label: t('list.any') }, ...intents.map(({ name }) => ({ value: name, label: titleOf(name) }))];
  return (
    <Field beside label={t('list.intent')}>
      {(id) => <Select showSearch={{ optionFilterProp: 'label' }} value={value ?? 'any'} options={options} onChange={pick} id={id} />}
    </Field>
  );
};

export const FilterForm = ({ filter, change }: { filter: ListFilter; change: ChangeFilter }) => {
  const { t, i18n } = useTranslation();
  const channels = useChannels();
  const any = { value: 'any', label: t('list.any') };
  const pick = (name: string) => (value: string) => change({ [name]: value === 'any' ? null : value });
  const statuses = [...STATUSES.map((value) => ({ value, label: t(`status.${value}`) })), any];
  const kinds = (channels.data?.items ?? []).map((one) => ({ value: one.kind, label: inLanguage(one.label, i18n.language) }));
  const languages = LANGUAGES.map((value) => ({ value, label: languageName(value, i18n.language) }));
  const moods = MOODS.map((value) => ({ value, label: t(`mood.${value}`) }));
  return (
    <div className={styles['filters']}>
      <Field beside label={t('list.status')}>
        {(id) => (
          <Select
            value={filter.status ?? 'any'}
            options={statuses}
            onChange={(value) => change({ status: value === 'open' ? null : value })}
            id={id}
          />
        )}
      </Field>
      <Field beside label={t('list.channel')}>
        {(id) => <Select value={filter.channel ?? 'any'} options={[any, ...kinds]} onChange={pick('channel')} id={id} />}
      </Field>
      <Field beside label={t('list.language')}>
        {(id) => <Select value={filter.language ?? 'any'} options={[any, ...languages]} onChange={pick('language')} id={id} />}
      </Field>
      <IntentField value={filter.intent} pick={pick('intent')} />
      <Field beside label={t('list.mood')}>
        {(id) => <Select value={filter.mood ?? 'any'} options={[any, ...moods]} onChange={pick('mood')} id={id} />}
      </Field>
      <Field beside label={t('list.urgent')}>
        {(id) => <Switch size="small" checked={filter.urgent === true} onChange={(on) => change({ urgent: on ? '1' : null })} id={id} />}
      </Field>
      <Field beside label={t('list.only-unread')}>
        {(id) => <Switch size="small" checked={filter.unread === true} onChange={(on) => change({ unread: on ? '1' : null })} id={id} />}
      </Field>
      <Button disabled={countFilters(filter) === 0} onClick={() => change(NOTHING)}>
        {t('list.clear')}
      </Button>
    </div>
  );
};
