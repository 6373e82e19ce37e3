import { useMutation } from '@tanstack/react-query';
import { Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Field } from '../pieces/field.tsx';
import { setPassword } from '../sign-in/accounts.ts';
import styles from './shell.module.css';
import { useToast } from '../pieces/toast.tsx';

const SHORTEST = 10;

/** For those who came in by a one-time link, and for those who want another password. */
export const PasswordDialog = ({ close }: { close: () => void }) => {
  const { t } = useTranslation();
  const message = useToast();
  const [next, setNext] = useState('');
  const [current, setCurrent] = useState('');
  const save = useMutation({
    mutationFn: () => setPassword(next, current),
    onSuccess: (fits) => {
      if (!fits) return;
      message.success(t('password.done'));
      close();
    },
  });
  const refused = save.error !== null ? t('sign-in.unreachable') : save.data === false ? t('password.refused') : undefined;
  return (
    <Modal
      open
      title={t('password.title')}
      okText={t('save')}
      cancelText={t('cancel')}
      okButtonProps={{ disabled: next.length < SHORTEST }}
      confirmLoading={save.isPending}
      onOk={() => save.mutate()}
      onCancel={close}
    >
      <div className={styles['account']} style={{ width: 'auto' }}>
        <p className="soft">{t('password.text')}</p>
        <Field label={t('password.new')} hint={t('password.new-hint')} error={refused}>
          {(id) => <Input.Password id={id} autoComplete="new-password" value={next} onChange={(event) => setNext(event.target.value)} />}
        </Field>
        <Field label={t('password.current')}>
          {(id) => (
            <Input.Password id={id} autoComplete="current-password" value={current} onChange={(event) => setCurrent(event.target.value)} />
          )}
        </Field>
      </div>
    </Modal>
  );
};
