/** Undoes a wrong placement: the thread goes to another conversation of the customer, or to a new one of its own. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Modal, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { formatReference } from '@throughline/protocol/reference';
import { useClient } from '../api/client.tsx';
import { keys } from '../api/keys.ts';
import { type Conversation, type Thread, useCustomer } from '../api/use-api.ts';
import { ChannelName } from '../channels/channel-badge.tsx';
import { rememberConversation } from '../live/live-provider.tsx';
import { explainError } from '../pieces/explain-error.ts';
import styles from './stream.module.css';
import { useToast } from '../pieces/toast.tsx';

const NEW = 'new';

export const MoveThreadDialog = ({ thread, conversation, close }: { thread: Thread; conversation: Conversation; close: () => void }) => {
  const { t } = useTranslation();
  const client = useClient();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const message = useToast();
  const customer = useCustomer(conversation.customer.id);
  const [target, setTarget] = useState(NEW);
  const others = (customer.data?.conversations ?? []).filter((one) => one.id !== conversation.id);
  const move = useMutation({
    mutationFn: () => client.call('moveThread', { id: thread.id, body: { conversationId: target === NEW ? null : target } }),
    onSuccess: (fresh) => {
      rememberConversation(queries, fresh);
      for (const id of [conversation.id, fresh.id]) void queries.invalidateQueries({ queryKey: keys.messages(id) });
      void queries.invalidateQueries({ queryKey: keys.conversation(conversation.id) });
      message.success(t('move.done', { reference: formatReference(fresh.reference) }));
      close();
      void navigate(`/conversations/${fresh.id}`);
    },
    onError: (error) => message.error(explainError(t, error)),
  });
  return (
    <Modal
      open
      title={t('move.title')}
      okText={t('move.act')}
      cancelText={t('cancel')}
      onCancel={close}
      onOk={() => move.mutate()}
      confirmLoading={move.isPending}
    >
      <p>
        <ChannelName kind={thread.channel} /> {thread.address.value}
      </p>
      <p className="soft">{t('move.text')}</p>
      <Radio.Group value={target} onChange={(event) => setTarget(String(event.target.value))} className={styles['targets'] ?? ''}>
        <Radio value={NEW}>{t('move.new')}</Radio>
        {others.map((one) => (
          <Radio key={one.id} value={one.id}>
            <span className="mono">#{formatReference(one.reference)}</span> {one.subject}
          </Radio>
        ))}
      </Radio.Group>
    </Modal>
  );
};
