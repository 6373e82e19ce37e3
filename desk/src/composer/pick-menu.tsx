import { useTranslation } from 'react-i18next';
import styles from './composer.module.css';

export type Pick = { key: string; label: string; title?: string; hint?: string; insert: string };

/** What can be put in place of the word being typed. The field keeps the focus; arrows and Enter work from there. */
export const PickMenu = ({ picks, at, choose }: { picks: readonly Pick[]; at: number; choose: (pick: Pick) => void }) => {
  const { t } = useTranslation();
  return (
    <div className={styles['picks']} role="listbox" aria-label={t('composer.picks')} data-small={picks[0]?.title === undefined}>
      {picks.map((pick, index) => (
        // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the field, which moves the choice
        <div
          key={pick.key}
          role="option"
          aria-selected={index === at}
          className={styles['pick']}
          onPointerDown={(event) => {
            event.preventDefault();
            choose(pick);
          }}
        >
          <b>{pick.label}</b>
          {pick.title !== undefined && <span>{pick.title}</span>}
          {pick.hint !== undefined && <small className="soft cut">{pick.hint}</small>}
        </div>
      ))}
    </div>
  );
};
