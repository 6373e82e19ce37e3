import { useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox, Select } from 'antd';
import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useClient } from '../api/client.tsx';
import { keys } from '../api/keys.ts';
import { Chip } from '../pieces/chip.tsx';
import { useSave } from '../pieces/use-save.ts';
import { useToast } from '../pieces/toast.tsx';
import styles from './intents.module.css';
import { percent } from './percent.ts';
import { type Cluster, NONE, useIntents, useIntentTitle } from './use-intents.ts';

const CHOICES = 5;

/** The likeliest intents of a group, best first. */
const choicesOf = (cluster: Cluster): string[] => {
  const sums = new Map<string, number>();
  for (const message of cluster.messages)
    for (const { intent, probability } of message.guesses) sums.set(intent, (sums.get(intent) ?? 0) + probability);
  return [...sums]
    .sort((a, b) => b[1] - a[1])
    .map(([intent]) => intent)
    .filter((intent) => intent !== NONE)
    .slice(0, CHOICES);
};

/** One group at a time: 1–5 takes a guess, 0 says "none of ours", j and k go on and back. */
export const LabelDesk = ({ clusters }: { clusters: Cluster[] }) => {
  const { t } = useTranslation();
  const [at, setAt] = useState(0);
  const cluster = clusters[Math.min(at, clusters.length - 1)];
  if (cluster === undefined) return null;
  const go = (by: number): void =>
    setAt((before) => Math.min(Math.max(Math.min(before, clusters.length - 1) + by, 0), clusters.length - 1));
  return (
    <div className={styles['labelling']}>
      <p className="soft">
        {t('label.place', { at: Math.min(at, clusters.length - 1) + 1, of: clusters.length })}{' '}
        <span className="touchless">· {t('label.keys')}</span>
      </p>
      <Group key={cluster.key} cluster={cluster} go={go} />
    </div>
  );
};

const Group = ({ cluster, go }: { cluster: Cluster; go: (by: number) => void }) => {
  const { t } = useTranslation();
  const titleOf = useIntentTitle();
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const chosen = cluster.messages.filter((message) => !left.has(message.messageId)).map((message) => message.messageId);
  const choices = choicesOf(cluster);
  const label = useLabel();
  const say = (intent: string | null): void => {
    if (chosen.length > 0 && !label.isPending) label.mutate({ messageIds: chosen, intent });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target instanceof HTMLInputElement) return;
    const digit = /^[1-9]$/.test(event.key) ? choices[Number(event.key) - 1] : undefined;
    if (event.key === '0') say(null);
    else if (digit !== undefined) say(digit);
    else if (event.key === 'j') go(1);
    else if (event.key === 'k') go(-1);
    else return;
    event.preventDefault();
  };
  const toggle = (id: string): void =>
    setLeft((before) => new Set(before.has(id) ? [...before].filter((one) => one !== id) : [...before, id]));
  return (
    <section ref={(node) => node?.focus()} tabIndex={-1} className={styles['group']} aria-label={cluster.name} onKeyDown={onKeyDown}>
      <header className={styles['bar']}>
        <h2 className="cut">{cluster.name}</h2>
        <Chip>{t('label.size', { count: cluster.size })}</Chip>
        {cluster.guess !== null && <span className="soft">{t('label.guess', { intent: titleOf(cluster.guess.intent) })}</span>}
        <span className={styles['gap']} />
        <span className={styles['turn']}>
          <Button onClick={() => go(-1)}>{t('label.before')}</Button>
          <Button onClick={() => go(1)}>{t('label.skip')}</Button>
        </span>
      </header>
      <Choices choices={choices} cluster={cluster} say={say} />
      <ul className={styles['messages']}>
        {cluster.messages.map((message) => (
          <li key={message.messageId}>
            <Checkbox checked={!left.has(message.messageId)} onChange={() => toggle(message.messageId)}>
              <span lang={message.language}>{message.text}</span>
            </Checkbox>
            <Link to={`/conversations/${message.conversationId}?view=all&status=any`}>{t('label.open')}</Link>
          </li>
        ))}
      </ul>
    </section>
  );
};

const Choices = ({ choices, cluster, say }: { choices: string[]; cluster: Cluster; say: (intent: string | null) => void }) => {
  const { t, i18n } = useTranslation();
  const titleOf = useIntentTitle();
  const intents = useIntents().data?.items ?? [];
  const first = cluster.messages[0];
  const likely = (intent: string): string => {
    const guess = first?.guesses.find((one) => one.intent === intent);
    return guess === undefined ? '' : percent(guess.probability, i18n.language);
  };
  return (
    <div className={styles['choices']}>
      {choices.map((intent, index) => (
        <Button key={intent} onClick={() => say(intent)}>
          <kbd className="touchless">{index + 1}</kbd> {titleOf(intent)} <span className="soft">{likely(intent)}</span>
        </Button>
      ))}
      <Button onClick={() => say(null)}>
        <kbd className="touchless">0</kbd> {titleOf(null)}
      </Button>
      <Select<string>
        showSearch={{ optionFilterProp: 'label' }}
        className={styles['other'] ?? ''}
        value={null}
        placeholder={t('label.other')}
        aria-label={t('label.other')}
        options={intents.map((one) => ({ value: one.name, label: `${titleOf(one.name)} · ${one.name}` }))}
        onChange={(name) => say(name)}
      />
    </div>
  );
};

const useLabel = () => {
  const { t } = useTranslation();
  const client = useClient();
  const queries = useQueryClient();
  const toast = useToast();
  return useSave({
    act: (input: { messageIds: string[]; intent: string | null }) =>
      client.call('labelMessages', { body: input, idempotencyKey: crypto.randomUUID() }),
    stale: keys.labels,
    after: ({ added, moved }, { messageIds }) => {
      for (const key of [keys.intents, keys.examples]) void queries.invalidateQueries({ queryKey: key });
      toast.success(t('label.done', { count: messageIds.length, examples: added + moved }));
    },
  });
};
