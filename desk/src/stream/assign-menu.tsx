import { UserAddOutlined } from '@ant-design/icons';
import { Button, Dropdown, Tooltip } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Conversation, useAgents, useMe } from '../api/use-api.ts';
import { WithKeys } from '../pieces/keys.tsx';
import { useShortcut } from '../shortcuts/shortcuts-provider.tsx';
import styles from './stream.module.css';
import type { Acts } from './use-acts.ts';

const QUEUE = 'queue';

export const AssignMenu = ({ conversation, acts }: { conversation: Conversation; acts: Acts }) => {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const me = useMe();
  const agents = useAgents(open);
  useShortcut('assign', () => setOpen(true));
  const others = (agents.data?.items ?? [])
    .filter((agent) => agent.id !== me.data?.id)
    .sort((a, b) => Number(b.online) - Number(a.online) || a.load - b.load);
  const items = [
    ...(me.data ? [{ key: me.data.id, label: t('assign.me') }] : []),
    ...others.map((agent) => ({
      key: agent.id,
      label: t('assign.agent', { name: agent.name, load: agent.load, capacity: agent.capacity }),
      disabled: !agent.online && agent.availability === 'away',
    })),
    { type: 'divider' as const },
    { key: QUEUE, label: t('assign.queue') },
  ];
  const name =
    conversation.assignee === null
      ? t('act.assign')
      : conversation.assignee.id === me.data?.id
        ? t('assign.mine')
        : conversation.assignee.name;
  return (
    <Dropdown
      open={open}
      onOpenChange={setOpen}
      trigger={['click']}
      placement="bottomRight"
      menu={{
        items,
        selectable: true,
        selectedKeys: [conversation.assignee?.id ?? ''],
        onClick: ({ key }) => acts.assign.mutate(key === QUEUE ? null : key),
      }}
    >
      <Tooltip title={open ? null : <WithKeys text={t('act.assign')} shortcut="assign" />}>
        <Button type="text" icon={<UserAddOutlined />} loading={acts.assign.isPending} aria-label={`${t('act.assign')}: ${name}`}>
          <span className={styles['wide']}>{name}</span>
        </Button>
      </Tooltip>
    </Dropdown>
  );
};
