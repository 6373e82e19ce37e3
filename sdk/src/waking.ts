type Target = { addEventListener(type: string, act: () => void): void; removeEventListener(type: string, act: () => void): void };
type Page = Partial<Target> & { document?: Target & { visibilityState: string } };

/** Calls `act` when a browser tab is shown again or the network returns; does nothing elsewhere. Answers how to stop. */
export const watchWaking = (act: () => void): (() => void) => {
  const page = globalThis as unknown as Page;
  const document = page.document;
  if (document === undefined || page.addEventListener === undefined) return () => undefined;
  const shown = (): void => {
    if (document.visibilityState === 'visible') act();
  };
  page.addEventListener('online', act);
  page.addEventListener('pageshow', act);
  document.addEventListener('visibilitychange', shown);
  return () => {
    page.removeEventListener?.('online', act);
    page.removeEventListener?.('pageshow', act);
    document.removeEventListener('visibilitychange', shown);
  };
};
