import { type ComponentProps, useLayoutEffect, useRef } from 'react';
import styles from './pieces.module.css';

type GrowingProps = Omit<ComponentProps<'textarea'>, 'rows'> & {
  value: string;
  minRows?: number;
  maxRows?: number;
  field?: { current: HTMLTextAreaElement | null };
};

/** A text field as tall as its text, between two bounds. */
export const GrowingText = ({ minRows = 1, maxRows = 12, field, className, ...rest }: GrowingProps) => {
  const own = useRef<HTMLTextAreaElement>(null);
  const { value } = rest;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another text is the reason to measure again
  useLayoutEffect(() => {
    const box = own.current;
    if (box === null || CSS.supports('field-sizing', 'content')) return;
    box.style.height = 'auto';
    box.style.height = `${box.scrollHeight}px`;
  }, [value]);
  return (
    <textarea
      {...rest}
      ref={(box) => {
        own.current = box;
        if (field !== undefined) field.current = box;
      }}
      rows={minRows}
      style={{ minHeight: `calc(${minRows} * 1lh + 8px)`, maxHeight: `calc(${maxRows} * 1lh + 8px)` }}
      className={`${styles['growing']} ${className ?? ''}`}
    />
  );
};
