import type { ReactNode } from 'react';
import styles from './page.module.css';

/** A page with a heading, what can be done on it, and its content in one readable column. */
export const Page = ({
  title,
  text,
  acts,
  wide = false,
  children,
}: {
  title: ReactNode;
  text?: ReactNode;
  acts?: ReactNode;
  wide?: boolean;
  children: ReactNode;
}) => (
  <div className={styles['scroller']}>
    <div className={styles['page']} data-wide={wide}>
      <header className={styles['header']}>
        <div>
          <h1>{title}</h1>
          {text !== undefined && <p className="soft">{text}</p>}
        </div>
        <div className={styles['acts']}>{acts}</div>
      </header>
      {children}
    </div>
  </div>
);

/** Two panes: a list and what is chosen in it. On a phone each is a page. */
export const Split = ({ chosen, list, children }: { chosen: boolean; list: ReactNode; children: ReactNode }) => (
  <div className={styles['split']} data-chosen={chosen}>
    <section className={styles['side']}>{list}</section>
    <main className={styles['main']}>{children}</main>
  </div>
);
