import { PlusOutlined, UploadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { Chip } from '../pieces/chip.tsx';
import { Failed } from '../pieces/failed.tsx';
import { Notice } from '../pieces/notice.tsx';
import styles from '../pieces/page.module.css';
import { SearchBox } from '../pieces/search-box.tsx';
import { SkeletonRows } from '../pieces/skeleton.tsx';
import { ImportDialog } from './import-dialog.tsx';
import { type Intent, NONE, useIntents, useIntentTitle } from './use-intents.ts';

/** Fewer than this in every language, and it is often misread. */
const ENOUGH = 8;

const Row = ({ intent, chosen }: { intent: Intent; chosen: boolean }) => {
  const { t, i18n } = useTranslation();
  const { zh, en, other } = intent.examples;
  const title = i18n.language === 'zh' ? intent.title.zh : intent.title.en;
  return (
    <li>
      <Link to={`/settings/intents/${intent.id}`} className={styles['item'] ?? ''} aria-current={chosen ? 'page' : undefined}>
        <span />
        <b className="cut">{title || intent.name}</b>
        <span className="soft">{zh + en + other}</span>
        <small className={`soft cut ${styles['second']}`}>
          <code>{intent.name}</code> {!intent.enabled && <Chip>{t('intent.off')}</Chip>}{' '}
          {intent.enabled && zh + en + other < ENOUGH && <Chip tone="warning">{t('intent.few')}</Chip>}
        </small>
      </Link>
    </li>
  );
};

const matches = (intent: Intent, q: string): boolean =>
  q === '' || `${intent.name} ${intent.title.zh} ${intent.title.en}`.toLowerCase().includes(q.toLowerCase());

export const IntentList = ({ chosen, mayWrite }: { chosen: string | undefined; mayWrite: boolean }) => {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const intents = useIntents();
  const titleOf = useIntentTitle();
  const [q, setQ] = useState('');
  const [importing, setImporting] = useState(false);
  const shown = (intents.data?.items ?? []).filter((intent) => matches(intent, q.trim()));
  return (
    <>
      <div className={styles['tools']}>
        <SearchBox value={q} change={setQ} words={t('intent.search')} />
        {mayWrite && (
          <div>
            <Button icon={<PlusOutlined />} onClick={() => void navigate('/settings/intents/new')}>
              {t('intent.new')}
            </Button>
            <Button icon={<UploadOutlined />} onClick={() => setImporting(true)}>
              {t('intent.import')}
            </Button>
          </div>
        )}
      </div>
      {intents.isPending && <SkeletonRows rows={8} circle={false} />}
      {intents.isError && <Failed error={intents.error} retry={intents.refetch} />}
      {intents.isSuccess && shown.length === 0 && <Notice title={t('intent.empty')} text={t('intent.empty-text')} />}
      <ul className={styles['list']} aria-label={t('settings.intents')}>
        {shown.map((intent) => (
          <Row key={intent.id} intent={intent} chosen={intent.id === chosen} />
        ))}
        {intents.isSuccess && q.trim() === '' && (
          <li>
            <Link to={`/settings/intents/${NONE}`} className={styles['item'] ?? ''} aria-current={chosen === NONE ? 'page' : undefined}>
              <span />
              <b className="cut">{titleOf(null)}</b>
              <span />
              <small className={`soft cut ${styles['second']}`}>{t('intent.none-text')}</small>
            </Link>
          </li>
        )}
      </ul>
      {importing && <ImportDialog close={() => setImporting(false)} />}
    </>
  );
};
