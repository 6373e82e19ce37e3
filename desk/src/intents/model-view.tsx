import { Alert, Button, Popconfirm } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from '../api/client.tsx';
import { keys } from '../api/keys.ts';
import page from '../pieces/page.module.css';
import { useSave } from '../pieces/use-save.ts';
import { ComparisonView } from './comparison-view.tsx';
import styles from './intents.module.css';
import { percent } from './percent.ts';
import { type IntentModel, useIntentTitle } from './use-intents.ts';

type Figures = NonNullable<IntentModel['figures']>;

/** One version: how well it tells intents apart, what it confuses, what it would change, and the button that makes it live. */
export const ModelView = ({ model, mayWrite }: { model: IntentModel; mayWrite: boolean }) => {
  const { t } = useTranslation();
  const [comparing, setComparing] = useState(false);
  if (model.state === 'failed') return <Alert type="error" title={t('training.failed')} description={model.error} />;
  return (
    <section className={styles['model']}>
      <header className={styles['bar']}>
        <h2>{t('training.one', { version: model.version })}</h2>
        <span className={styles['gap']} />
        {model.state !== 'live' && (
          <Button disabled={comparing} onClick={() => setComparing(true)}>
            {t('training.compare')}
          </Button>
        )}
        {mayWrite && model.state !== 'live' && <Publish id={model.id} version={model.version} />}
      </header>
      {comparing && <ComparisonView id={model.id} version={model.version} />}
      {model.figures === null ? <p className="soft">{t('training.no-figures')}</p> : <FiguresView figures={model.figures} />}
    </section>
  );
};

const Publish = ({ id, version }: { id: string; version: number }) => {
  const { t } = useTranslation();
  const client = useClient();
  const publish = useSave({
    act: () => client.call('publishIntentModel', { id, body: {}, idempotencyKey: crypto.randomUUID() }),
    stale: keys.intentModels,
    done: t('training.published', { version }),
  });
  return (
    <Popconfirm
      title={t('training.publish-ask', { version })}
      okText={t('training.publish')}
      cancelText={t('cancel')}
      onConfirm={() => publish.mutate(undefined)}
    >
      <Button type="primary" loading={publish.isPending}>
        {t('training.publish')}
      </Button>
    </Popconfirm>
  );
};

const FiguresView = ({ figures }: { figures: Figures }) => {
  const { t, i18n } = useTranslation();
  const share = (value: number): string => percent(value, i18n.language);
  const facts = [
    ['accuracy', share(figures.accuracy)],
    ['macro', share(figures.macroF1)],
    ['coverage', share(figures.coverage)],
    ['examples', String(figures.examples)],
    ['intents', String(figures.intents)],
    ['seconds', (figures.trainMs / 1000).toFixed(1)],
  ] as const;
  return (
    <>
      <dl className={styles['figures']}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{t(`training.${name}`)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p className="soft">{t('training.folds', { count: figures.folds })}</p>
      <div className={page['two']}>
        <Confusions figures={figures} />
        <PerIntent figures={figures} />
      </div>
    </>
  );
};

const Confusions = ({ figures }: { figures: Figures }) => {
  const { t } = useTranslation();
  const titleOf = useIntentTitle();
  return (
    <div>
      <h3>{t('training.confusions')}</h3>
      {figures.confusions.length === 0 && <p className="soft">{t('training.no-confusions')}</p>}
      <ul className={styles['confusions']}>
        {figures.confusions.map((one) => (
          <li key={`${one.intent} ${one.readAs}`}>
            <span>
              <b>{titleOf(one.intent)}</b> <span className="soft">{t('training.read-as')}</span> <b>{titleOf(one.readAs)}</b>
            </span>
            <span className={styles['count']}>{one.count}</span>
            <small className="soft cut">{one.texts.join(' / ')}</small>
          </li>
        ))}
      </ul>
    </div>
  );
};

/** Weakest first: that is where examples help most. */
const PerIntent = ({ figures }: { figures: Figures }) => {
  const { t, i18n } = useTranslation();
  const titleOf = useIntentTitle();
  const rows = [...figures.perIntent].sort((a, b) => a.f1 - b.f1);
  return (
    <div>
      <h3>{t('training.per-intent')}</h3>
      <ul className={styles['bars']}>
        {rows.map((row) => (
          <li
            key={row.intent}
            title={t('training.row', { precision: percent(row.precision, i18n.language), recall: percent(row.recall, i18n.language) })}
          >
            <span className="cut">{titleOf(row.intent)}</span>
            <span className={styles['rail']} aria-hidden="true">
              <span style={{ width: `${row.f1 * 100}%` }} data-weak={row.f1 < 0.6} />
            </span>
            <span className="soft">{percent(row.f1, i18n.language)}</span>
            <small className="soft">{t('training.count', { count: row.examples })}</small>
          </li>
        ))}
      </ul>
    </div>
  );
};
