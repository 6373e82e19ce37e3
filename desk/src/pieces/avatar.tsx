import type { ReactNode } from 'react';
import styles from './pieces.module.css';

/** One or two letters that stand for a name: the last two of a Chinese name, initials elsewhere. */
export const initials = (name: string): string => {
  const trimmed = name.trim();
  if (/\p{Script=Han}/u.test(trimmed)) return [...trimmed].slice(-2).join('');
  const words = trimmed.split(/[\s@._-]+/).filter(Boolean);
  return `${words[0]?.[0] ?? '?'}${words.length > 1 ? (words.at(-1)?.[0] ?? '') : ''}`.toUpperCase();
};

export const Avatar = ({ name, size = 32, corner }: { name: string; size?: number; corner?: ReactNode }) => (
  <span
    className={styles['avatar']}
    style={{ width: size, height: size, fontSize: Math.max(10, Math.round(size * 0.33)) }}
    aria-hidden="true"
  >
    {initials(name)}
    {corner !== undefined && <span className={styles['corner']}>{corner}</span>}
  </span>
);
