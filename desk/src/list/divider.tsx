import type { KeyboardEvent, PointerEvent } from 'react';
import styles from './list.module.css';
import type { PaneWidth } from './use-pane-width.ts';

/** Between two panes: dragged with the pointer, or moved with the arrow keys. `grows` 1: the pane is on its left. */
export const Divider = ({ pane, label, grows }: { pane: PaneWidth; label: string; grows: 1 | -1 }) => {
  const begin = (event: PointerEvent<HTMLDivElement>): void => {
    const startX = event.clientX;
    const start = pane.width;
    const handle = event.currentTarget;
    handle.setPointerCapture(event.pointerId);
    handle.onpointermove = (move) => pane.set(start + grows * (move.clientX - startX));
    handle.onpointerup = () => {
      handle.onpointermove = null;
    };
  };
  const key = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowRight' ? 16 : event.key === 'ArrowLeft' ? -16 : 0;
    if (step !== 0) pane.set(pane.width + grows * step);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a separator that moves is a widget, which <hr> is not
    <div
      className={styles['divider']}
      role="separator"
      aria-orientation="vertical"
      aria-label={label}
      aria-valuenow={pane.width}
      aria-valuemin={pane.min}
      aria-valuemax={pane.max}
      tabIndex={0}
      onPointerDown={begin}
      onKeyDown={key}
    />
  );
};
