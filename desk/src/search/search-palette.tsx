/** ⌘K: messages, customers, references and places of the desk. Arrows choose, Enter goes. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Modal } from 'antd';
import { type KeyboardEvent, type ReactNode, useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useClient } from '../api/client.tsx';
import { keys } from '../api/keys.ts';
import { SkeletonRows } from '../pieces/skeleton.tsx';
import { explainError } from '../pieces/explain-error.ts';
import { findRows, type SearchRow } from './search-rows.tsx';
import styles from './search.module.css';

const Row = ({ row, chosen, go }: { row: SearchRow; chosen: boolean; go: () => void }) => (
  // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the field, which moves the choice
  // biome-ignore lint/a11y/useKeyWithClickEvents: the field handles the keys
  <div
    role="option"
    id={row.key}
    aria-selected={chosen}
    className={styles['row']}
    onClick={go}
    ref={(node) => {
      if (chosen) node?.scrollIntoView({ block: 'nearest' });
    }}
  >
    {row.icon}
    <span className="cut">{row.title}</span>
    <small className="soft">{row.side}</small>
    {row.text !== undefined && <span className={`soft ${styles['text']}`}>{row.text}</span>}
  </div>
);

const State = ({ asked, pending, error, empty }: { asked: string; pending: boolean; error: Error | null; empty: boolean }): ReactNode => {
  const { t } = useTranslation();
  if (error !== null) return <p className={styles['empty']}>{explainError(t, error)}</p>;
  if (asked !== '' && pending) return <SkeletonRows rows={3} />;
  if (asked === '') return <p className={styles['empty']}>{t('search.hint')}</p>;
  return empty ? <p className={styles['empty']}>{t('search.nothing', { q: asked })}</p> : null;
};

export const SearchPalette = ({ close }: { close: () => void }) => {
  const { t } = useTranslation();
  const client = useClient();
  const navigate = useNavigate();
  const [q, setQ] = useState('');
  const [at, setAt] = useState(0);
  const asked = useDeferredValue(q.trim());
  const found = useQuery({
    queryKey: keys.search(asked),
    queryFn: ({ signal }) => client.call('search', { query: { q: asked }, signal }),
    enabled: asked !== '',
    placeholderData: keepPreviousData,
  });
  const groups = findRows(t, asked, found.data);
  const rows = groups.flatMap((group) => group.rows);
  const go = (row: SearchRow | undefined): void => {
    if (row === undefined) return;
    close();
    void navigate(row.to);
  };
  const keyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown') setAt(Math.min(rows.length - 1, at + 1));
    else if (event.key === 'ArrowUp') setAt(Math.max(0, at - 1));
    else if (event.key === 'Enter') go(rows[at]);
    else return;
    event.preventDefault();
  };
  return (
    <Modal
      open
      footer={null}
      closable={false}
      onCancel={close}
      width={640}
      className={styles['palette'] ?? ''}
      style={{ top: 80 }}
      aria-label={t('search.label')}
    >
      <input
        className={styles['field']}
        // biome-ignore lint/a11y/noAutofocus: the palette is opened to type in it
        autoFocus
        role="combobox"
        aria-expanded
        aria-controls="search-rows"
        aria-activedescendant={rows[at]?.key}
        aria-label={t('search.label')}
        placeholder={t('search.placeholder')}
        value={q}
        onChange={(event) => {
          setQ(event.target.value);
          setAt(0);
        }}
        onKeyDown={keyDown}
      />
      <div id="search-rows" role="listbox" aria-label={t('search.results')} className={styles['rows']}>
        {groups.map((group) => (
          // biome-ignore lint/a11y/useSemanticElements: a group of options is no fieldset
          <div key={group.title} role="group" aria-label={group.title}>
            <h3>{group.title}</h3>
            {group.rows.map((row) => (
              <Row key={row.key} row={row} chosen={row === rows[at]} go={() => go(row)} />
            ))}
          </div>
        ))}
      </div>
      <State asked={asked} pending={found.isPending} error={found.error} empty={rows.length === 0} />
    </Modal>
  );
};
