import type { RefObject, VNode } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { ChatView } from '../line/chat-view.ts';
import { fill } from '../locales/fill.ts';
import { openOffer } from './find-choice.ts';
import { MailIcon } from './icons.tsx';
import { MessageRow, PendingRow } from './message-row.tsx';
import { Plain } from './markdown.tsx';
import { useNow, useRoom } from './room.ts';
import { type Row, rowsOf } from './rows.ts';
import { tellDay } from './tell-time.ts';

type Place = { top: number; height: number; oldest: string; count: number };
const NEAR = 60;
/** What scrolls must be reachable by keyboard, also where it holds nothing to press. */
const REACHABLE = { tabIndex: 0 };

/**
 * Keeps the reader's place: at the end new messages scroll into view; above it nothing moves, and earlier messages grow
 * upward. Answers the scrolled element and whether something new lies below.
 */
const usePlace = (
  view: ChatView,
  shown: boolean,
): { ref: RefObject<HTMLDivElement | null>; below: boolean; toEnd(): void; onScroll(): void } => {
  const ref = useRef<HTMLDivElement>(null);
  const place = useRef<Place>({ top: 0, height: 0, oldest: '', count: 0 });
  const atEnd = useRef(true);
  const [below, setBelow] = useState(false);
  const toEnd = (): void => {
    if (ref.current !== null) ref.current.scrollTop = ref.current.scrollHeight;
  };
  const onScroll = (): void => {
    const element = ref.current;
    if (element === null) return;
    atEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR;
    place.current.top = element.scrollTop;
    if (atEnd.current) setBelow(false);
  };
  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null || !shown) return;
    const before = place.current;
    const oldest = view.messages[0]?.id ?? '';
    const count = view.messages.length + view.pending.length;
    const grewUpward = before.oldest !== '' && before.oldest !== oldest;
    if (atEnd.current && !grewUpward) toEnd();
    else if (grewUpward) element.scrollTop = before.top + element.scrollHeight - before.height;
    else if (count > before.count) setBelow(true);
    place.current = { top: element.scrollTop, height: element.scrollHeight, oldest, count };
  });
  return { ref, below, toEnd, onScroll };
};

const Greeting = (): VNode => {
  const { host } = useRoom();
  return (
    <div class="row theirs first greeting">
      <span class="stop start" aria-hidden="true" />
      <div class="speaker">
        <b>{host.config.name}</b>
      </div>
      <div class="body">
        <Plain text={host.config.greeting[host.locale]} />
      </div>
    </div>
  );
};

const RowView = ({ row, view, offerId, now }: { row: Row; view: ChatView; offerId: string | undefined; now: number }): VNode => {
  const { texts, host } = useRoom();
  switch (row.kind) {
    case 'day':
      return <div class="row day">{tellDay(row.at, now, host.locale, texts)}</div>;
    case 'new':
      return <div class="row day new">{texts.newFrom}</div>;
    case 'pending':
      return <PendingRow row={row} online={view.status === 'open'} />;
    default:
      return <MessageRow row={row} offer={row.message.id === offerId} readSeq={view.readSeq} now={now} />;
  }
};

const Tail = ({ view, askEmail }: { view: ChatView; askEmail(): void }): VNode => {
  const { texts, host } = useRoom();
  const { email, status } = view.state;
  const canLeave = host.config.canContinueByEmail && (status === 'waiting' || status === 'agent');
  return (
    <div class="tail">
      {view.typing !== null && (
        <div class="row typing">
          <span class="stop assistant" aria-hidden="true" />
          <span class="dots" aria-hidden="true" />
          {view.typing === '' ? texts.typingSomeone : fill(texts.typing, { name: view.typing })}
        </div>
      )}
      {canLeave && (
        <div class="row mark">
          <span class="stop mail" aria-hidden="true">
            <MailIcon />
          </span>
          {email === null ? (
            <button type="button" class="link" onClick={askEmail}>
              {texts.emailAction}
            </button>
          ) : (
            fill(texts.emailDone, { email })
          )}
        </div>
      )}
    </div>
  );
};

type StreamProps = { view: ChatView; shown: boolean; newFrom: number | null; askEmail(): void };

/** The conversation: one line from the greeting to the newest stop. */
export const Stream = ({ view, shown, newFrom, askEmail }: StreamProps): VNode => {
  const { chat, texts } = useRoom();
  const now = useNow();
  const { ref, below, toEnd, onScroll } = usePlace(view, shown);
  // The button goes away with the last page: the focus waits on the stream, where the arrow keys scroll.
  const earlier = (): void => {
    ref.current?.focus();
    void chat.loadEarlier();
  };
  const offerId = view.pending.length === 0 ? openOffer(view.messages)?.id : undefined;
  return (
    <div class="stream-frame">
      <section class="stream" ref={ref} {...REACHABLE} aria-label={texts.log} onScroll={onScroll}>
        <div class="line">
          {view.more && (
            <div class="row earlier">
              <button type="button" class="link" aria-disabled={view.loadingEarlier} onClick={earlier}>
                {view.loadingEarlier ? texts.loadingEarlier : texts.earlier}
              </button>
            </div>
          )}
          {!view.more && <Greeting />}
          <div role="log" aria-live="polite" aria-label={texts.log} aria-busy={!view.loaded || view.loadingEarlier}>
            {!view.loaded && view.status !== 'lost' && <div class="row skeleton" role="img" aria-label={texts.loading} />}
            {rowsOf(view, newFrom).map((row) => (
              <RowView key={row.key} row={row} view={view} offerId={offerId} now={now} />
            ))}
          </div>
          <Tail view={view} askEmail={askEmail} />
        </div>
      </section>
      {below && (
        <button type="button" class="below" onClick={toEnd}>
          {texts.newFrom} ↓
        </button>
      )}
    </div>
  );
};
