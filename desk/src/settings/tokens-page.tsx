import { useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Input, Modal, Popconfirm } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from '../api/client.tsx';
import { keys } from '../api/keys.ts';
import { useMe } from '../api/use-api.ts';
import { Copyable } from '../pieces/copyable.tsx';
import { Failed } from '../pieces/failed.tsx';
import { Field } from '../pieces/field.tsx';
import { Notice } from '../pieces/notice.tsx';
import { Page } from '../pieces/page.tsx';
import styles from '../pieces/page.module.css';
import { SkeletonRows } from '../pieces/skeleton.tsx';
import { useSave } from '../pieces/use-save.ts';
import { Time } from '../time/time.tsx';
import dialog from './settings.module.css';

const NewToken = ({ close }: { close: () => void }) => {
  const { t } = useTranslation();
  const client = useClient();
  const mine = useMe().data?.permissions ?? [];
  const [name, setName] = useState('');
  const [scopes, setScopes] = useState<string[]>([]);
  const make = useSave({
    act: (body: { name: string; scopes: string[] }) => client.call('createToken', { body, idempotencyKey: crypto.randomUUID() }),
    stale: keys.tokens,
  });
  const secret = make.data?.secret;
  const footer =
    secret === undefined ? (
      <Button
        type="primary"
        disabled={name.trim() === '' || scopes.length === 0}
        loading={make.isPending}
        onClick={() => make.mutate({ name: name.trim(), scopes })}
      >
        {t('token.make')}
      </Button>
    ) : (
      <Button onClick={close}>{t('token.copied')}</Button>
    );
  return (
    <Modal open title={t('token.new')} onCancel={close} footer={footer} maskClosable={false}>
      {secret === undefined ? (
        <div className={dialog['dialog']}>
          <Field label={t('token.name')} hint={t('token.name-hint')}>
            {(id) => <Input id={id} value={name} onChange={(event) => setName(event.target.value)} />}
          </Field>
          <fieldset style={{ border: 0, padding: 0, margin: 0 }}>
            <legend style={{ padding: 0, fontWeight: 500 }}>{t('token.scopes')}</legend>
            <Checkbox.Group
              value={scopes}
              onChange={setScopes}
              className={dialog['scopes'] ?? ''}
              options={mine.map((scope) => ({ value: scope, label: scope }))}
            />
          </fieldset>
        </div>
      ) : (
        <>
          <p>{t('token.once')}</p>
          <span className={styles['secret']}>
            <Copyable text={secret} />
          </span>
        </>
      )}
    </Modal>
  );
};

const TokenTable = () => {
  const { t } = useTranslation();
  const client = useClient();
  const tokens = useQuery({ queryKey: keys.tokens, queryFn: ({ signal }) => client.call('listTokens', { signal }) });
  const revoke = useSave({ act: (id: string) => client.call('revokeToken', { id }), stale: keys.tokens, done: t('token.revoked') });
  if (tokens.isPending) return <SkeletonRows rows={3} circle={false} />;
  if (tokens.isError) return <Failed error={tokens.error} retry={tokens.refetch} />;
  if (tokens.data.items.length === 0) return <Notice title={t('token.empty')} text={t('token.text')} />;
  return (
    <div className={styles['tableBox']}>
      <table className={styles['table']}>
        <thead>
          <tr>
            <th>{t('token.name')}</th>
            <th>{t('token.scopes')}</th>
            <th>{t('token.used')}</th>
            <th aria-label={t('token.revoke')} />
          </tr>
        </thead>
        <tbody>
          {tokens.data.items.map((token) => (
            <tr key={token.id}>
              <td>
                <b>{token.name}</b>
              </td>
              <td>
                <code>{token.scopes.join(' ')}</code>
              </td>
              <td>{token.lastUsedAt === null ? t('token.never') : <Time at={token.lastUsedAt} />}</td>
              <td>
                <Popconfirm
                  title={t('token.revoke-ask')}
                  description={t('token.revoke-means')}
                  okText={t('token.revoke')}
                  cancelText={t('cancel')}
                  onConfirm={() => revoke.mutate(token.id)}
                >
                  <Button size="small" danger>
                    {t('token.revoke')}
                  </Button>
                </Popconfirm>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};

export const TokensPage = () => {
  const { t } = useTranslation();
  const [making, setMaking] = useState(false);
  return (
    <Page
      title={t('settings.tokens')}
      text={t('token.text')}
      acts={
        <Button type="primary" onClick={() => setMaking(true)}>
          {t('token.new')}
        </Button>
      }
    >
      <TokenTable />
      {making && <NewToken close={() => setMaking(false)} />}
    </Page>
  );
};
