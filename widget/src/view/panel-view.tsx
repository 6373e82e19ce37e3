import type { VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { ChatView } from '../line/chat-view.ts';
import { fill } from '../locales/fill.ts';
import { useAttachments } from './attachments.ts';
import { Composer } from './composer.tsx';
import { EmailForm, type EmailWish } from './email-form.tsx';
import { Header } from './header.tsx';
import { useChatView, useRoom } from './room.ts';
import { Stream } from './stream.tsx';
import { keepFocusInside, useFittedPanel, useWholeScreen } from './whole-screen.ts';

/** `focus` counts the times the panel was opened by the visitor; `newFrom` is the first message unread at that time. */
export type Shown = { shown: boolean; focus: number; newFrom: number | null };

const Strip = ({ view, notice }: { view: ChatView; notice: string }): VNode => {
  const { texts } = useRoom();
  const why = view.barred ? texts.unavailable : navigator.onLine ? texts.reconnecting : texts.offline;
  const lost = view.status === 'lost' ? why : '';
  return (
    <p class={lost === '' ? 'strip' : 'strip warn'} role="status">
      {lost || notice}
    </p>
  );
};

const useDrop = (add: (files: Iterable<File>) => void): { over: boolean; handlers: Record<string, (event: DragEvent) => void> } => {
  const [over, setOver] = useState(false);
  const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;
  const hold = (event: DragEvent): void => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    setOver(true);
  };
  return {
    over,
    handlers: {
      onDragEnter: hold,
      onDragOver: hold,
      onDragLeave: (event) => {
        const panel = event.currentTarget as HTMLElement;
        if (!(event.relatedTarget instanceof Node) || !panel.contains(event.relatedTarget)) setOver(false);
      },
      onDrop: (event) => {
        if (!hasFiles(event)) return;
        event.preventDefault();
        setOver(false);
        add(Array.from(event.dataTransfer?.files ?? []));
      },
    },
  };
};

export const PanelView = ({ shown, focus, newFrom }: Shown): VNode => {
  const { chat, texts, host } = useRoom();
  const view = useChatView(chat);
  const panel = useRef<HTMLDivElement>(null);
  const area = useRef<HTMLTextAreaElement>(null);
  const [wish, setWish] = useState<EmailWish | null>(null);
  const [notice, setNotice] = useState('');
  const attachments = useAttachments(view.status === 'open');
  const { over, handlers } = useDrop(attachments.add);
  const whole = useWholeScreen();
  useFittedPanel(panel, whole && shown);
  useEffect(() => {
    // With a finger, the keyboard would cover half of what was just opened.
    if (focus > 0) (matchMedia('(pointer: fine)').matches ? area : panel).current?.focus();
  }, [focus]);
  const finish = (said: string): void => {
    setWish(null);
    setNotice(said);
    area.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Tab' && whole && panel.current !== null) keepFocusInside(panel.current, event);
    if (event.key !== 'Escape' || event.isComposing) return;
    if (wish === null) host.onClose();
    else finish('');
  };
  return (
    <div
      ref={panel}
      class="panel"
      role="dialog"
      aria-modal={whole}
      aria-label={fill(texts.dialog, { name: host.config.name })}
      tabIndex={-1}
      hidden={!shown}
      onKeyDown={onKeyDown}
      {...handlers}
    >
      <Header state={view.state} ask={setWish} />
      <Stream view={view} shown={shown} newFrom={newFrom} askEmail={() => setWish('continue')} />
      <Strip view={view} notice={notice} />
      {wish !== null && <EmailForm key={wish} wish={wish} email={view.state.email} done={finish} cancel={() => finish('')} />}
      <Composer view={view} attachments={attachments} area={area} />
      {over && <div class="drop">{texts.dropHere}</div>}
    </div>
  );
};
