import { Input, Select, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import { inLanguage } from '../channels/use-look.ts';
import { Field } from '../pieces/field.tsx';
import type { FieldValue, SettingField } from './inbox-draft.ts';

type InputProps = {
  field: SettingField;
  value: FieldValue;
  set: boolean;
  locked: boolean;
  error?: string | undefined;
  change: (value: FieldValue) => void;
};

/** One line of a channel's form, drawn from what the channel says of it. */
export const SettingInput = ({ field, value, set, locked, error, change }: InputProps) => {
  const { t, i18n } = useTranslation();
  const text = String(value);
  const label = `${inLanguage(field.label, i18n.language)}${field.required === true ? ' *' : ''}`;
  const help = field.help === undefined ? undefined : inLanguage(field.help, i18n.language);
  const placeholder = set ? t('inbox.secret-set') : field.placeholder;
  const status = error === undefined ? '' : 'error';
  const draw = (id: string) => {
    if (field.input === 'switch')
      return <Switch id={id} checked={value === true} disabled={locked} onChange={change} style={{ justifySelf: 'start' }} />;
    if (field.input === 'select')
      return (
        <Select
          id={id}
          value={text || null}
          disabled={locked}
          status={status}
          options={(field.choices ?? []).map((choice) => ({ value: choice, label: choice }))}
          onChange={change}
        />
      );
    if (field.input === 'list')
      return (
        <Input.TextArea
          id={id}
          value={text}
          disabled={locked}
          status={status}
          placeholder={placeholder}
          autoSize={{ minRows: 2, maxRows: 8 }}
          onChange={(event) => change(event.target.value)}
        />
      );
    if (field.input === 'password' || field.secret === true)
      return (
        <Input.Password
          id={id}
          value={text}
          disabled={locked}
          status={status}
          placeholder={placeholder}
          autoComplete="new-password"
          onChange={(event) => change(event.target.value)}
        />
      );
    return (
      <Input
        id={id}
        type={field.input}
        value={text}
        disabled={locked}
        status={status}
        placeholder={placeholder}
        onChange={(event) => change(event.target.value)}
      />
    );
  };
  const hint = field.input === 'list' ? [help, t('inbox.one-a-line')].filter(Boolean).join(' ') : help;
  return (
    <Field label={label} hint={hint} error={error}>
      {draw}
    </Field>
  );
};
