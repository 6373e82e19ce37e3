import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Failed } from '../pieces/failed.tsx';
import { SkeletonRows } from '../pieces/skeleton.tsx';
import styles from './intents.module.css';
import { percent } from './percent.ts';
import { useComparison, useIntentTitle } from './use-intents.ts';

/** What customers' messages of the last week would be read as, beside how the live version reads them. */
export const ComparisonView = ({ id, version }: { id: string; version: number }) => {
  const { t, i18n } = useTranslation();
  const titleOf = useIntentTitle();
  const comparison = useComparison(id);
  if (comparison.isPending) return <SkeletonRows rows={3} circle={false} />;
  if (comparison.data === undefined) return <Failed error={comparison.error} retry={comparison.refetch} />;
  const { messages, changed, moves, live, surerBy } = comparison.data;
  return (
    <section className={styles['comparison']} role="status">
      <h3>{t('compare.title', { version, live: live ?? '–' })}</h3>
      <p>
        {messages === 0
          ? t('compare.nothing')
          : t('compare.changed', { messages, changed, share: percent(changed / messages, i18n.language) })}{' '}
        {messages > 0 && t(surerBy >= 0 ? 'compare.surer' : 'compare.less-sure', { by: percent(Math.abs(surerBy), i18n.language) })}
      </p>
      <ul className={styles['confusions']}>
        {moves.map((move) => (
          <li key={`${move.from} ${move.to}`}>
            <span>
              {titleOf(move.from)} → <b>{titleOf(move.to)}</b>
            </span>
            <span className={styles['count']}>{move.count}</span>
            {move.examples.slice(0, 3).map((example) => (
              <small key={example.messageId} className="cut">
                <Link to={`/conversations/${example.conversationId}?view=all&status=any`}>{example.text}</Link>
              </small>
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
};
