import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readKept, writeKept } from '../shell/kept.ts';
import styles from './playground.module.css';

const STEPS = [1, 2, 3] as const;

/** First visit: three steps that end with one conversation over three channels. */
export const Guide = () => {
  const { t } = useTranslation();
  const [step, setStep] = useState<number>(() => (readKept('playground-guide') === 'done' ? 0 : 1));
  if (step === 0) {
    return (
      <button type="button" className={`plain ${styles['again']}`} onClick={() => setStep(1)}>
        {t('guide.again')}
      </button>
    );
  }
  const finish = (): void => {
    writeKept('playground-guide', 'done');
    setStep(0);
  };
  return (
    <section className={styles['guide']} aria-label={t('guide.label')}>
      <ol aria-hidden="true">
        {STEPS.map((one) => (
          <li key={one} data-done={one < step} data-now={one === step}>
            {one}
          </li>
        ))}
      </ol>
      <div>
        <h2>{t(`guide.title-${step}`)}</h2>
        <p>{t(`guide.text-${step}`)}</p>
      </div>
      <div className={styles['guideActs']}>
        <Button type="text" onClick={finish}>
          {t('guide.skip')}
        </Button>
        <Button type="primary" onClick={() => (step === STEPS.length ? finish() : setStep(step + 1))}>
          {t(step === STEPS.length ? 'guide.done' : 'guide.next')}
        </Button>
      </div>
    </section>
  );
};
