import { ApiError } from '@throughline/sdk';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Notice } from './notice.tsx';
import { explainError } from './explain-error.ts';

/** A place whose content could not be fetched: says so and offers to try again. */
export const Failed = ({ error, retry }: { error: Error | null; retry: () => unknown }) => {
  const { t } = useTranslation();
  return (
    <Notice
      title={t('failed.title')}
      text={explainError(t, error)}
      detail={error instanceof ApiError && error.status > 0 ? `${error.status} ${error.code}` : undefined}
      action={<Button onClick={() => void retry()}>{t('failed.retry')}</Button>}
    />
  );
};
