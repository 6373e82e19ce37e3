/** What opens over any page: search (⌘K) and the sheet of shortcuts (?). Loaded when first opened. */
import { lazy, Suspense, useEffect, useState } from 'react';
import { useShortcut } from '../shortcuts/shortcuts-provider.tsx';

const SearchPalette = lazy(async () => ({ default: (await import('../search/search-palette.tsx')).SearchPalette }));
const ShortcutsSheet = lazy(async () => ({ default: (await import('../shortcuts/shortcuts-sheet.tsx')).ShortcutsSheet }));

const OPEN_SEARCH = 'throughline:search';
/** Opens the search from a button. */
export const openSearch = (): void => void window.dispatchEvent(new CustomEvent(OPEN_SEARCH));

export const Everywhere = () => {
  const [open, setOpen] = useState<'search' | 'sheet' | null>(null);
  const close = (): void => setOpen(null);
  useShortcut('search', () => setOpen('search'));
  useShortcut('sheet', () => setOpen('sheet'));
  useEffect(() => {
    const show = (): void => setOpen('search');
    window.addEventListener(OPEN_SEARCH, show);
    return () => window.removeEventListener(OPEN_SEARCH, show);
  }, []);
  return (
    <Suspense fallback={null}>
      {open === 'search' && <SearchPalette close={close} />}
      {open === 'sheet' && <ShortcutsSheet close={close} />}
    </Suspense>
  );
};
