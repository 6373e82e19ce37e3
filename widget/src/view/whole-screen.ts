import type { RefObject } from 'preact';
import { useEffect, useState } from 'preact/hooks';

const SMALL = '(max-width: 480px), (max-height: 480px)';

/** On a phone, or zoomed in far, the panel takes the whole screen and is modal. */
export const useWholeScreen = (): boolean => {
  const [whole, setWhole] = useState(matchMedia(SMALL).matches);
  useEffect(() => {
    const media = matchMedia(SMALL);
    const update = (): void => setWhole(media.matches);
    media.addEventListener('change', update);
    return () => media.removeEventListener('change', update);
  }, []);
  return whole;
};

/** While the whole screen is taken: the page behind does not scroll, and the panel ends where the on-screen keyboard begins. */
export const useFittedPanel = (panel: RefObject<HTMLElement | null>, active: boolean): void =>
  useEffect(() => {
    const sight = window.visualViewport;
    const element = panel.current;
    if (!active || sight === null || element === null) return undefined;
    const root = document.documentElement;
    const before = root.style.overflow;
    const follow = (): void => {
      element.style.height = `${sight.height}px`;
      element.style.top = `${sight.offsetTop}px`;
    };
    root.style.overflow = 'hidden';
    follow();
    sight.addEventListener('resize', follow);
    sight.addEventListener('scroll', follow);
    return () => {
      root.style.overflow = before;
      element.style.height = '';
      element.style.top = '';
      sight.removeEventListener('resize', follow);
      sight.removeEventListener('scroll', follow);
    };
  }, [active]);

/** Tab goes round inside the panel instead of out into the page that it covers. */
export const keepFocusInside = (panel: HTMLElement, event: KeyboardEvent): void => {
  const reachable = 'a[href], button:not([disabled]), textarea, input:not([hidden]), summary, [tabindex="0"]';
  const stops = Array.from(panel.querySelectorAll<HTMLElement>(reachable)).filter((element) => element.checkVisibility());
  const root = panel.getRootNode() as ShadowRoot;
  const edge = event.shiftKey ? stops[0] : stops.at(-1);
  const inside = root.activeElement !== null && stops.includes(root.activeElement as HTMLElement);
  if (inside && root.activeElement !== edge) return;
  event.preventDefault();
  (event.shiftKey ? stops.at(-1) : stops[0])?.focus();
};
