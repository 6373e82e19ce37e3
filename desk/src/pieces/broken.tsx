import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useRouteError } from 'react-router';
import { Notice } from './notice.tsx';

/** What stands in place of a page that broke or whose code could not be loaded. */
export const Broken = () => {
  const { t } = useTranslation();
  const error = useRouteError();
  return (
    <Notice
      title={t('broken.title')}
      text={t('broken.text')}
      detail={error instanceof Error ? error.message : undefined}
      action={<Button onClick={() => window.location.reload()}>{t('broken.reload')}</Button>}
    />
  );
};
