import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Popover, Segmented, Switch } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useClient } from '../api/client.tsx';
import { keys } from '../api/keys.ts';
import type { Me } from '../api/use-api.ts';
import { type Locale, switchLocale } from '../i18n.ts';
import { useOfferSound } from '../offers/use-offer-sound.ts';
import { Avatar } from '../pieces/avatar.tsx';
import { Field } from '../pieces/field.tsx';
import { explainError } from '../pieces/explain-error.ts';
import { signOut } from '../sign-in/accounts.ts';
import { type AppearanceChoice, useAppearance } from '../theme/appearance.tsx';
import { writeKept } from './kept.ts';
import styles from './shell.module.css';
import { useToast } from '../pieces/toast.tsx';

const PasswordDialog = lazy(async () => ({ default: (await import('./password-dialog.tsx')).PasswordDialog }));

/** Changes me on the server and shows it at once. */
const useChangeMe = () => {
  const client = useClient();
  const queries = useQueryClient();
  const message = useToast();
  const { t } = useTranslation();
  return useMutation({
    mutationFn: (body: { availability?: 'available' | 'away'; locale?: Locale }) => client.call('updateMe', { body }),
    onSuccess: (me) => queries.setQueryData(keys.me, me),
    onError: (error) => message.error(explainError(t, error)),
  });
};

export const AvailabilitySwitch = ({ me }: { me: Me }) => {
  const { t } = useTranslation();
  const change = useChangeMe();
  const available = me.availability === 'available';
  return (
    <Field beside label={t(`availability.${me.availability}`)} hint={t(`availability.${me.availability}-hint`)}>
      {(id) => (
        <Switch
          id={id}
          checked={available}
          loading={change.isPending}
          onChange={(on) => change.mutate({ availability: on ? 'available' : 'away' })}
        />
      )}
    </Field>
  );
};

const Preferences = () => {
  const { t, i18n } = useTranslation();
  const { choice, choose } = useAppearance();
  const change = useChangeMe();
  const sound = useOfferSound();
  const speak = async (locale: Locale): Promise<void> => {
    writeKept('locale', locale);
    await switchLocale(i18n, locale);
    change.mutate({ locale });
  };
  return (
    <>
      <div className={styles['setting']}>
        <span>{t('account.language')}</span>
        <Segmented<Locale>
          size="small"
          value={i18n.language as Locale}
          onChange={(locale) => void speak(locale)}
          options={[
            { value: 'zh', label: '中文' },
            { value: 'en', label: 'English' },
          ]}
        />
      </div>
      <div className={styles['setting']}>
        <span>{t('account.appearance')}</span>
        <Segmented<AppearanceChoice>
          size="small"
          value={choice}
          onChange={choose}
          options={(['light', 'dark', 'system'] as const).map((value) => ({ value, label: t(`account.${value}`) }))}
        />
      </div>
      <Field beside label={t('account.sound')}>
        {(id) => <Switch size="small" checked={sound.on} onChange={sound.set} id={id} />}
      </Field>
    </>
  );
};

export const AccountMenu = ({ me }: { me: Me }) => {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const [naming, setNaming] = useState(false);
  const queries = useQueryClient();
  const navigate = useNavigate();
  const leave = async (): Promise<void> => {
    await signOut();
    queries.clear();
    await navigate('/sign-in', { replace: true });
  };
  const content = (
    <div className={styles['account']}>
      <header>
        <Avatar name={me.name} size={36} />
        <span>
          <b>{me.name}</b>
          <small className="soft">{me.email}</small>
        </span>
      </header>
      <AvailabilitySwitch me={me} />
      <Preferences />
      <Button
        block
        onClick={() => {
          setOpen(false);
          setNaming(true);
        }}
      >
        {t('account.password')}
      </Button>
      <Button block onClick={() => void leave()}>
        {t('account.sign-out')}
      </Button>
    </div>
  );
  const state = t(`availability.${me.availability}`);
  return (
    <>
      <Popover content={content} trigger="click" placement="rightBottom" open={open} onOpenChange={setOpen}>
        <button
          type="button"
          className={`plain ${styles['me']}`}
          aria-label={t('account.label', { name: me.name, state })}
          data-availability={me.availability}
        >
          <Avatar name={me.name} size={32} corner={<span className={styles['dot']} />} />
        </button>
      </Popover>
      <Suspense fallback={null}>{naming && <PasswordDialog close={() => setNaming(false)} />}</Suspense>
    </>
  );
};
