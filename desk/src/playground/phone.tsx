import type { ReactNode } from 'react';
import { ChannelBadge } from '../channels/channel-badge.tsx';
import styles from './playground.module.css';

export type PhoneKind = 'web' | 'email' | 'telegram';

/** A phone in our own drawing; each kind of app has its own skin. */
export const Phone = ({
  kind,
  title,
  text,
  gauge,
  children,
}: {
  kind: PhoneKind;
  title: string;
  text: string;
  gauge?: ReactNode;
  children: ReactNode;
}) => (
  <section className={styles['phone']} data-kind={kind} aria-label={title}>
    <header>
      <ChannelBadge kind={kind} size={26} />
      <span>
        <b className="cut">{title}</b>
        <small className="cut">{text}</small>
      </span>
    </header>
    <div className={styles['screen']}>{children}</div>
    {gauge}
  </section>
);

/** How near a limit of the provider something is. */
export const Gauge = ({ label, used, max }: { label: string; used: number; max: number }) => (
  <div className={styles['gauge']}>
    <span>{label}</span>
    <span>
      {used} / {max}
    </span>
    {/* biome-ignore lint/a11y/useSemanticElements: <meter> cannot be drawn the same in every browser */}
    <span
      className={styles['gaugeBar']}
      role="meter"
      aria-label={label}
      aria-valuenow={used}
      aria-valuemin={0}
      aria-valuemax={max}
      data-over={used > max}
    >
      <span style={{ width: `${Math.min(100, (used / Math.max(1, max)) * 100)}%` }} />
    </span>
  </div>
);
