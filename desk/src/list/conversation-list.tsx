import { useInfiniteQuery } from '@tanstack/react-query';
import { useVirtualizer } from '@tanstack/react-virtual';
import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { useClient } from '../api/client.tsx';
import { keys } from '../api/keys.ts';
import { type ConversationSummary, useMe } from '../api/use-api.ts';
import { AvailabilitySwitch } from '../shell/account-menu.tsx';
import { Failed } from '../pieces/failed.tsx';
import { Notice } from '../pieces/notice.tsx';
import { SkeletonRows } from '../pieces/skeleton.tsx';
import { useShortcut } from '../shortcuts/shortcuts-provider.tsx';
import { ConversationRow } from './conversation-row.tsx';
import { countFilters, type ListFilter, parseFilter } from './list-filter.ts';
import { ListHeader } from './list-header.tsx';
import styles from './list.module.css';

const ROW_PX = 76;

const useList = (filter: ListFilter) => {
  const client = useClient();
  return useInfiniteQuery({
    queryKey: keys.list(filter),
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) =>
      client.call('listConversations', { signal, query: { ...filter, limit: 40, ...(pageParam !== null && { cursor: pageParam }) } }),
    getNextPageParam: (page) => page.nextCursor,
  });
};

const Empty = ({ filter, clear }: { filter: ListFilter; clear: () => void }) => {
  const { t } = useTranslation();
  const me = useMe();
  if (countFilters(filter) > 0)
    return <Notice title={t('list.empty-filtered')} action={<Button onClick={clear}>{t('list.clear')}</Button>} />;
  const away = filter.view === 'mine' && me.data?.availability === 'away' ? me.data : null;
  const text = filter.view === 'mine' && away === null ? 'mine-ready' : filter.view;
  return (
    <Notice
      title={t(`list.empty-${filter.view}`)}
      text={t(`list.empty-${text}-text`)}
      action={away !== null && <AvailabilitySwitch me={away} />}
    />
  );
};

/** j and k walk the list, whatever has the focus. */
const useWalk = (items: readonly ConversationSummary[], selected: string | null, search: string): void => {
  const navigate = useNavigate();
  const step = (by: 1 | -1): void => {
    const at = items.findIndex((one) => one.id === selected);
    const target = items[at === -1 ? 0 : Math.max(0, Math.min(items.length - 1, at + by))];
    if (target !== undefined) void navigate(`/conversations/${target.id}${search}`);
  };
  useShortcut('next', () => step(1));
  useShortcut('previous', () => step(-1));
};

type RowsProps = { items: readonly ConversationSummary[]; selected: string | null; search: string; more: boolean; loadMore: () => void };
const Rows = ({ items, selected, search, more, loadMore }: RowsProps) => {
  const { t } = useTranslation();
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: items.length + (more ? 1 : 0),
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    overscan: 8,
    getItemKey: (index) => items[index]?.id ?? 'more',
  });
  const shown = rows.getVirtualItems();
  const end = shown.at(-1)?.index ?? 0;
  const latest = useRef(loadMore);
  latest.current = loadMore;
  useEffect(() => {
    if (more && end >= items.length - 6) latest.current();
  }, [more, end, items.length]);
  const at = items.findIndex((one) => one.id === selected);
  useEffect(() => {
    if (at >= 0) rows.scrollToIndex(at, { align: 'auto' });
  }, [at, rows]);
  return (
    <div ref={scroller} className={styles['scroller']}>
      <ul className={styles['rows']} style={{ height: rows.getTotalSize() }} aria-label={t('list.rows')}>
        {shown.map((row) => {
          const item = items[row.index];
          return (
            <li key={row.key} style={{ height: ROW_PX, transform: `translateY(${row.start}px)` }}>
              {item === undefined ? (
                <SkeletonRows rows={1} />
              ) : (
                <ConversationRow one={item} selected={item.id === selected} search={search} />
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
};

export const ConversationList = ({ selected }: { selected: string | null }) => {
  const [params, setParams] = useSearchParams();
  const filter = parseFilter(params);
  const list = useList(filter);
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  const search = params.size > 0 ? `?${params}` : '';
  useWalk(items, selected, search);
  const change = (changes: Record<string, string | null>): void => {
    const next = new URLSearchParams(params);
    for (const [name, value] of Object.entries(changes)) value === null ? next.delete(name) : next.set(name, value);
    setParams(next, { replace: true });
  };
  const loadMore = (): void => {
    if (list.hasNextPage && !list.isFetchingNextPage) void list.fetchNextPage();
  };
  return (
    <>
      <ListHeader filter={filter} change={change} />
      {list.isPending && <SkeletonRows rows={7} />}
      {list.isError && items.length === 0 && <Failed error={list.error} retry={list.refetch} />}
      {list.isSuccess && items.length === 0 && (
        <Empty filter={filter} clear={() => change({ status: null, channel: null, language: null, unread: null })} />
      )}
      {items.length > 0 && <Rows items={items} selected={selected} search={search} more={list.hasNextPage} loadMore={loadMore} />}
    </>
  );
};
