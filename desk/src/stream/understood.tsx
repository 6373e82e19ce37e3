import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Message } from '../api/use-api.ts';
import { useIntentTitle } from '../intents/use-intents.ts';
import { URGENT } from '../list/list-filter.ts';
import styles from './stream.module.css';

const UnderstoodMore = lazy(async () => ({ default: (await import('./understood-more.tsx')).UnderstoodMore }));

/** As the mood in the customer's pane has it. */
const [TENSE, ANGRY] = [0.4, 0.7];

/** What a customer's message was read as, in two words under it; everything behind it opens in place. */
export const Understood = ({ message }: { message: Message }) => {
  const { t } = useTranslation();
  const titleOf = useIntentTitle();
  const [open, setOpen] = useState(false);
  const read = message.understanding;
  if (read === null || message.direction !== 'inbound' || message.parts.some((part) => part.type === 'choice')) return null;
  const intent = read.corrected === null ? read.intent : read.corrected.intent;
  if (intent === null && read.version === null && read.anger < TENSE && read.flags.length === 0) return null;
  return (
    <>
      <button
        type="button"
        className={`plain ${styles['understood']}`}
        aria-expanded={open}
        title={t('understanding.show')}
        onClick={() => setOpen(!open)}
      >
        <span>{intent === null && read.corrected === null ? t('understanding.unsure') : titleOf(intent)}</span>
        {read.anger >= TENSE && (
          <span data-mood={read.anger >= ANGRY ? 'angry' : 'tense'}>{t(read.anger >= ANGRY ? 'mood.angry' : 'mood.tense')}</span>
        )}
        {(read.urgency?.score ?? 0) >= URGENT && <span data-mood="urgent">{t('understanding.urgency')}</span>}
        {read.flags.map((flag) => (
          <span key={flag.kind} data-mood="flag">
            {t(`understanding.flag-${flag.kind}`)}
          </span>
        ))}
      </button>
      {open && (
        <Suspense>
          <UnderstoodMore message={message} read={read} />
        </Suspense>
      )}
    </>
  );
};
