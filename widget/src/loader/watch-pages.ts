import type { Page } from '../line/chat.ts';

/**
 * Tells each page the visitor comes to, also where a script changes the address without loading (single-page
 * applications). Those set their title after the address, so we look a moment later.
 */
export const watchPages = (seen: (page: Page) => void): void => {
  let last = '';
  const look = (): void => {
    if (location.href === last) return;
    last = location.href;
    seen({ url: last, title: document.title });
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
