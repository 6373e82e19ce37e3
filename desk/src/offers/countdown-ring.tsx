import styles from './offers.module.css';

const AROUND = 2 * Math.PI * 17;

/** Seconds left, in a ring that empties. */
export const CountdownRing = ({ leftMs, wholeMs }: { leftMs: number; wholeMs: number }) => {
  const share = Math.max(0, Math.min(1, leftMs / Math.max(1, wholeMs)));
  return (
    <div className={styles['ring']} role="timer">
      <svg viewBox="0 0 40 40" aria-hidden="true">
        <circle cx="20" cy="20" r="17" fill="none" stroke="var(--tl-line)" strokeWidth="3" />
        <circle
          cx="20"
          cy="20"
          r="17"
          fill="none"
          stroke={share < 0.25 ? 'var(--tl-danger)' : 'var(--tl-accent)'}
          strokeWidth="3"
          strokeLinecap="round"
          strokeDasharray={AROUND}
          strokeDashoffset={AROUND * (1 - share)}
          transform="rotate(-90 20 20)"
        />
      </svg>
      <span>{Math.max(0, Math.ceil(leftMs / 1000))}</span>
    </div>
  );
};
