import { Button, Progress } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { useClient } from '../api/client.tsx';
import { keys } from '../api/keys.ts';
import { useMe } from '../api/use-api.ts';
import { Chip, type Tone } from '../pieces/chip.tsx';
import { Failed } from '../pieces/failed.tsx';
import { Notice } from '../pieces/notice.tsx';
import { Page } from '../pieces/page.tsx';
import page from '../pieces/page.module.css';
import { SkeletonRows } from '../pieces/skeleton.tsx';
import { useSave } from '../pieces/use-save.ts';
import { Time } from '../time/time.tsx';
import styles from './intents.module.css';
import { ModelView } from './model-view.tsx';
import { percent } from './percent.ts';
import { type IntentModel, isAtWork, useModels } from './use-intents.ts';

const TONES: Record<IntentModel['state'], Tone> = {
  waiting: 'plain',
  training: 'accent',
  ready: 'accent',
  live: 'good',
  retired: 'plain',
  failed: 'danger',
};

export const TrainingPage = () => {
  const { t } = useTranslation();
  const { version } = useParams();
  const client = useClient();
  const navigate = useNavigate();
  const models = useModels();
  const mayWrite = useMe().data?.permissions.includes('knowledge:write') ?? false;
  const train = useSave({
    act: () => client.call('trainIntents', { body: {}, idempotencyKey: crypto.randomUUID() }),
    stale: keys.intentModels,
    after: (model) => void navigate(`/settings/training/${model.version}`),
  });
  const items = models.data?.items ?? [];
  const working = items.find(isAtWork);
  const chosen = items.find((one) => String(one.version) === version) ?? items[0];
  return (
    <Page
      wide
      title={t('settings.training')}
      text={t('training.text')}
      acts={
        mayWrite && (
          <Button type="primary" disabled={working !== undefined} loading={train.isPending} onClick={() => train.mutate(undefined)}>
            {t('training.start')}
          </Button>
        )
      }
    >
      {models.isPending && <SkeletonRows rows={4} circle={false} />}
      {models.isError && <Failed error={models.error} retry={models.refetch} />}
      {models.isSuccess && items.length === 0 && <Notice title={t('training.empty')} text={t('training.text')} />}
      {working !== undefined && <AtWork model={working} />}
      {items.length > 0 && <Versions models={items} chosen={chosen?.version} />}
      {chosen !== undefined && !isAtWork(chosen) && <ModelView key={chosen.version} model={chosen} mayWrite={mayWrite} />}
    </Page>
  );
};

const AtWork = ({ model }: { model: IntentModel }) => {
  const { t } = useTranslation();
  return (
    <section className={styles['working']} role="status">
      <b>{t('training.working', { version: model.version })}</b>
      <Progress percent={Math.round(model.progress * 100)} status="active" />
      <small className="soft">{t('training.working-text')}</small>
    </section>
  );
};

const Versions = ({ models, chosen }: { models: IntentModel[]; chosen: number | undefined }) => {
  const { t, i18n } = useTranslation();
  return (
    <div className={page['tableBox']}>
      <table className={page['table']}>
        <thead>
          <tr>
            <th>{t('training.version')}</th>
            <th>{t('training.state')}</th>
            <th>{t('training.examples')}</th>
            <th>{t('training.accuracy')}</th>
            <th>{t('training.macro')}</th>
            <th>{t('training.at')}</th>
          </tr>
        </thead>
        <tbody>
          {models.map((model) => (
            <tr key={model.version}>
              <td>
                <Link to={`/settings/training/${model.version}`} aria-current={model.version === chosen ? 'true' : undefined}>
                  {model.version}
                </Link>
              </td>
              <td>
                <Chip tone={TONES[model.state]}>{t(`training.state-${model.state}`)}</Chip>
              </td>
              <td>{model.figures?.examples ?? '–'}</td>
              <td>{model.figures === null ? '–' : percent(model.figures.accuracy, i18n.language)}</td>
              <td>{model.figures === null ? '–' : percent(model.figures.macroF1, i18n.language)}</td>
              <td>
                <Time at={model.trainedAt ?? model.createdAt} className="soft" />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};
