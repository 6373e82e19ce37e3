import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Decision } from '../api/use-api.ts';
import { Time } from '../time/time.tsx';
import { decisionTitle, explainFacts, explainReason } from './explain-decision.ts';
import { useSpeaker } from './use-speaker.ts';
import styles from './stream.module.css';

/** The answer to "why?", opened in place. */
export const Because = ({ decision }: { decision: Decision }) => {
  const { t } = useTranslation();
  const facts = explainFacts(useSpeaker(), decision.facts);
  return (
    <div className={styles['because']}>
      <p>{t('decision.because', { reason: explainReason(t, decision.reason) })}</p>
      {facts.length > 0 && (
        <dl>
          {facts.map(({ name, values }) => (
            <div key={name}>
              <dt>{name}</dt>
              {values.map((value) => (
                <dd key={value}>{value}</dd>
              ))}
            </div>
          ))}
        </dl>
      )}
      {decision.undoneAt !== null && (
        <p className="soft">
          {t('decision.undone')} <Time at={decision.undoneAt} />
        </p>
      )}
    </div>
  );
};

/** "why?" beside something, for the decisions behind it. */
export const Why = ({ decisions }: { decisions: readonly Decision[] }) => {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  if (decisions.length === 0) return null;
  return (
    <>
      <button type="button" className={`plain ${styles['why']}`} aria-expanded={open} onClick={() => setOpen(!open)}>
        {t('decision.why')}
      </button>
      {open && decisions.map((decision) => <Because key={decision.id} decision={decision} />)}
    </>
  );
};

const DecisionLine = ({ decision }: { decision: Decision }) => {
  const { t } = useTranslation();
  return (
    <div className={styles['decision']} data-undone={decision.undoneAt !== null}>
      <span>{decisionTitle(t, decision)}</span>
      <span className="soft">{explainReason(t, decision.reason)}</span>
      <Time at={decision.at} clock className="soft" />
      <Why decisions={[decision]} />
    </div>
  );
};

const SHOWN = 2;

/** Thin lines between messages; more than two fold into the last one. */
export const DecisionLines = ({ items }: { items: readonly Decision[] }) => {
  const { t } = useTranslation();
  const [open, setOpen] = useState(items.length <= SHOWN);
  const shown = open ? items : items.slice(-1);
  return (
    <>
      {!open && (
        <button type="button" className={`plain ${styles['fold']}`} onClick={() => setOpen(true)}>
          {t('decision.more', { count: items.length - 1 })}
        </button>
      )}
      {shown.map((decision) => (
        <DecisionLine key={decision.id} decision={decision} />
      ))}
    </>
  );
};
