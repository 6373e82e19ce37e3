import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Popconfirm } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from '../api/client.tsx';
import { keys } from '../api/keys.ts';
import type { Customer } from '../api/use-api.ts';
import { ChannelBadge } from '../channels/channel-badge.tsx';
import { Copyable } from '../pieces/copyable.tsx';
import { explainError } from '../pieces/explain-error.ts';
import { Time } from '../time/time.tsx';
import styles from './panel.module.css';
import { Section } from './section.tsx';
import { useToast } from '../pieces/toast.tsx';

const JoinDialog = lazy(async () => ({ default: (await import('./join-dialog.tsx')).JoinDialog }));
type Evidence = Customer['evidence'][number];

const useWithdraw = (customerId: string) => {
  const client = useClient();
  const queries = useQueryClient();
  const message = useToast();
  const { t } = useTranslation();
  return useMutation({
    mutationFn: (id: string) => client.call('withdrawEvidence', { id }),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: keys.customer(customerId) });
      message.success(t('evidence.withdrawn-done'));
    },
    onError: (error) => message.error(explainError(t, error)),
  });
};

const EvidenceRow = ({ evidence, customer }: { evidence: Evidence; customer: Customer }) => {
  const { t } = useTranslation();
  const withdraw = useWithdraw(customer.id);
  const ends = evidence.identityIds.map((id) => customer.identities.find((one) => one.id === id)?.value ?? '…').join(' ＝ ');
  const kind = t(`evidence.${evidence.kind}`, { defaultValue: evidence.kind.replaceAll('-', ' ') });
  return (
    <li className={styles['evidence']} data-withdrawn={evidence.withdrawnAt !== null}>
      <span>
        {kind} <span className="soft">{t('evidence.weight', { weight: evidence.weight })}</span>
      </span>
      <small className="soft cut">{ends}</small>
      {evidence.withdrawnAt === null ? (
        <Popconfirm
          title={t('evidence.withdraw-ask')}
          description={t('evidence.withdraw-means')}
          okText={t('evidence.withdraw')}
          cancelText={t('cancel')}
          onConfirm={() => withdraw.mutate(evidence.id)}
        >
          <button type="button" className={`plain ${styles['act']}`}>
            {t('evidence.withdraw')}
          </button>
        </Popconfirm>
      ) : (
        <small className="soft">
          {t('evidence.withdrawn')} <Time at={evidence.withdrawnAt} />
        </small>
      )}
    </li>
  );
};

export const Identities = ({ customer }: { customer: Customer }) => {
  const { t } = useTranslation();
  const [joining, setJoining] = useState(false);
  return (
    <Section name="identities" title={t('panel.identities')} count={customer.identities.length}>
      <ul className={styles['rows']}>
        {customer.identities.map((identity) => (
          <li key={identity.id} className={styles['identity']}>
            <ChannelBadge kind={identity.channel} />
            <span className="cut">
              <Copyable text={identity.value} />
            </span>
            <small className={identity.verified ? styles['proven'] : 'soft'}>
              {t(identity.verified ? 'identity.verified' : 'identity.unverified')}
            </small>
          </li>
        ))}
      </ul>
      {customer.evidence.length > 0 && <h3 className={styles['sub']}>{t('panel.evidence')}</h3>}
      <ul className={styles['rows']}>
        {customer.evidence.map((evidence) => (
          <EvidenceRow key={evidence.id} evidence={evidence} customer={customer} />
        ))}
      </ul>
      <Button size="small" type="dashed" onClick={() => setJoining(true)}>
        {t('join.open')}
      </Button>
      <Suspense fallback={null}>{joining && <JoinDialog customer={customer} close={() => setJoining(false)} />}</Suspense>
    </Section>
  );
};
