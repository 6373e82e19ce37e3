import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Conversation, Message } from '../api/use-api.ts';
import { useLook } from '../channels/use-look.ts';
import { Chip } from '../pieces/chip.tsx';
import { Time } from '../time/time.tsx';
import type { MessageItem } from './build-stream.ts';
import { Why } from './decision-line.tsx';
import { DeliveryState } from './delivery-state.tsx';
import { DeliveryTrouble } from './delivery-trouble.tsx';
import { MailFrame } from './mail-frame.tsx';
import { MailHead } from './mail-head.tsx';
import { PartView } from './part-view.tsx';
import styles from './stream.module.css';
import { Understood } from './understood.tsx';

type Side = 'customer' | 'assistant' | 'agent' | 'system' | 'note';
const sideOf = (message: Message): Side => (message.internal && message.author.type !== 'system' ? 'note' : message.author.type);

const Author = ({ item }: { item: MessageItem }) => {
  const { t } = useTranslation();
  const look = useLook();
  const { message } = item;
  const side = sideOf(message);
  return (
    <header className={styles['author']}>
      <b>{message.author.name || item.thread?.address.value}</b>
      {side === 'assistant' && message.author.name.toLowerCase() !== t('author.assistant').toLowerCase() && (
        <Chip tone="accent">{t('author.assistant')}</Chip>
      )}
      {side === 'note' && <Chip tone="warning">{t('author.note')}</Chip>}
      {message.channel !== null && <span className="soft">{look(message.channel).label}</span>}
      <Time at={message.createdAt} clock className="soft" />
    </header>
  );
};

const Sources = ({ message }: { message: Message }) => {
  const { t } = useTranslation();
  if (message.sources.length === 0) return null;
  return (
    <p className={styles['sources']}>
      <span className="soft">{t('message.sources')}</span>
      {message.sources.map((source) => (
        <Link key={source.articleId} to={`/knowledge/${source.articleId}`}>
          {source.title}
        </Link>
      ))}
    </p>
  );
};

export const MessageView = ({ item, conversation }: { item: MessageItem; conversation: Conversation }) => {
  const { message, head, why } = item;
  const side = sideOf(message);
  const { state } = message.delivery;
  return (
    <article className={styles['message']} data-side={side} data-state={state}>
      {head && <Author item={item} />}
      <MailHead message={message} />
      <div className={styles['bubble']}>
        {message.parts.map((part, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: parts of a message never change place
          <PartView key={index} part={part} />
        ))}
        {message.meta['hasHtml'] === true && <MailFrame messageId={message.id} />}
        <Sources message={message} />
      </div>
      <footer className={styles['foot']}>
        <Understood message={message} />
        <Why decisions={why} />
        {message.direction === 'outbound' && !message.internal && <DeliveryState message={message} />}
      </footer>
      <DeliveryTrouble message={message} conversation={conversation} />
    </article>
  );
};
