import { useEffect, useRef } from 'react';
import { useLive } from '../live/live-provider.tsx';

const IDLE_MS = 4000;

/** Tells colleagues (and channels that can show it) that somebody writes; stops by itself. Notes say nothing. */
export const useTyping = (conversationId: string): ((on: boolean) => void) => {
  const { live } = useLive();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const told = useRef(false);
  const tell = (on: boolean): void => {
    if (told.current !== on) live?.send({ type: 'typing', conversationId, on });
    told.current = on;
  };
  const latest = useRef(tell);
  latest.current = tell;
  useEffect(
    () => () => {
      clearTimeout(timer.current);
      latest.current(false);
    },
    [],
  );
  return (on) => {
    clearTimeout(timer.current);
    tell(on);
    if (on) timer.current = setTimeout(() => latest.current(false), IDLE_MS);
  };
};
