import { useTranslation } from 'react-i18next';
import { Copyable } from '../pieces/copyable.tsx';
import { explainReason } from '../stream/explain-decision.ts';
import { parsePacket } from './parse-packet.ts';
import styles from './panel.module.css';
import { Section } from './section.tsx';

/** What travelled with the conversation when a person took over, so that nobody asks twice. */
export const Packet = ({ packet }: { packet: Record<string, unknown> | null }) => {
  const { t } = useTranslation();
  const found = parsePacket(packet);
  if (found === null) return null;
  return (
    <Section name="packet" title={t('panel.packet')}>
      <div className={styles['packet']}>
        {found.summary !== '' && <p>{found.summary}</p>}
        <p className="soft">{t('packet.because', { reason: explainReason(t, found.reason) })}</p>
        {found.asked.length > 0 && (
          <>
            <h3>{t('packet.asked')}</h3>
            <ul>
              {found.asked.map((one) => (
                <li key={one}>{one}</li>
              ))}
            </ul>
          </>
        )}
        {found.tried.length > 0 && (
          <>
            <h3>{t('packet.tried')}</h3>
            <ul>
              {found.tried.map((one) => (
                <li key={one.text}>
                  {one.article !== undefined && <b>{one.article} </b>}
                  {one.text}
                </li>
              ))}
            </ul>
          </>
        )}
        {found.entities.length > 0 && (
          <p>
            {found.entities.map((one) => (
              <span key={`${one.kind}${one.value}`} className={styles['entity']}>
                <span className="soft">{t(`entity.${one.kind}`, { defaultValue: one.kind })}</span> <Copyable text={one.value} />
              </span>
            ))}
          </p>
        )}
      </div>
    </Section>
  );
};
