import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { useMe } from '../api/use-api.ts';
import { Notice } from '../pieces/notice.tsx';
import { Split } from '../pieces/page.tsx';
import { Examples } from './examples.tsx';
import { IntentEditor } from './intent-editor.tsx';
import { IntentList } from './intent-list.tsx';
import styles from './intents.module.css';
import { NONE, useIntents, useIntentTitle } from './use-intents.ts';

const NEW = 'new';

export const IntentsPage = () => {
  const { t } = useTranslation();
  const { intentId } = useParams();
  const titleOf = useIntentTitle();
  const intents = useIntents();
  const mayWrite = useMe().data?.permissions.includes('knowledge:write') ?? false;
  const intent = intents.data?.items.find((one) => one.id === intentId);
  return (
    <Split chosen={intentId !== undefined} list={<IntentList chosen={intentId} mayWrite={mayWrite} />}>
      {intentId === undefined && <Notice title={t('intent.choose')} text={t('intent.text')} />}
      {intentId === NEW && <IntentEditor intent={null} mayWrite={mayWrite} />}
      {intentId === NONE && (
        <div className={styles['editor']}>
          <h1>{titleOf(null)}</h1>
          <p className="soft">{t('intent.none-help')}</p>
          <Examples intentId={null} mayWrite={mayWrite} />
        </div>
      )}
      {intent !== undefined && <IntentEditor key={intent.id} intent={intent} mayWrite={mayWrite} />}
      {intents.isSuccess && intent === undefined && intentId !== undefined && intentId !== NEW && intentId !== NONE && (
        <Notice title={t('intent.gone')} text={t('intent.text')} />
      )}
    </Split>
  );
};
