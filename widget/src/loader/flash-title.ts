const BEAT_MS = 1_500;

/** Alternates the page's title with `text` while the visitor is on another tab. Off unless the host asks for it. */
export const titleFlash = (text: string): ((on: boolean) => void) => {
  let timer: ReturnType<typeof setInterval> | undefined;
  let title = '';
  const stop = (): void => {
    if (timer === undefined) return;
    clearInterval(timer);
    timer = undefined;
    document.title = title;
  };
  addEventListener('visibilitychange', stop, true);
  return (on) => {
    if (!on || !document.hidden) return stop();
    if (timer !== undefined) return;
    title = document.title;
    timer = setInterval(() => {
      document.title = document.title === text ? title : text;
    }, BEAT_MS);
  };
};
