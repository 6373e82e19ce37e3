import { FilterOutlined, SearchOutlined } from '@ant-design/icons';
import { Button, Popover, Segmented, Tooltip } from 'antd';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useCounts } from '../api/use-api.ts';
import { Keys } from '../pieces/keys.tsx';
import { SkeletonRows } from '../pieces/skeleton.tsx';
import { openSearch } from '../shell/everywhere.tsx';
import { type ChangeFilter, countFilters, type ListFilter, SORTS, VIEWS } from './list-filter.ts';
import styles from './list.module.css';

const FilterForm = lazy(async () => ({ default: (await import('./filter-form.tsx')).FilterForm }));

export const ListHeader = ({ filter, change }: { filter: ListFilter; change: ChangeFilter }) => {
  const { t } = useTranslation();
  const counts = useCounts();
  const narrowed = countFilters(filter);
  const views = VIEWS.map((view) => ({
    value: view,
    label: (
      <span>
        {t(`list.view-${view}`)} <span className={styles['count']}>{counts.data?.[view] ?? ''}</span>
      </span>
    ),
  }));
  const other = SORTS.find((sort) => sort !== filter.sort) ?? 'newest';
  return (
    <header className={styles['header']}>
      <button type="button" className={styles['searchButton']} onClick={openSearch}>
        <SearchOutlined />
        <span className="cut">{t('list.search')}</span>
        <Keys keys="mod+k" />
      </button>
      <Segmented block value={filter.view} onChange={(view) => change({ view, sort: null })} options={views} aria-label={t('list.views')} />
      <div className={styles['sortRow']}>
        <Tooltip title={t(`list.sort-${other}-do`)}>
          <button type="button" className={`plain cut ${styles['sort']}`} onClick={() => change({ sort: other })}>
            {t(`list.sort-${filter.sort}`)} ⇅
          </button>
        </Tooltip>
        <Popover
          trigger="click"
          placement="bottomRight"
          content={
            <Suspense fallback={<SkeletonRows rows={3} circle={false} />}>
              <FilterForm filter={filter} change={change} />
            </Suspense>
          }
        >
          <Button type={narrowed > 0 ? 'primary' : 'text'} ghost={narrowed > 0} size="small" icon={<FilterOutlined />}>
            {narrowed > 0 ? t('list.filters-on', { count: narrowed }) : t('list.filters')}
          </Button>
        </Popover>
      </div>
    </header>
  );
};
