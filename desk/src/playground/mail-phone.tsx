import { Button } from 'antd';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Time } from '../time/time.tsx';
import { Phone } from './phone.tsx';
import styles from './playground.module.css';
import { type PlaygroundMail, type PlaygroundState, usePlay } from './playground-state.ts';

const nameOf = (from: string): string => from.replace(/\s*<[^>]*>$/, '').replaceAll('"', '') || from;

const Write = ({ answered, done }: { answered: PlaygroundMail | null; done: () => void }) => {
  const { t } = useTranslation();
  const play = usePlay('mail');
  const [subject, setSubject] = useState(answered === null ? '' : answered.subject.replace(/^(re:\s*)*/i, 'Re: '));
  const [text, setText] = useState('');
  const send = (event: FormEvent): void => {
    event.preventDefault();
    play.mutate({ subject, text, ...(answered !== null && { inReplyTo: answered.id }) }, { onSuccess: done });
  };
  return (
    <form className={styles['mailForm']} onSubmit={send}>
      <input
        value={subject}
        onChange={(event) => setSubject(event.target.value)}
        placeholder={t('mail.subject')}
        aria-label={t('mail.subject')}
        readOnly={answered !== null}
      />
      <textarea
        value={text}
        onChange={(event) => setText(event.target.value)}
        placeholder={t('play.mail-text')}
        aria-label={t('play.mail-text')}
        required
        rows={8}
      />
      <div>
        <Button onClick={done}>{t('cancel')}</Button>
        <Button type="primary" htmlType="submit" loading={play.isPending} disabled={text.trim() === ''}>
          {t('composer.send')}
        </Button>
      </div>
    </form>
  );
};

const Opened = ({ mail, reply, back }: { mail: PlaygroundMail; reply: () => void; back: () => void }) => {
  const { t } = useTranslation();
  return (
    <article className={styles['opened']}>
      <button type="button" className="plain" onClick={back}>
        ← {t('play.inbox')}
      </button>
      <h3>{mail.subject}</h3>
      <small className="soft">
        {nameOf(mail.from)} · <Time at={mail.at} />
      </small>
      <p>{mail.text}</p>
      <Button type="primary" onClick={reply}>
        {t('composer.reply')}
      </Button>
    </article>
  );
};

export const MailPhone = ({ state }: { state: PlaygroundState['mail'] }) => {
  const { t } = useTranslation();
  const [openId, setOpenId] = useState<string | null>(null);
  const [writing, setWriting] = useState(false);
  const open = state.inbox.find((mail) => mail.id === openId) ?? null;
  const close = (): void => {
    setWriting(false);
    setOpenId(null);
  };
  const newest = [...state.inbox].sort((a, b) => b.at.localeCompare(a.at));
  return (
    <Phone kind="email" title={t('play.mailbox')} text={state.address}>
      {writing && <Write answered={open} done={close} />}
      {!writing && open !== null && <Opened mail={open} reply={() => setWriting(true)} back={close} />}
      {!writing && open === null && (
        <>
          <ul className={styles['mails']} aria-label={t('play.inbox')}>
            {newest.length === 0 && <li className={styles['hint']}>{t('play.mail-empty')}</li>}
            {newest.map((mail) => (
              <li key={mail.id}>
                <button type="button" onClick={() => setOpenId(mail.id)}>
                  <b className="cut">{nameOf(mail.from)}</b>
                  <Time at={mail.at} />
                  <span className="cut">{mail.subject}</span>
                  <small className="cut soft">{mail.text}</small>
                </button>
              </li>
            ))}
          </ul>
          <Button type="primary" className={styles['compose'] ?? ''} onClick={() => setWriting(true)}>
            {t('play.write-mail')}
          </Button>
        </>
      )}
    </Phone>
  );
};
