import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { keys } from '../api/keys.ts';
import { useMe } from '../api/use-api.ts';
import type { Presence } from '../live/live-provider.tsx';
import { Avatar } from '../pieces/avatar.tsx';
import styles from './stream.module.css';

/** Who else looks at or types in this conversation; told by the live line only, never fetched. */
export const usePresence = (conversationId: string): Presence => {
  const me = useMe();
  const nobody: Presence = { agents: [], customerTyping: false };
  const told = useQuery<Presence>({ queryKey: keys.presence(conversationId), queryFn: () => nobody, enabled: false, initialData: nobody });
  return { ...told.data, agents: told.data.agents.filter((agent) => agent.id !== me.data?.id) };
};

export const PresenceFaces = ({ conversationId }: { conversationId: string }) => {
  const { t } = useTranslation();
  const { agents } = usePresence(conversationId);
  return (
    <ul className={styles['faces']} aria-label={t('presence.label')}>
      {agents.map((agent) => {
        const words = t(agent.typing ? 'presence.types' : 'presence.looks', { name: agent.name });
        return (
          <li key={agent.id} title={words} data-typing={agent.typing}>
            <span className="unseen">{words}</span>
            <Avatar name={agent.name} size={24} />
          </li>
        );
      })}
    </ul>
  );
};
