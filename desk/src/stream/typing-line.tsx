import { useTranslation } from 'react-i18next';
import { usePresence } from './presence-faces.tsx';
import styles from './stream.module.css';

/** Keeps its place even when nobody types, so that nothing jumps. */
export const TypingLine = ({ conversationId }: { conversationId: string }) => {
  const { t } = useTranslation();
  const { agents, customerTyping } = usePresence(conversationId);
  const typing = agents.filter((agent) => agent.typing).map((agent) => agent.name);
  const words = customerTyping ? t('presence.customer-types') : typing.length > 0 ? t('presence.types', { name: typing.join('、') }) : '';
  return (
    <p className={styles['typing']} aria-live="polite">
      {words}
    </p>
  );
};
