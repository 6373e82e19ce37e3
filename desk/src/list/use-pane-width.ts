import { useState } from 'react';
import { readKept, writeKept } from '../shell/kept.ts';

export type PaneWidth = { width: number; min: number; max: number; set(width: number): void };

/** A pane's width, kept in this browser. */
export const usePaneWidth = (name: string, first: number, min: number, max: number): PaneWidth => {
  const kept = readKept(`width.${name}`);
  const [width, setWidth] = useState(typeof kept === 'number' ? Math.max(min, Math.min(max, kept)) : first);
  const set = (wanted: number): void => {
    const next = Math.round(Math.max(min, Math.min(max, wanted)));
    setWidth(next);
    writeKept(`width.${name}`, next);
  };
  return { width, min, max, set };
};
