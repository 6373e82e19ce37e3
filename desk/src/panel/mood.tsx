import { useTranslation } from 'react-i18next';
import { useMessages } from '../api/use-api.ts';
import { useIntentTitle } from '../intents/use-intents.ts';
import { messagesOf } from '../live/place-message.ts';
import styles from './panel.module.css';
import { Section } from './section.tsx';

const SHOWN = 16;

/** How angry the customer's latest messages read, bar by bar, and what the newest is about. Only when there is something to show. */
export const Mood = ({ conversationId }: { conversationId: string }) => {
  const { t } = useTranslation();
  const titleOf = useIntentTitle();
  const loaded = useMessages(conversationId);
  const read = messagesOf(loaded.data)
    .flatMap((message) => (message.understanding === null ? [] : [{ id: message.id, ...message.understanding }]))
    .slice(-SHOWN);
  const last = read.at(-1);
  if (last === undefined) return null;
  const level = last.anger >= 0.7 ? 'angry' : last.anger >= 0.4 ? 'tense' : 'calm';
  const name = last.corrected === null ? last.intent : last.corrected.intent;
  const intent = name === null ? null : titleOf(name);
  return (
    <Section name="mood" title={t('panel.mood')}>
      <div className={styles['mood']}>
        <span className={styles['bars']} role="img" aria-label={t('mood.label', { count: read.length, level: t(`mood.${level}`) })}>
          {read.map((one) => (
            <span key={one.id} style={{ height: `${14 + one.anger * 86}%` }} data-hot={one.anger >= 0.7} />
          ))}
        </span>
        <span>{t(`mood.${level}`)}</span>
        {intent !== null && (
          <span className={styles['intent']}>
            <span className="soft">{t('mood.intent')}</span> {intent}
            {last.intents[0] !== undefined && last.corrected === null && (
              <span className="soft"> {last.intents[0].probability.toFixed(2)}</span>
            )}
          </span>
        )}
      </div>
    </Section>
  );
};
