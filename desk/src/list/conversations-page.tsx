/** The three panes. Wide: list, stream, customer side by side; narrower: the customer comes over; phone: each pane is a page. */
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { Notice } from '../pieces/notice.tsx';
import { SkeletonRows } from '../pieces/skeleton.tsx';
import { ConversationList } from './conversation-list.tsx';
import { Divider } from './divider.tsx';
import styles from './list.module.css';
import { usePaneWidth } from './use-pane-width.ts';

const CustomerPane = lazy(async () => ({ default: (await import('../panel/customer-pane.tsx')).CustomerPane }));
const ConversationPane = lazy(async () => ({ default: (await import('../stream/conversation-pane.tsx')).ConversationPane }));

const Nothing = () => {
  const { t } = useTranslation();
  return <Notice title={t('stream.none-title')} text={t('stream.none-text')} />;
};

export const ConversationsPage = () => {
  const { t } = useTranslation();
  const { conversationId, pane } = useParams();
  const left = usePaneWidth('list', 330, 260, 520);
  const right = usePaneWidth('panel', 320, 260, 480);
  const shown = conversationId === undefined ? 'list' : pane === 'customer' ? 'customer' : 'stream';
  return (
    <div className={styles['panes']} data-shown={shown}>
      <section className={styles['listPane']} style={{ width: left.width }} aria-label={t('list.label')}>
        <ConversationList selected={conversationId ?? null} />
      </section>
      <Divider pane={left} label={t('list.resize')} grows={1} />
      <main className={styles['streamPane']}>
        <Suspense fallback={<SkeletonRows rows={5} />}>
          {conversationId === undefined ? <Nothing /> : <ConversationPane key={conversationId} id={conversationId} />}
        </Suspense>
      </main>
      {conversationId !== undefined && (
        <>
          <Divider pane={right} label={t('panel.resize')} grows={-1} />
          <aside className={styles['panelPane']} style={{ width: right.width }} aria-label={t('panel.label')}>
            <Suspense fallback={<SkeletonRows rows={4} circle={false} />}>
              <CustomerPane key={conversationId} conversationId={conversationId} />
            </Suspense>
          </aside>
        </>
      )}
    </div>
  );
};
