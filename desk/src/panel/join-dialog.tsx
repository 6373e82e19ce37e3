/** Says that another customer is the same person: adds evidence by hand, which can be withdrawn again. */
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Input, Modal, Radio } from 'antd';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from '../api/client.tsx';
import { keys } from '../api/keys.ts';
import type { Customer } from '../api/use-api.ts';
import { ChannelBadge } from '../channels/channel-badge.tsx';
import { explainError } from '../pieces/explain-error.ts';
import styles from './panel.module.css';
import { useToast } from '../pieces/toast.tsx';

const useJoin = (customer: Customer, close: () => void) => {
  const client = useClient();
  const queries = useQueryClient();
  const { t } = useTranslation();
  const message = useToast();
  return useMutation({
    mutationFn: (input: { otherId: string; note: string }) =>
      client.call('joinCustomers', { id: customer.id, body: { otherId: input.otherId, ...(input.note !== '' && { note: input.note }) } }),
    onSuccess: (fresh) => {
      queries.setQueryData(keys.customer(fresh.id), fresh);
      void queries.invalidateQueries({ queryKey: keys.customers });
      message.success(t('join.done'));
      close();
    },
    onError: (error) => message.error(explainError(t, error)),
  });
};

export const JoinDialog = ({ customer, close }: { customer: Customer; close: () => void }) => {
  const { t } = useTranslation();
  const client = useClient();
  const [q, setQ] = useState('');
  const [otherId, setOtherId] = useState<string>();
  const [note, setNote] = useState('');
  const asked = useDeferredValue(q.trim());
  const found = useQuery({
    queryKey: keys.customerList(asked),
    queryFn: ({ signal }) => client.call('listCustomers', { query: { q: asked, limit: 8 }, signal }),
    enabled: asked !== '',
    placeholderData: keepPreviousData,
  });
  const join = useJoin(customer, close);
  const others = (found.data?.items ?? []).filter((one) => one.id !== customer.id);
  return (
    <Modal
      open
      title={t('join.title', { name: customer.name })}
      okText={t('join.act')}
      cancelText={t('cancel')}
      okButtonProps={{ disabled: otherId === undefined }}
      confirmLoading={join.isPending}
      onCancel={close}
      onOk={() => otherId !== undefined && join.mutate({ otherId, note: note.trim() })}
    >
      <p className="soft">{t('join.text')}</p>
      <div className={styles['join']}>
        <Input
          autoFocus
          value={q}
          onChange={(event) => setQ(event.target.value)}
          placeholder={t('join.search')}
          aria-label={t('join.search')}
        />
        <Radio.Group value={otherId} onChange={(event) => setOtherId(String(event.target.value))}>
          {others.map((one) => (
            <Radio key={one.id} value={one.id}>
              {one.name}{' '}
              {one.channels.map((channel) => (
                <ChannelBadge key={channel} kind={channel} size={15} />
              ))}
            </Radio>
          ))}
        </Radio.Group>
        {asked !== '' && found.isSuccess && others.length === 0 && <p className="soft">{t('join.nobody')}</p>}
        <Input
          value={note}
          onChange={(event) => setNote(event.target.value)}
          maxLength={500}
          placeholder={t('join.note')}
          aria-label={t('join.note')}
        />
      </div>
    </Modal>
  );
};
