import { type ReactNode, useId } from 'react';
import styles from './pieces.module.css';

type FieldProps = { label: ReactNode; hint?: ReactNode; error?: ReactNode; beside?: boolean; children: (id: string) => ReactNode };

/** A labelled control; `beside` puts the label to its left. */
export const Field = ({ label, hint, error, beside = false, children }: FieldProps) => {
  const id = useId();
  return (
    <div className={styles['field']} data-beside={beside}>
      <label htmlFor={id}>{label}</label>
      {children(id)}
      {hint !== undefined && <small className="soft">{hint}</small>}
      {error !== undefined && <small className={styles['wrong']}>{error}</small>}
    </div>
  );
};
