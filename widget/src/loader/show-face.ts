import type { WidgetConfig } from '@throughline/protocol/live';
import type { Storage } from '../kept/storage.ts';
import { BUTTON_TEXTS } from '../locales/button.ts';
import { chooseLocale } from '../locales/choose-locale.ts';
import type { Identity } from '../line/session-keeper.ts';
import type { Panel } from '../panel-handle.ts';
import { chooseAccent } from './choose-accent.ts';
import { type Button, drawButton } from './draw-button.ts';
import { titleFlash } from './flash-title.ts';
import type { KeptTracks } from './kept-tracks.ts';
import { loadPanel } from './load-panel.ts';

export type Setting = {
  script: HTMLScriptElement;
  inbox: string;
  home: string;
  storage: Storage;
  /** Lives as long as the tab: an open panel stays open from page to page, and does not pop up in others. */
  tab: Storage;
  tracks: KeptTracks;
  /** What the host page last said of its user; undefined when it said nothing. */
  identity(): Identity | null | undefined;
};

/** The button with the panel behind it. `load` answers undefined when the panel cannot be had now. */
export type Face = {
  open(focus: boolean): void;
  close(): void;
  load(): Promise<Panel | undefined>;
  loaded(): Promise<Panel> | undefined;
};

const paint = (host: HTMLElement, config: WidgetConfig, theme: string | undefined): void => {
  const scheme = matchMedia('(prefers-color-scheme: dark)');
  const update = (): void => {
    const dark = theme === 'dark' || (theme !== 'light' && scheme.matches);
    host.toggleAttribute('data-dark', dark);
    const wished = getComputedStyle(host).getPropertyValue('--tl-accent').trim() || config.accent;
    const { accent, on, words } = chooseAccent(wished, dark);
    host.style.setProperty('--_accent', accent);
    host.style.setProperty('--_on', on);
    host.style.setProperty('--_words', words);
  };
  scheme.addEventListener('change', update);
  update();
};

const placeHost = ({ side, theme }: DOMStringMap, config: WidgetConfig): HTMLElement => {
  const host = document.createElement('throughline-widget');
  if (side === 'left') host.dataset.side = side;
  document.body.append(host);
  paint(host, config, theme);
  return host;
};

export const openKey = (inbox: string): string => `throughline:${inbox}:open`;

export const showFace = (setting: Setting, config: WidgetConfig): Face => {
  const { script, home, tracks, tab } = setting;
  const { locale: wished, titleFlash: flashWish } = script.dataset;
  const locale = chooseLocale(wished, config.locale, navigator.languages);
  const host = placeHost(script.dataset, config);
  const flash = flashWish === 'on' ? titleFlash(BUTTON_TEXTS[locale].flash) : (): void => {};
  let isOpen = false;
  let panel: Promise<Panel> | undefined;
  const load = (): Promise<Panel | undefined> => {
    panel ??= loadPanel(script, {
      root: button.root,
      place: button.place,
      home,
      config,
      locale,
      storage: setting.storage,
      identity: setting.identity,
      drainTracks: tracks.drain,
      onUnread: (count) => {
        button.setUnread(count);
        flash(count > 0);
      },
      onClose: () => close(),
    });
    return panel.catch(() => {
      panel = undefined;
      return undefined;
    });
  };
  const open = (focus: boolean): void => {
    isOpen = true;
    tab.set(openKey(setting.inbox), '1');
    button.setOpen(true);
    void load().then((shown) => {
      if (shown === undefined) close();
      else if (isOpen) shown.show(focus);
    });
  };
  const close = (): void => {
    if (!isOpen) return;
    isOpen = false;
    tab.remove(openKey(setting.inbox));
    button.setOpen(false);
    // A page that closes the chat by script keeps the focus it has.
    if (host.shadowRoot?.activeElement) button.focus();
    void panel?.then((shown) => shown.hide());
  };
  const button: Button = drawButton(host, locale, () => (isOpen ? close() : open(true)));
  return { open, close, load, loaded: () => panel };
};
