import { useTranslation } from 'react-i18next';
import styles from './pieces.module.css';
import { useToast } from './toast.tsx';

/** Code-like text (a reference, an order number) that one click copies. */
export const Copyable = ({ text, shown }: { text: string; shown?: string }) => {
  const { t } = useTranslation();
  const message = useToast();
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(text);
    message.success(t('copy.done', { text }));
  };
  return (
    <button type="button" className={`plain mono ${styles['copy']}`} title={t('copy.hint')} onClick={() => void copy()}>
      {shown ?? text}
    </button>
  );
};
