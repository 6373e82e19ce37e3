import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Tooltip } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useClient } from '../api/client.tsx';
import { keys } from '../api/keys.ts';
import type { Customer } from '../api/use-api.ts';
import { Avatar } from '../pieces/avatar.tsx';
import { explainError } from '../pieces/explain-error.ts';
import { languageName } from '../pieces/language-name.ts';
import { GrowingText } from '../pieces/growing-text.tsx';
import styles from './panel.module.css';
import { useToast } from '../pieces/toast.tsx';

type Change = { name?: string; value?: 'normal' | 'vip'; remark?: string };

export const useChangeCustomer = (id: string) => {
  const client = useClient();
  const queries = useQueryClient();
  const message = useToast();
  const { t } = useTranslation();
  return useMutation({
    mutationFn: (body: Change) => client.call('updateCustomer', { id, body }),
    onSuccess: (fresh) => queries.setQueryData(keys.customer(id), fresh),
    onError: (error) => message.error(explainError(t, error)),
  });
};

const Remark = ({ customer, save }: { customer: Customer; save: (remark: string) => void }) => {
  const { t } = useTranslation();
  const [text, setText] = useState(customer.remark);
  return (
    <GrowingText
      maxRows={6}
      className={styles['remarkField'] ?? ''}
      value={text}
      placeholder={t('customer.remark-hint')}
      aria-label={t('customer.remark')}
      onChange={(event) => setText(event.target.value)}
      onBlur={() => {
        if (text !== customer.remark) save(text);
      }}
    />
  );
};

export const CustomerHead = ({ customer }: { customer: Customer }) => {
  const { t, i18n } = useTranslation();
  const change = useChangeCustomer(customer.id);
  const vip = customer.value === 'vip';
  const language = customer.language === null ? null : languageName(customer.language, i18n.language);
  return (
    <header className={styles['head']}>
      <Avatar name={customer.name} size={44} />
      <div className={styles['who']}>
        <h1 className="cut">
          <Link to={`/customers/${customer.id}`}>{customer.name}</Link>
        </h1>
        <p className="soft">
          {[language, t('customer.since', { when: new Date(customer.createdAt).toLocaleDateString() })].filter(Boolean).join(' · ')}
        </p>
      </div>
      <Tooltip title={t(vip ? 'customer.vip-off' : 'customer.vip-on')}>
        <button
          type="button"
          className={`plain ${styles['vip']}`}
          aria-pressed={vip}
          onClick={() => change.mutate({ value: vip ? 'normal' : 'vip' })}
        >
          {t('customer.vip')}
        </button>
      </Tooltip>
      <div className={styles['remark']}>
        <Remark key={customer.remark} customer={customer} save={(remark) => change.mutate({ remark })} />
      </div>
    </header>
  );
};
