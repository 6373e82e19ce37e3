import { SendOutlined } from '@ant-design/icons';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLook } from '../channels/use-look.ts';
import { Time } from '../time/time.tsx';
import { Gauge, Phone } from './phone.tsx';
import styles from './playground.module.css';
import { type PlaygroundState, type TelegramMessage, usePlay } from './playground-state.ts';
import { splitEntities } from './split-entities.ts';

const Bubble = ({ message, tap }: { message: TelegramMessage; tap: (optionId: string) => void }) => (
  <li data-mine={message.mine}>
    <p>
      {splitEntities(message.text, message.entities).map((run) => (
        <span key={run.at} data-marks={run.kinds.join(' ')}>
          {run.text}
        </span>
      ))}
      <Time at={message.at} clock />
    </p>
    {message.options.map((option) => (
      <button key={option.id} type="button" onClick={() => tap(option.id)}>
        {option.label}
      </button>
    ))}
  </li>
);

export const TelegramPhone = ({ state }: { state: PlaygroundState['telegram'] }) => {
  const { t } = useTranslation();
  const look = useLook();
  const play = usePlay('telegram');
  const [text, setText] = useState('');
  const [blocked, setBlocked] = useState(false);
  const list = useRef<HTMLUListElement>(null);
  const count = state.messages.length;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new message is the reason to go to the end
  useEffect(() => {
    if (list.current !== null) list.current.scrollTop = list.current.scrollHeight;
  }, [count]);
  const send = (event: FormEvent): void => {
    event.preventDefault();
    if (text.trim() !== '') play.mutate({ text: text.trim() });
    setText('');
  };
  const block = (): void => {
    play.mutate({ block: !blocked });
    setBlocked(!blocked);
  };
  const gauge = <Gauge label={t('play.text-limit')} used={text.length} max={state.gauges.textMax} />;
  return (
    <Phone kind="telegram" title={look('telegram').label} text={t('play.you-are', { name: state.user.name })} gauge={gauge}>
      <ul ref={list} className={styles['chat']} aria-label={t('stream.label')}>
        {count === 0 && <li className={styles['hint']}>{t('play.telegram-empty')}</li>}
        {state.messages.map((message) => (
          <Bubble key={message.id} message={message} tap={(optionId) => play.mutate({ optionId })} />
        ))}
        {state.typing === true && <li className={styles['hint']}>{t('play.typing')}</li>}
      </ul>
      <form className={styles['write']} onSubmit={send}>
        <input
          value={text}
          onChange={(event) => setText(event.target.value)}
          placeholder={t('play.write')}
          aria-label={t('play.write-telegram')}
        />
        <button type="submit" aria-label={t('composer.send')} disabled={text.trim() === ''}>
          <SendOutlined />
        </button>
      </form>
      <button type="button" className={styles['block']} aria-pressed={blocked} onClick={block}>
        {t(blocked ? 'play.unblock' : 'play.block')}
      </button>
    </Phone>
  );
};
