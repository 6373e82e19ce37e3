import { DeleteOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from '../api/client.tsx';
import { keys } from '../api/keys.ts';
import { Chip } from '../pieces/chip.tsx';
import { Failed } from '../pieces/failed.tsx';
import { SearchBox } from '../pieces/search-box.tsx';
import { SkeletonRows } from '../pieces/skeleton.tsx';
import { useToast } from '../pieces/toast.tsx';
import { useSave } from '../pieces/use-save.ts';
import { Time } from '../time/time.tsx';
import styles from './intents.module.css';
import { NONE, useExamples } from './use-intents.ts';

const MOST = 1000;

/** Lines typed or pasted, one example each. */
const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .slice(0, MOST);

export const Examples = ({ intentId, mayWrite }: { intentId: string | null; mayWrite: boolean }) => {
  const { t } = useTranslation();
  const [q, setQ] = useState('');
  const asked = useDeferredValue(q.trim());
  const pages = useExamples(intentId ?? NONE, asked);
  const rows = pages.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <section className={styles['examples']} aria-label={t('example.title')}>
      <h2>{t('example.title')}</h2>
      {mayWrite && <AddExamples intentId={intentId} />}
      <SearchBox value={q} change={setQ} words={t('example.search')} />
      {pages.isPending && <SkeletonRows rows={6} circle={false} />}
      {pages.isError && <Failed error={pages.error} retry={pages.refetch} />}
      {pages.isSuccess && rows.length === 0 && <p className="soft">{asked === '' ? t('example.empty') : t('example.nothing')}</p>}
      <ul>
        {rows.map((example) => (
          <li key={example.id}>
            <span lang={example.locale}>{example.text}</span>
            {example.origin !== 'pack' && (
              <Chip tone={example.origin === 'label' ? 'accent' : 'plain'}>{t(`example.by-${example.origin}`)}</Chip>
            )}
            <Time at={example.createdAt} className="soft" />
            {mayWrite && <RemoveExample id={example.id} text={example.text} />}
          </li>
        ))}
      </ul>
      {pages.hasNextPage && (
        <Button loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          {t('example.more')}
        </Button>
      )}
    </section>
  );
};

const AddExamples = ({ intentId }: { intentId: string | null }) => {
  const { t } = useTranslation();
  const client = useClient();
  const queries = useQueryClient();
  const toast = useToast();
  const [text, setText] = useState('');
  const lines = linesOf(text);
  const add = useSave({
    act: (texts: string[]) => client.call('addIntentExamples', { body: { intentId, texts }, idempotencyKey: crypto.randomUUID() }),
    stale: keys.intents,
    after: ({ added, moved, known }) => {
      void queries.invalidateQueries({ queryKey: keys.examples });
      setText('');
      toast.success(t('example.added', { added, moved, known }));
    },
  });
  const submit = (): void => {
    if (lines.length > 0 && !add.isPending) add.mutate(lines);
  };
  return (
    <div className={styles['add']}>
      <Input.TextArea
        autoSize={{ minRows: 2, maxRows: 10 }}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit();
        }}
        placeholder={t('example.add-hint')}
        aria-label={t('example.add-hint')}
      />
      <Button disabled={lines.length === 0} loading={add.isPending} onClick={submit}>
        {t('example.add', { count: lines.length })}
      </Button>
    </div>
  );
};

const RemoveExample = ({ id, text }: { id: string; text: string }) => {
  const { t } = useTranslation();
  const client = useClient();
  const queries = useQueryClient();
  const remove = useSave({
    act: () => client.call('deleteIntentExample', { id }),
    stale: keys.intents,
    after: () => void queries.invalidateQueries({ queryKey: keys.examples }),
  });
  return (
    <Button
      type="text"
      size="small"
      icon={<DeleteOutlined />}
      loading={remove.isPending}
      aria-label={t('example.remove', { text })}
      onClick={() => remove.mutate(undefined)}
    />
  );
};
