import { useTranslation } from 'react-i18next';
import type { Customer } from '../api/use-api.ts';
import { inLanguage } from '../channels/use-look.ts';
import { Copyable } from '../pieces/copyable.tsx';
import { Time } from '../time/time.tsx';
import styles from './panel.module.css';
import { Section } from './section.tsx';

export const Orders = ({ orders }: { orders: Customer['orders'] }) => {
  const { t, i18n } = useTranslation();
  if (orders.length === 0) return null;
  const money = (amount: number, currency: string): string =>
    new Intl.NumberFormat(i18n.language, { style: 'currency', currency, currencyDisplay: 'narrowSymbol' }).format(amount / 100);
  return (
    <Section name="orders" title={t('panel.orders')} count={orders.length}>
      <ul className={styles['rows']}>
        {orders.map((order) => (
          <li key={order.number} className={styles['order']}>
            <Copyable text={order.number} />
            <span>
              {inLanguage(order.product, i18n.language)}
              {order.quantity > 1 && ` × ${order.quantity}`}
            </span>
            <b>{money(order.amount, order.currency)}</b>
            <small className="soft">
              {t(`order.${order.status}`, { defaultValue: order.status })} · <Time at={order.placedAt} />
            </small>
          </li>
        ))}
      </ul>
    </Section>
  );
};
