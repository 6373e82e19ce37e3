import { useTranslation } from 'react-i18next';
import styles from './playground.module.css';
import { type Mishaps, usePlay } from './playground-state.ts';

type Lever = { id: string; on(mishaps: Mishaps): boolean; set: Mishaps; unset: Mishaps };
const status = (code: 429 | 500 | 403 | 401 | 400): Pick<Lever, 'on' | 'set' | 'unset'> => ({
  on: (mishaps) => mishaps.status === code,
  set: { status: code },
  unset: { status: null },
});

const LEVERS: readonly Lever[] = [
  { id: 'slow', on: (mishaps) => (mishaps.slowMs ?? 0) > 0, set: { slowMs: 4000 }, unset: { slowMs: 0 } },
  { id: 'duplicate', on: (mishaps) => mishaps.duplicate === true, set: { duplicate: true }, unset: { duplicate: false } },
  { id: 'reorder', on: (mishaps) => mishaps.reorder === true, set: { reorder: true }, unset: { reorder: false } },
  { id: 'rate', ...status(429) },
  { id: 'error', ...status(500) },
  { id: 'refused', ...status(403) },
  { id: 'window', ...status(400) },
  { id: 'token', ...status(401) },
  { id: 'lost', on: (mishaps) => mishaps.dropAnswer === true, set: { dropAnswer: true }, unset: { dropAnswer: false } },
  { id: 'outage', on: (mishaps) => (mishaps.outageSeconds ?? 0) > 0, set: { outageSeconds: 30 }, unset: { outageSeconds: 0 } },
];

/** What goes wrong in the pretend world, one switch each: see how the desk shows it and that nothing is lost. */
export const MishapBar = ({ mishaps }: { mishaps: Mishaps }) => {
  const { t } = useTranslation();
  const play = usePlay('mishaps');
  const any = LEVERS.some((lever) => lever.on(mishaps));
  return (
    <fieldset className={styles['mishaps']}>
      <legend>{t('mishap.title')}</legend>
      {LEVERS.map((lever) => {
        const on = lever.on(mishaps);
        return (
          <button
            key={lever.id}
            type="button"
            aria-pressed={on}
            title={t(`mishap.${lever.id}-means`)}
            onClick={() => play.mutate({ ...mishaps, ...(on ? lever.unset : lever.set) })}
          >
            {t(`mishap.${lever.id}`)}
          </button>
        );
      })}
      {any && (
        <button type="button" className={styles['calm']} onClick={() => play.mutate({})}>
          {t('mishap.none')}
        </button>
      )}
    </fieldset>
  );
};
