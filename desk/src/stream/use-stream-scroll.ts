import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';

const NEAR_PX = 48;

/**
 * Opens at the first unread (or the end), stays at the end while there, and never jumps when older messages come in above or
 * a newer one arrives below what is being read.
 */
export const useStreamScroll = (
  scroller: RefObject<HTMLElement | null>,
  firstSeq: number,
  lastSeq: number,
  ready: boolean,
): { atEnd: boolean; toEnd(): void } => {
  const [atEnd, setAtEnd] = useState(true);
  const opened = useRef(false);
  const before = useRef({ firstSeq: 0, height: 0 });
  const atEndNow = useRef(true);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new last message is the reason to look again
  useLayoutEffect(() => {
    const box = scroller.current;
    if (box === null || !ready) return;
    const divider = box.querySelector<HTMLElement>('[data-unread-divider]');
    if (!opened.current) {
      opened.current = true;
      box.scrollTop = divider === null ? box.scrollHeight : Math.max(0, divider.offsetTop - 72);
    } else if (firstSeq < before.current.firstSeq) box.scrollTop += box.scrollHeight - before.current.height;
    else if (atEndNow.current) box.scrollTop = box.scrollHeight;
    before.current = { firstSeq, height: box.scrollHeight };
  }, [scroller, firstSeq, lastSeq, ready]);

  useEffect(() => {
    const box = scroller.current;
    if (box === null) return undefined;
    const look = (): void => {
      const end = box.scrollHeight - box.scrollTop - box.clientHeight < NEAR_PX;
      atEndNow.current = end;
      setAtEnd(end);
    };
    // The box shrinks when the composer grows, and grows when a picture arrives: the end stays the end.
    const stay = new ResizeObserver(() => {
      if (atEndNow.current) box.scrollTop = box.scrollHeight;
      look();
    });
    stay.observe(box);
    for (const child of box.children) stay.observe(child);
    box.addEventListener('scroll', look, { passive: true });
    return () => {
      stay.disconnect();
      box.removeEventListener('scroll', look);
    };
  }, [scroller]);

  const toEnd = (): void => scroller.current?.scrollTo({ top: scroller.current.scrollHeight });
  return { atEnd, toEnd };
};
