import { createContext } from 'preact';
import { useContext, useEffect, useState } from 'preact/hooks';
import type { Chat } from '../line/chat.ts';
import type { ChatView } from '../line/chat-view.ts';
import type { Texts } from '../locales/en.ts';
import type { PanelHost } from '../panel-handle.ts';

/** What every component of the panel may use. */
export type Room = {
  host: PanelHost;
  chat: Chat;
  texts: Texts;
  /** Addresses of files uploaded since the page loaded, by file id. */
  uploads: Map<string, string>;
};

const RoomContext = createContext<Room | null>(null);
export const RoomProvider = RoomContext.Provider;

export const useRoom = (): Room => {
  const room = useContext(RoomContext);
  if (room === null) throw new Error('a part of the panel is drawn outside of it');
  return room;
};

export const useChatView = (chat: Chat): ChatView => {
  const [view, setView] = useState(chat.view());
  useEffect(() => {
    setView(chat.view());
    return chat.subscribe(() => setView(chat.view()));
  }, [chat]);
  return view;
};

/**
 * Moves the focus to where the visitor writes, after a press that takes away the pressed button itself: the focus must not
 * fall out of the panel. Not after a touch, which would raise the keyboard.
 */
export const focusWriting = ({ host }: Room, press: MouseEvent): void => {
  const byKeyboard = press.detail === 0;
  if (byKeyboard || matchMedia('(pointer: fine)').matches) host.place.querySelector('textarea')?.focus();
};

/** The time, renewed every half minute, so that "3 min ago" stays true. */
export const useNow = (): number => {
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 30_000);
    return () => clearInterval(timer);
  }, []);
  return now;
};
