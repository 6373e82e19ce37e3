import { createContext, type ReactNode, use, useEffect, useState } from 'react';

const TICK_MS = 15_000;
const NowContext = createContext(0);

/** The present, good to a quarter of a minute: one clock for every "3 m ago" on the page. */
export const useNow = (): number => use(NowContext);

export const NowProvider = ({ children }: { children: ReactNode }) => {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  return <NowContext value={now}>{children}</NowContext>;
};

/** A clock that ticks every second while `on`: for countdowns. */
export const useSeconds = (on: boolean): number => {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    if (!on) return undefined;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 250);
    return () => clearInterval(timer);
  }, [on]);
  return now;
};
