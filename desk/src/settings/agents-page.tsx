import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Agent, useAgents, useMe } from '../api/use-api.ts';
import { Avatar } from '../pieces/avatar.tsx';
import { Chip } from '../pieces/chip.tsx';
import { Failed } from '../pieces/failed.tsx';
import { Page } from '../pieces/page.tsx';
import { languageName } from '../pieces/language-name.ts';
import styles from '../pieces/page.module.css';
import { SkeletonRows } from '../pieces/skeleton.tsx';
import { AgentDialog } from './agent-dialog.tsx';

const Row = ({ agent, edit }: { agent: Agent; edit: (() => void) | null }) => {
  const { t, i18n } = useTranslation();
  const here = agent.online && agent.availability === 'available';
  return (
    <tr>
      <td>
        <span style={{ display: 'flex', gap: 10, alignItems: 'center' }}>
          <Avatar name={agent.name} size={32} />
          <span style={{ minWidth: 0 }}>
            <b>{agent.name}</b>
            <br />
            <small className="soft">{agent.email}</small>
          </span>
        </span>
      </td>
      <td>{t(`role.${agent.role}`)}</td>
      <td>
        <Chip tone={here ? 'good' : 'plain'}>{agent.online ? t(`availability.${agent.availability}`) : t('agent.offline')}</Chip>
      </td>
      <td>{agent.languages.map((one) => languageName(one, i18n.language)).join(' · ')}</td>
      <td className={styles['number']}>
        {agent.load}/{agent.capacity}
      </td>
      <td>
        {edit !== null && (
          <Button size="small" onClick={edit}>
            {t('agent.edit')}
          </Button>
        )}
      </td>
    </tr>
  );
};

export const AgentsPage = () => {
  const { t } = useTranslation();
  const agents = useAgents();
  const mayWrite = useMe().data?.permissions.includes('agents:write') ?? false;
  const [open, setOpen] = useState<Agent | 'new' | null>(null);
  return (
    <Page
      wide
      title={t('settings.agents')}
      text={t('agent.text')}
      acts={
        mayWrite && (
          <Button type="primary" onClick={() => setOpen('new')}>
            {t('agent.invite')}
          </Button>
        )
      }
    >
      {agents.isPending && <SkeletonRows rows={4} />}
      {agents.isError && <Failed error={agents.error} retry={agents.refetch} />}
      {agents.data !== undefined && (
        <div className={styles['tableBox']}>
          <table className={styles['table']}>
            <thead>
              <tr>
                {(['name', 'role', 'state', 'languages'] as const).map((column) => (
                  <th key={column}>{t(`agent.${column}`)}</th>
                ))}
                <th className={styles['number']}>{t('agent.load')}</th>
                <th aria-label={t('agent.edit')} />
              </tr>
            </thead>
            <tbody>
              {agents.data.items.map((agent) => (
                <Row key={agent.id} agent={agent} edit={mayWrite ? () => setOpen(agent) : null} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {open !== null && <AgentDialog agent={open === 'new' ? null : open} close={() => setOpen(null)} />}
    </Page>
  );
};
