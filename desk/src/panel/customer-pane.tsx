/** The right pane: facts first, each with where it came from; nothing in it moves by itself. */
import { ArrowLeftOutlined, CloseOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { type Conversation, type Customer, useConversation, useCustomer } from '../api/use-api.ts';
import { Failed } from '../pieces/failed.tsx';
import { SkeletonRows } from '../pieces/skeleton.tsx';
import { CustomerHead } from './customer-head.tsx';
import { Identities } from './identities.tsx';
import { Mood } from './mood.tsx';
import { Orders } from './orders.tsx';
import { OtherConversations } from './other-conversations.tsx';
import { Packet } from './packet.tsx';
import styles from './panel.module.css';
import { Pages } from './pages.tsx';
import { Suggestions } from './suggestions.tsx';
import { Threads } from './threads.tsx';

const Facts = ({ conversation, customer }: { conversation: Conversation; customer: Customer }) => (
  <>
    <CustomerHead customer={customer} />
    <Suggestions conversationId={conversation.id} />
    <Packet packet={conversation.packet} />
    <Mood conversationId={conversation.id} />
    <Identities customer={customer} />
    <Orders orders={customer.orders} />
    <OtherConversations items={customer.conversations} besides={conversation.id} />
    <Threads conversation={conversation} />
    <Pages pages={customer.pages} />
  </>
);

const Back = ({ conversationId }: { conversationId: string }) => {
  const { t } = useTranslation();
  const { search } = useLocation();
  return (
    <Link to={`/conversations/${conversationId}${search}`} className={styles['back'] ?? ''} aria-label={t('panel.close')}>
      <ArrowLeftOutlined className={styles['arrow'] ?? ''} />
      <CloseOutlined className={styles['cross'] ?? ''} />
    </Link>
  );
};

export const CustomerPane = ({ conversationId }: { conversationId: string }) => {
  const conversation = useConversation(conversationId);
  const customer = useCustomer(conversation.data?.customer.id ?? '');
  return (
    <div className={styles['pane']}>
      <Back conversationId={conversationId} />
      {conversation.data !== undefined && customer.data !== undefined && (
        <Facts conversation={conversation.data} customer={customer.data} />
      )}
      {customer.data === undefined && customer.isError && <Failed error={customer.error} retry={customer.refetch} />}
      {customer.data === undefined && !customer.isError && !conversation.isError && <SkeletonRows rows={4} circle={false} />}
    </div>
  );
};
