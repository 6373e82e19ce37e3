import type { WidgetConfig } from '@throughline/protocol/live';
import type { Storage } from './kept/storage.ts';
import type { Facts, Page } from './line/chat.ts';
import type { Identity } from './line/session-keeper.ts';
import type { Locale } from './locales/choose-locale.ts';

export type Track = ({ type: 'page' } & Page) | { type: 'track'; name: string; facts: Facts };

/** What the loader gives the panel. */
export type PanelHost = {
  /** The widget's shadow root; the panel adds its style sheet and draws into `place`. */
  root: ShadowRoot;
  place: HTMLElement;
  /** Where the loader came from, with a slash at the end. */
  home: string;
  config: WidgetConfig;
  locale: Locale;
  storage: Storage;
  /** What the host page said of its user before the panel was there; undefined when it said nothing. */
  identity(): Identity | null | undefined;
  drainTracks(): Track[];
  onUnread(count: number): void;
  /** The visitor closed the panel from inside. */
  onClose(): void;
};

/** What the loader may ask of the panel. */
export type Panel = {
  show(focus: boolean): void;
  hide(): void;
  identify(identity: Identity | null): void;
  flushTracks(): void;
};

/** The panel's script finds the loader by this property of its own script element: no global name on the host page. */
export type PanelScript = HTMLScriptElement & { throughline?: (mount: (host: PanelHost) => Panel) => void };
