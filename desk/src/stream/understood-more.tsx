import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useClient } from '../api/client.tsx';
import { keys } from '../api/keys.ts';
import type { Message } from '../api/use-api.ts';
import { percent } from '../intents/percent.ts';
import { NONE, useIntents, useIntentTitle } from '../intents/use-intents.ts';
import { languageName } from '../pieces/language-name.ts';
import { useSave } from '../pieces/use-save.ts';
import styles from './stream.module.css';

type Read = NonNullable<Message['understanding']>;
type Line = { name: string; values: string[] };

const FELT = 0.2;
/** Begins a term that an intent alone gave. */
const MEANS = 'means-';
const FEELINGS = ['anger', 'anxiety', 'disappointment', 'joy'] as const;

/** Intent with its rivals, mood, urgency and entities, each with the words that spoke; and a way to say it was wrong. */
export const UnderstoodMore = ({ message, read }: { message: Message; read: Read }) => {
  const { t } = useTranslation();
  const titleOf = useIntentTitle();
  const lines = [...useIntentLines(read), ...useMoodLines(read), ...useRestLines(read)];
  return (
    <div className={styles['because']}>
      {read.corrected !== null && <p>{t('understanding.corrected', { by: read.corrected.by, intent: titleOf(read.corrected.intent) })}</p>}
      <dl>
        {lines.map(({ name, values }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{values.join(' · ')}</dd>
          </div>
        ))}
      </dl>
      <Correct message={message} />
      {read.version !== null && <p className="soft">{t('understanding.version', { version: read.version })}</p>}
    </div>
  );
};

const line = (name: string, values: readonly string[]): Line[] => (values.length === 0 ? [] : [{ name, values: [...values] }]);

const useIntentLines = (read: Read): Line[] => {
  const { t, i18n } = useTranslation();
  const titleOf = useIntentTitle();
  const share = (value: number): string => percent(value, i18n.language);
  const none = read.outOfScope !== null && read.outOfScope >= FELT ? [`${titleOf(null)} ${share(read.outOfScope)}`] : [];
  return [
    ...line(t('understanding.intent'), [
      ...read.intents.slice(0, 3).map((one) => `${titleOf(one.intent)} ${share(one.probability)}`),
      ...none,
    ]),
    ...line(t('understanding.several'), read.several.map(titleOf)),
    ...line(
      t('understanding.why'),
      read.words.slice(0, 6).map((one) => one.word),
    ),
  ];
};

const useMoodLines = (read: Read): Line[] => {
  const { t, i18n } = useTranslation();
  const share = (value: number): string => percent(value, i18n.language);
  const { emotion } = read;
  if (emotion === null) return [];
  const felt = FEELINGS.filter((name) => emotion[name] >= FELT).map((name) => `${t(`understanding.${name}`)} ${share(emotion[name])}`);
  const sarcasm = emotion.sarcasm >= 0.5 ? [t('understanding.sarcasm')] : [];
  const words = felt.length === 0 || emotion.words.length === 0 ? [] : [`“${emotion.words.slice(0, 5).join('” “')}”`];
  return line(t('understanding.mood'), [...(felt.length === 0 ? [t('understanding.calm')] : felt), ...sarcasm, ...words]);
};

const useRestLines = (read: Read): Line[] => {
  const { t, i18n } = useTranslation();
  const languages = [read.language, ...(read.also === null ? [] : [read.also])].filter((one) => one !== 'und');
  const titleOf = useIntentTitle();
  const termName = (name: string): string =>
    name.startsWith(MEANS) ? `${t('understanding.means')} ${titleOf(name.slice(MEANS.length))}` : t(`term.${name}`, { defaultValue: name });
  const terms = (score: Read['urgency']): string[] =>
    score === null || score.terms.length === 0
      ? []
      : [
          percent(score.score, i18n.language),
          ...score.terms.map((term) => [termName(term.name), term.words.length > 0 ? `“${term.words.join('” “')}”` : ''].join(' ').trim()),
        ];
  return [
    ...line(t('understanding.urgency'), terms(read.urgency)),
    ...line(t('understanding.complexity'), terms(read.complexity)),
    ...line(
      t('understanding.entities'),
      read.entities.map((one) => `${t(`entity.${one.kind}`, { defaultValue: one.kind })} ${one.text ?? one.value}`),
    ),
    ...line(
      t('understanding.flags'),
      read.flags.map((one) => t(`understanding.flag-${one.kind}`)),
    ),
    ...line(
      t('understanding.language'),
      languages.map((one) => languageName(one, i18n.language)),
    ),
  ];
};

const Correct = ({ message }: { message: Message }) => {
  const { t } = useTranslation();
  const client = useClient();
  const titleOf = useIntentTitle();
  const intents = useIntents().data?.items ?? [];
  const correct = useSave({
    act: (intent: string) =>
      client.call('labelMessages', {
        body: { messageIds: [message.id], intent: intent === NONE ? null : intent },
        idempotencyKey: crypto.randomUUID(),
      }),
    stale: keys.messages(message.conversationId),
    done: t('understanding.corrected-done'),
  });
  return (
    <Select<string>
      size="small"
      showSearch={{ optionFilterProp: 'label' }}
      popupMatchSelectWidth={false}
      value={null}
      loading={correct.isPending}
      placeholder={t('understanding.correct')}
      aria-label={t('understanding.correct')}
      options={[...intents.map((one) => ({ value: one.name, label: titleOf(one.name) })), { value: NONE, label: titleOf(null) }]}
      onChange={(name) => correct.mutate(name)}
    />
  );
};
