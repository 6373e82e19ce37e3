import { useTranslation } from 'react-i18next';
import { Failed } from '../pieces/failed.tsx';
import { Notice } from '../pieces/notice.tsx';
import { Page } from '../pieces/page.tsx';
import { SkeletonRows } from '../pieces/skeleton.tsx';
import { LabelDesk } from './label-desk.tsx';
import { useClusters } from './use-intents.ts';

/** Messages the machine was not sure of, like beside like: said once, learnt for all. */
export const LabelsPage = () => {
  const { t } = useTranslation();
  const clusters = useClusters();
  const items = clusters.data?.items ?? [];
  return (
    <Page title={t('settings.labels')} text={t('label.text')}>
      {clusters.isPending && <SkeletonRows rows={5} circle={false} />}
      {clusters.isError && <Failed error={clusters.error} retry={clusters.refetch} />}
      {clusters.isSuccess && items.length === 0 && <Notice title={t('label.empty')} text={t('label.empty-text')} />}
      {items.length > 0 && <LabelDesk clusters={items} />}
    </Page>
  );
};
