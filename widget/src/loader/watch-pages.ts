import type { Page } from '../line/chat.ts';

/** The page as it is now, cut to what the server takes. */
export const pageOf = (): Page => ({ url: location.href.slice(0, 2_000), title: document.title.slice(0, 500) });

/**
 * Tells each page the visitor comes to, also where a script changes the address without loading (single-page
 * applications). Those set their title after the address, so we look a moment later.
 */
export const watchPages = (seen: () => void): void => {
  let last = '';
  const look = (): void => {
    if (location.href === last) return;
    last = location.href;
    seen();
  };
  const soon = (): void => void setTimeout(look, 300);
  for (const name of ['pushState', 'replaceState'] as const) {
    const original = history[name];
    history[name] = function (this: History, ...args: Parameters<History['pushState']>): void {
      original.apply(this, args);
      soon();
    };
  }
  addEventListener('popstate', soon);
  addEventListener('hashchange', soon);
  look();
};
