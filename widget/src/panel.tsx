/** The panel's script: hands its mount function to the loader that inserted it. */
import { render } from 'preact';
import { clientIds } from './kept/make-client-id.ts';
import { type Chat, createChat } from './line/chat.ts';
import { unreadOf } from './line/chat-view.ts';
import { browserClock } from './line/clock.ts';
import { openDoor } from './line/inbox-door.ts';
import { en } from './locales/en.ts';
import { zh } from './locales/zh.ts';
import type { Panel, PanelHost, PanelScript } from './panel-handle.ts';
import css from './view/panel.css?inline';
import streamCss from './view/stream.css?inline';
import writingCss from './view/writing.css?inline';
import { PanelView, type Shown } from './view/panel-view.tsx';
import { type Room, RoomProvider } from './view/room.ts';

const LONGEST_URL = 2_000;

const openChat = (host: PanelHost): Chat =>
  createChat({
    inbox: host.config.inboxId,
    locale: host.locale,
    storage: host.storage,
    door: openDoor(host.home, host.config.inboxId),
    openSocket: (url) => new WebSocket(url),
    clock: browserClock,
    random: Math.random,
    makeClientId: clientIds(Date.now, (bytes) => crypto.getRandomValues(bytes)),
    page: () => location.href.slice(0, LONGEST_URL),
    drainTracks: host.drainTracks,
  });

type Cell = Shown & { attended: boolean };

/**
 * Counts as seen what is on an open panel of a visible page; the rest is the number on the button. The first look after
 * opening decides where the "new" mark stands: what arrives later is seen arriving.
 */
const attend = (host: PanelHost, chat: Chat, cell: Cell, draw: () => void): void => {
  const view = chat.view();
  const unread = unreadOf(view);
  if (!cell.shown || document.hidden) {
    host.onUnread(unread.length);
    return;
  }
  const first = unread[0]?.seq;
  if (!cell.attended && first !== undefined && view.messages[0]?.seq !== first) {
    cell.newFrom = first;
    draw();
  }
  cell.attended = cell.attended || view.loaded;
  host.onUnread(0);
  chat.markSeen();
};

const mount = (host: PanelHost): Panel => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css + streamCss + writingCss);
  host.root.adoptedStyleSheets = [...host.root.adoptedStyleSheets, sheet];
  const chat = openChat(host);
  const room: Room = { host, chat, texts: host.locale === 'zh' ? zh : en, uploads: new Map() };
  const cell: Cell = { shown: false, focus: 0, newFrom: null, attended: false };
  const draw = (): void =>
    render(
      <RoomProvider value={room}>
        <PanelView shown={cell.shown} focus={cell.focus} newFrom={cell.newFrom} />
      </RoomProvider>,
      host.place,
    );
  const look = (): void => attend(host, chat, cell, draw);
  const wake = (): void => {
    chat.wake();
    look();
  };
  chat.subscribe(look);
  for (const type of ['online', 'focus']) addEventListener(type, wake);
  document.addEventListener('visibilitychange', wake);
  const identity = host.identity();
  if (identity !== undefined) chat.identify(identity);
  draw();
  chat.start();
  return {
    show: (focus) => {
      Object.assign(cell, { shown: true, attended: false, newFrom: null, focus: cell.focus + (focus ? 1 : 0) });
      draw();
      look();
    },
    hide: () => {
      cell.shown = false;
      chat.typing.stop();
      draw();
    },
    identify: chat.identify,
    flushTracks: chat.flushTracks,
  };
};

(document.currentScript as PanelScript | null)?.throughline?.(mount);
