import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useClient } from '../api/client.tsx';
import { keys } from '../api/keys.ts';
import { Failed } from '../pieces/failed.tsx';
import { Notice } from '../pieces/notice.tsx';
import { Page } from '../pieces/page.tsx';
import styles from '../pieces/page.module.css';
import { SkeletonRows } from '../pieces/skeleton.tsx';
import { explainFacts } from '../stream/explain-decision.ts';
import { useSpeaker } from '../stream/use-speaker.ts';
import { formatExact } from '../time/format-time.ts';

const useAudit = () => {
  const client = useClient();
  return useInfiniteQuery({
    queryKey: keys.audit,
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) =>
      client.call('listAudit', { signal, query: { limit: 50, ...(pageParam !== null && { cursor: pageParam }) } }),
    getNextPageParam: (page) => page.nextCursor,
  });
};

export const AuditPage = () => {
  const { t, i18n } = useTranslation();
  const audit = useAudit();
  const speaker = useSpeaker();
  const items = audit.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Page wide title={t('settings.audit')} text={t('audit.text')}>
      {audit.isPending && <SkeletonRows rows={6} circle={false} />}
      {audit.isError && <Failed error={audit.error} retry={audit.refetch} />}
      {audit.isSuccess && items.length === 0 && <Notice title={t('audit.empty')} text={t('audit.text')} />}
      {items.length > 0 && (
        <div className={styles['tableBox']}>
          <table className={styles['table']}>
            <thead>
              <tr>
                {(['at', 'actor', 'act', 'subject', 'facts'] as const).map((column) => (
                  <th key={column}>{t(`audit.${column}`)}</th>
                ))}
              </tr>
            </thead>
            <tbody>
              {items.map((entry) => (
                <tr key={entry.id}>
                  <td style={{ whiteSpace: 'nowrap' }}>{formatExact(entry.at, i18n.language)}</td>
                  <td>{entry.actor}</td>
                  <td>
                    <code>{entry.act}</code>
                  </td>
                  <td>{entry.subject}</td>
                  <td className="soft">
                    {explainFacts(speaker, entry.facts)
                      .map(({ name, values }) => `${name} ${values.join(' · ')}`)
                      .join(' · ')}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {audit.hasNextPage && (
        <div className={styles['more']}>
          <Button loading={audit.isFetchingNextPage} onClick={() => void audit.fetchNextPage()}>
            {t('more')}
          </Button>
        </div>
      )}
    </Page>
  );
};
