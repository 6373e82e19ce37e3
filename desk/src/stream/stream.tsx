import { Button } from 'antd';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Conversation, type Message, useDecisions, useMessages } from '../api/use-api.ts';
import { messagesOf } from '../live/place-message.ts';
import { Failed } from '../pieces/failed.tsx';
import { SkeletonRows } from '../pieces/skeleton.tsx';
import { dayOf } from '../time/format-time.ts';
import { buildStream, type StreamItem } from './build-stream.ts';
import { StreamRow } from './stream-row.tsx';
import styles from './stream.module.css';
import { TypingLine } from './typing-line.tsx';
import { useMarkRead } from './use-mark-read.ts';
import { useStreamScroll } from './use-stream-scroll.ts';

const NOBODY: readonly Message[] = [];

/** The items of the stream; the divider stays where it was when the conversation was opened. */
const useStream = (conversation: Conversation, messages: readonly Message[]): StreamItem[] => {
  const decisions = useDecisions(conversation.id);
  const [readSeq] = useState(conversation.readSeq);
  const { threads } = conversation;
  const items = decisions.data?.items;
  return useMemo(() => buildStream({ messages, decisions: items ?? [], threads, readSeq, dayOf }), [messages, items, threads, readSeq]);
};

export const Stream = ({ conversation }: { conversation: Conversation }) => {
  const { t } = useTranslation();
  const loaded = useMessages(conversation.id);
  const messages = useMemo(() => (loaded.data === undefined ? NOBODY : messagesOf(loaded.data)), [loaded.data]);
  const items = useStream(conversation, messages);
  const scroller = useRef<HTMLDivElement>(null);
  const { atEnd, toEnd } = useStreamScroll(scroller, messages[0]?.seq ?? 0, messages.at(-1)?.seq ?? 0, items.length > 0);
  useMarkRead(conversation, messages.at(-1)?.seq ?? 0, atEnd);
  const older = useRef<() => void>(() => undefined);
  older.current = () => {
    if (loaded.hasNextPage && !loaded.isFetchingNextPage) void loaded.fetchNextPage();
  };
  useEffect(() => {
    const box = scroller.current;
    const near = (): void => {
      if (box !== null && box.scrollTop < 400) older.current();
    };
    box?.addEventListener('scroll', near, { passive: true });
    return () => box?.removeEventListener('scroll', near);
  }, []);
  if (loaded.isError && messages.length === 0) return <Failed error={loaded.error} retry={loaded.refetch} />;
  const unseen = atEnd ? 0 : messages.filter((message) => message.direction === 'inbound' && message.seq > conversation.readSeq).length;
  return (
    <div className={styles['streamBox']}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable without a mouse */}
      <section ref={scroller} className={styles['scroller']} aria-label={t('stream.label')} aria-busy={loaded.isPending} tabIndex={0}>
        {loaded.isPending && <SkeletonRows rows={5} />}
        {loaded.hasNextPage && <SkeletonRows rows={1} />}
        <ol className={styles['stream']} aria-live="polite" aria-relevant="additions">
          {items.map((item, index) => (
            <StreamRow key={item.key} item={item} conversation={conversation} first={index === 0} last={index === items.length - 1} />
          ))}
        </ol>
        <TypingLine conversationId={conversation.id} />
      </section>
      {!atEnd && (
        <Button className={styles['toEnd'] ?? ''} shape="round" size="small" type={unseen > 0 ? 'primary' : 'default'} onClick={toEnd}>
          {unseen > 0 ? t('stream.new', { count: unseen }) : t('stream.newest')} ↓
        </Button>
      )}
    </div>
  );
};
