import { ArrowLeftOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useCustomer } from '../api/use-api.ts';
import { CustomerHead } from '../panel/customer-head.tsx';
import { Identities } from '../panel/identities.tsx';
import { Orders } from '../panel/orders.tsx';
import { OtherConversations } from '../panel/other-conversations.tsx';
import { Pages } from '../panel/pages.tsx';
import { Failed } from '../pieces/failed.tsx';
import { SkeletonRows } from '../pieces/skeleton.tsx';
import styles from './customers.module.css';

/** Everything known of one customer. */
export const CustomerView = ({ id }: { id: string }) => {
  const { t } = useTranslation();
  const customer = useCustomer(id);
  if (customer.isPending) return <SkeletonRows rows={5} />;
  if (customer.data === undefined) return <Failed error={customer.error} retry={customer.refetch} />;
  const one = customer.data;
  return (
    <div className={styles['view']}>
      <Link to="/customers" className={styles['back'] ?? ''} aria-label={t('act.back')}>
        <ArrowLeftOutlined />
      </Link>
      <CustomerHead customer={one} />
      <div className={styles['columns']}>
        <div>
          <OtherConversations items={one.conversations} />
          <Orders orders={one.orders} />
        </div>
        <div>
          <Identities customer={one} />
          <Pages pages={one.pages} />
        </div>
      </div>
    </div>
  );
};
