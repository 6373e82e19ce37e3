import type { ReactNode } from 'react';
import styles from './pieces.module.css';

type NoticeProps = { icon?: ReactNode; title: string; text?: ReactNode; detail?: string | undefined; action?: ReactNode };

/** An empty or failed place: what would be here, and how to get it. */
export const Notice = ({ icon, title, text, detail, action }: NoticeProps) => (
  <div className={styles['notice']}>
    {icon ?? <LineDrawing />}
    <h2>{title}</h2>
    {text !== undefined && <p className="soft">{text}</p>}
    {detail !== undefined && <code className={styles['detail']}>{detail}</code>}
    {action}
  </div>
);

const LineDrawing = () => (
  <svg width="72" height="56" viewBox="0 0 72 56" fill="none" aria-hidden="true" strokeWidth="2.5" strokeLinecap="round">
    <path d="M20 4v10c0 12 16 10 16 22v16" stroke="var(--tl-line-strong)" />
    <path d="M52 4v10c0 12-16 10-16 22" stroke="var(--tl-accent)" />
    <circle cx="36" cy="40" r="5" fill="var(--tl-paper)" stroke="var(--tl-accent)" />
  </svg>
);
