import { type ReactNode, useState } from 'react';
import { readKept, writeKept } from '../shell/kept.ts';
import styles from './panel.module.css';

/** A part of the panel that folds, and remembers it. */
export const Section = ({ name, title, count, children }: { name: string; title: string; count?: number; children: ReactNode }) => {
  const [open, setOpen] = useState(() => readKept(`panel.${name}`) !== false);
  const toggle = (): void => {
    writeKept(`panel.${name}`, !open);
    setOpen(!open);
  };
  return (
    <section className={styles['section']}>
      <h2>
        <button type="button" className="plain" aria-expanded={open} onClick={toggle}>
          <span className={styles['twist']} data-open={open} aria-hidden="true" />
          {title}
          {count !== undefined && <span className="soft">{count}</span>}
        </button>
      </h2>
      {open && children}
    </section>
  );
};
