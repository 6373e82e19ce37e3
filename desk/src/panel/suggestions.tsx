import { Button, Tooltip } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { type Suggestion, useSuggestions } from '../api/use-api.ts';
import { insertReply } from '../composer/composer-state.tsx';
import { WithKeys } from '../pieces/keys.tsx';
import { Markdown } from '../pieces/markdown.tsx';
import { useShortcut } from '../shortcuts/shortcuts-provider.tsx';
import styles from './panel.module.css';
import { Section } from './section.tsx';

const wordsOf = (suggestion: Suggestion): string =>
  suggestion.parts.flatMap((part) => (part.type === 'text' ? [part.text] : [])).join('\n\n');

const Row = ({ suggestion, first }: { suggestion: Suggestion; first: boolean }) => {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const insert = (): void => insertReply(wordsOf(suggestion));
  useShortcut('insert', first ? insert : null);
  return (
    <li className={styles['suggestion']}>
      <button type="button" className="plain cut" aria-expanded={open} onClick={() => setOpen(!open)}>
        {suggestion.title}
      </button>
      <span className={styles['confidence']} title={t('suggestion.confidence')}>
        {suggestion.confidence.toFixed(2)}
      </span>
      <Tooltip title={first ? <WithKeys text={t('suggestion.insert-hint')} shortcut="insert" /> : t('suggestion.insert-hint')}>
        <Button size="small" type={first ? 'primary' : 'default'} ghost={first} onClick={insert}>
          {t('suggestion.insert')}
        </Button>
      </Tooltip>
      {open ? (
        <div className={styles['answer']}>
          <Markdown text={wordsOf(suggestion)} />
          <Link to={`/knowledge/${suggestion.articleId}`}>{t('suggestion.article')}</Link>
        </div>
      ) : (
        <small className="soft cut">{suggestion.snippet.replaceAll(/[*`#]/g, '')}</small>
      )}
    </li>
  );
};

/** Articles that answer the last customer message, best first. */
export const Suggestions = ({ conversationId }: { conversationId: string }) => {
  const { t } = useTranslation();
  const suggestions = useSuggestions(conversationId);
  const items = suggestions.data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <Section name="suggestions" title={t('panel.suggestions')}>
      <ul className={styles['rows']}>
        {items.map((one, index) => (
          <Row key={one.articleId} suggestion={one} first={index === 0} />
        ))}
      </ul>
    </Section>
  );
};
