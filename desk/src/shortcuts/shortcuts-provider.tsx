import { createContext, type ReactNode, use, useEffect, useRef, useState } from 'react';
import { matchKeys, type Pending } from './match-keys.ts';
import type { ShortcutId } from './shortcut-list.ts';

type Act = () => void;
type Registry = Map<ShortcutId, Act[]>;
const ShortcutsContext = createContext<Registry | null>(null);

/** Runs `act` on the shortcut while the component stands; the one that came last wins. `null`: not now. */
export const useShortcut = (id: ShortcutId, act: Act | null): void => {
  const registry = use(ShortcutsContext);
  const latest = useRef(act);
  latest.current = act;
  const on = act !== null;
  useEffect(() => {
    if (registry === null || !on) return undefined;
    const mine: Act = () => latest.current?.();
    registry.set(id, [...(registry.get(id) ?? []), mine]);
    return () =>
      void registry.set(
        id,
        (registry.get(id) ?? []).filter((one) => one !== mine),
      );
  }, [registry, id, on]);
};

const isField = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

export const ShortcutsProvider = ({ children }: { children: ReactNode }) => {
  const [registry] = useState<Registry>(() => new Map());
  const pending = useRef<Pending>(null);
  useEffect(() => {
    const down = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing) return;
      const covered = document.querySelector('.ant-modal-wrap:not([style*="display: none"])') !== null;
      const matched = matchKeys(
        {
          key: event.key,
          mod: event.metaKey || event.ctrlKey,
          alt: event.altKey,
          typing: isField(event.target) || covered,
          at: event.timeStamp,
        },
        pending.current,
      );
      pending.current = matched.pending;
      const act = matched.id === undefined ? undefined : registry.get(matched.id)?.at(-1);
      if (act === undefined) return;
      event.preventDefault();
      act();
    };
    window.addEventListener('keydown', down);
    return () => window.removeEventListener('keydown', down);
  }, [registry]);
  return <ShortcutsContext value={registry}>{children}</ShortcutsContext>;
};
