import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useClient } from '../api/client.tsx';
import { keys } from '../api/keys.ts';
import { ChannelBadge } from '../channels/channel-badge.tsx';
import { Avatar } from '../pieces/avatar.tsx';
import { Chip } from '../pieces/chip.tsx';
import { Failed } from '../pieces/failed.tsx';
import { Notice } from '../pieces/notice.tsx';
import { Split } from '../pieces/page.tsx';
import styles from '../pieces/page.module.css';
import { SearchBox } from '../pieces/search-box.tsx';
import { SkeletonRows } from '../pieces/skeleton.tsx';
import { Time } from '../time/time.tsx';
import { CustomerView } from './customer-view.tsx';

const useCustomers = (q: string) => {
  const client = useClient();
  return useInfiniteQuery({
    queryKey: [...keys.customers, 'pages', q],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) =>
      client.call('listCustomers', {
        signal,
        query: { limit: 50, ...(q !== '' && { q }), ...(pageParam !== null && { cursor: pageParam }) },
      }),
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
  });
};

const CustomerList = ({ chosen }: { chosen: string | undefined }) => {
  const { t } = useTranslation();
  const [q, setQ] = useState('');
  const list = useCustomers(useDeferredValue(q.trim()));
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <div className={styles['tools']}>
        <SearchBox value={q} change={setQ} words={t('customers.search')} />
      </div>
      {list.isPending && <SkeletonRows rows={8} />}
      {list.isError && <Failed error={list.error} retry={list.refetch} />}
      {list.isSuccess && items.length === 0 && <Notice title={t('customers.empty')} text={t('customers.empty-text')} />}
      <ul className={styles['list']} aria-label={t('rail.customers')}>
        {items.map((one) => (
          <li key={one.id}>
            <Link to={`/customers/${one.id}`} className={styles['item'] ?? ''} aria-current={one.id === chosen ? 'page' : undefined}>
              <Avatar name={one.name} size={30} />
              <b className="cut">
                {one.name} {one.value === 'vip' && <Chip tone="warning">{t('customer.vip')}</Chip>}
              </b>
              {one.lastAt !== null && <Time at={one.lastAt} className="soft" />}
              <span className={`${styles['second']} ${styles['badges']}`}>
                {one.channels.map((channel) => (
                  <ChannelBadge key={channel} kind={channel} size={15} />
                ))}
              </span>
            </Link>
          </li>
        ))}
        {list.hasNextPage && (
          <li className={styles['more']}>
            <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
              {t('more')}
            </Button>
          </li>
        )}
      </ul>
    </>
  );
};

export const CustomersPage = () => {
  const { t } = useTranslation();
  const { customerId } = useParams();
  return (
    <Split chosen={customerId !== undefined} list={<CustomerList chosen={customerId} />}>
      {customerId === undefined ? (
        <Notice title={t('customers.none')} text={t('customers.none-text')} />
      ) : (
        <CustomerView key={customerId} id={customerId} />
      )}
    </Split>
  );
};
