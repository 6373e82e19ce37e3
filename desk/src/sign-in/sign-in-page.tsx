import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate } from 'react-router';
import { type Locale, switchLocale } from '../i18n.ts';
import { Field } from '../pieces/field.tsx';
import { Logo } from '../shell/line-loader.tsx';
import { writeKept } from '../shell/kept.ts';
import { signIn, signInWithLink } from './accounts.ts';
import styles from './sign-in.module.css';

const parseFrom = (state: unknown): string => {
  const from = typeof state === 'object' && state !== null && 'from' in state ? state.from : undefined;
  return typeof from === 'string' && from.startsWith('/') ? from : '/conversations';
};

/** Signs in one way or the other; on success goes where the reader wanted to go. */
const useSignIn = (way: () => Promise<boolean>) => {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { state } = useLocation();
  return useMutation({
    mutationFn: way,
    onSuccess: async (fits) => {
      if (!fits) return;
      queries.clear();
      await navigate(parseFrom(state), { replace: true });
    },
  });
};

const PasswordForm = () => {
  const { t } = useTranslation();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const attempt = useSignIn(() => signIn(email.trim(), password));
  const refused = attempt.error !== null ? t('sign-in.unreachable') : attempt.data === false ? t('sign-in.refused') : null;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    attempt.mutate();
  };
  return (
    <form className={styles['form']} onSubmit={submit}>
      <Field label={t('sign-in.email')}>
        {(id) => (
          <Input
            size="large"
            type="email"
            name="email"
            autoComplete="username"
            required
            autoFocus
            value={email}
            onChange={(event) => setEmail(event.target.value)}
            id={id}
          />
        )}
      </Field>
      <Field label={t('sign-in.password')}>
        {(id) => (
          <Input.Password
            size="large"
            name="password"
            autoComplete="current-password"
            required
            value={password}
            onChange={(event) => setPassword(event.target.value)}
            id={id}
          />
        )}
      </Field>
      <p role="alert" className={styles['refused']}>
        {refused}
      </p>
      <Button type="primary" size="large" htmlType="submit" block loading={attempt.isPending}>
        {t('sign-in.act')}
      </Button>
      <p className="soft">{t('sign-in.hint')}</p>
    </form>
  );
};

/** A one-time link asks for one click, so that a mail scanner that opens it does not spend it. */
const LinkForm = ({ token }: { token: string }) => {
  const { t } = useTranslation();
  const attempt = useSignIn(() => signInWithLink(token));
  const refused = attempt.error !== null ? t('sign-in.unreachable') : attempt.data === false ? t('sign-in.spent') : null;
  return (
    <div className={styles['form']}>
      <p>{t('sign-in.link')}</p>
      <p role="alert" className={styles['refused']}>
        {refused}
      </p>
      <Button type="primary" size="large" block autoFocus loading={attempt.isPending} onClick={() => attempt.mutate()}>
        {t('sign-in.act')}
      </Button>
    </div>
  );
};

export const SignInPage = () => {
  const { t, i18n } = useTranslation();
  const { hash } = useLocation();
  // Behind the # it reaches no server log and no referrer.
  const token = new URLSearchParams(hash.slice(1)).get('token');
  const other: Locale = i18n.language === 'zh' ? 'en' : 'zh';
  const speak = (): void => {
    writeKept('locale', other);
    void switchLocale(i18n, other);
  };
  return (
    <main className={styles['page']}>
      <div className={styles['card']}>
        <header>
          <Logo size={40} />
          <h1>{t('sign-in.title')}</h1>
          <p className="soft">{t('sign-in.claim')}</p>
        </header>
        {token === null ? <PasswordForm /> : <LinkForm token={token} />}
        <button type="button" className={`plain ${styles['other']}`} lang={other} onClick={speak}>
          {other === 'zh' ? '中文' : 'English'}
        </button>
      </div>
    </main>
  );
};
