/** Light, dark or the system's: kept in this browser, written onto the page as CSS variables and `data-mode`. */
import { createContext, type ReactNode, use, useEffect, useLayoutEffect, useMemo, useState } from 'react';
import { readKept, writeKept } from '../shell/kept.ts';
import { cssVariables, type Mode } from './tokens.ts';

export type AppearanceChoice = Mode | 'system';
type Appearance = { mode: Mode; choice: AppearanceChoice; choose(choice: AppearanceChoice): void };

const AppearanceContext = createContext<Appearance>({ mode: 'light', choice: 'system', choose: () => undefined });
export const useAppearance = (): Appearance => use(AppearanceContext);

const parseChoice = (kept: unknown): AppearanceChoice => (kept === 'light' || kept === 'dark' ? kept : 'system');

const useSystemMode = (): Mode => {
  const query = useMemo(() => window.matchMedia('(prefers-color-scheme: dark)'), []);
  const [dark, setDark] = useState(query.matches);
  useEffect(() => {
    const change = (): void => setDark(query.matches);
    query.addEventListener('change', change);
    return () => query.removeEventListener('change', change);
  }, [query]);
  return dark ? 'dark' : 'light';
};

export const AppearanceProvider = ({ children }: { children: ReactNode }) => {
  const system = useSystemMode();
  const [choice, setChoice] = useState(() => parseChoice(readKept('appearance')));
  const mode = choice === 'system' ? system : choice;
  useLayoutEffect(() => {
    const root = document.documentElement;
    for (const [name, value] of Object.entries(cssVariables(mode))) root.style.setProperty(name, value);
    root.dataset['mode'] = mode;
    root.style.colorScheme = mode;
  }, [mode]);
  const value = useMemo(
    () => ({
      mode,
      choice,
      choose: (next: AppearanceChoice) => {
        writeKept('appearance', next);
        setChoice(next);
      },
    }),
    [mode, choice],
  );
  return <AppearanceContext value={value}>{children}</AppearanceContext>;
};
