import type { WidgetMessage } from '@throughline/protocol/live';
import type { VNode } from 'preact';
import type { Texts } from '../locales/en.ts';
import { safeLink } from '../markdown/safe-link.ts';
import { OutLink } from './markdown.tsx';
import { Parts } from './parts.tsx';
import { focusWriting, useRoom } from './room.ts';
import type { Row } from './rows.ts';
import { Stop } from './stop.tsx';
import { tellExactTime, tellTime } from './tell-time.ts';

const VISITOR = { type: 'customer', name: '' } as const;

const Time = ({ at, now }: { at: string; now: number }): VNode => {
  const { locale } = useRoom().host;
  return (
    <time dateTime={at} title={tellExactTime(at, locale)}>
      {tellTime(at, now, locale)}
    </time>
  );
};

/** Who speaks, said in words at every change: a machine is never taken for a person. */
const Speaker = ({ author, at, now }: { author: WidgetMessage['author']; at: string; now: number }): VNode => {
  const { texts, host } = useRoom();
  const isAssistant = author.type === 'assistant';
  const mark = isAssistant ? texts.assistantMark : author.type === 'agent' ? texts.agentMark : '';
  return (
    <div class="speaker">
      <b>{isAssistant ? texts.assistant : author.name || host.config.name}</b>
      {mark !== '' && <span class="quiet"> {mark}</span>}
      <Time at={at} now={now} />
    </div>
  );
};

const Sources = ({ sources }: { sources: WidgetMessage['sources'] }): VNode => {
  const { texts } = useRoom();
  return (
    <p class="sources">
      {sources.length > 1 ? texts.sources : texts.source}
      {sources.map(({ title, url }, at) => {
        const href = url === null ? undefined : safeLink(url);
        return (
          <>
            {at > 0 && ' · '}
            {href === undefined ? title : <OutLink href={href}>{title}</OutLink>}
          </>
        );
      })}
    </p>
  );
};

const receiptOf = (message: WidgetMessage, readSeq: number, texts: Texts): string =>
  ({ sent: texts.sent, delivered: texts.delivered, read: texts.read })[message.seq <= readSeq ? 'read' : message.state];

type MessageProps = { row: Extract<Row, { kind: 'message' }>; offer: boolean; readSeq: number; now: number };

export const MessageRow = ({ row, offer, readSeq, now }: MessageProps): VNode => {
  const { message, first, last } = row;
  const { texts } = useRoom();
  if (message.author.type === 'system' && !message.mine) return <SystemRow message={message} />;
  return (
    <div class={`row ${message.mine ? 'mine' : 'theirs'}${first ? ' first' : ''}`} data-id={message.id}>
      {first && <Stop author={message.mine ? VISITOR : message.author} />}
      {first && !message.mine && <Speaker author={message.author} at={message.at} now={now} />}
      {message.mine && <span class="unseen">{texts.you}</span>}
      <div class="body">
        <Parts parts={message.parts.filter((part) => part.type !== 'options')} offer={offer} />
        {message.sources.length > 0 && <Sources sources={message.sources} />}
        <Parts parts={message.parts.filter((part) => part.type === 'options')} offer={offer} />
      </div>
      {last && (
        <p class="receipt">
          <span>{receiptOf(message, readSeq, texts)}</span>
          <Time at={message.at} now={now} />
        </p>
      )}
    </div>
  );
};

const SystemRow = ({ message }: { message: WidgetMessage }): VNode => (
  <div class="row note" data-id={message.id}>
    <span class="stop system" aria-hidden="true" />
    <Parts parts={message.parts} offer={false} />
  </div>
);

/** By its code: the server's own sentence is for developers and in one language. */
const refusalOf = (code: string, texts: Texts): string =>
  code === 'invalid' ? texts.refusedInvalid : code === 'not-accepted' ? texts.refusedAside : texts.refused;

type PendingProps = { row: Extract<Row, { kind: 'pending' }>; online: boolean };

export const PendingRow = ({ row, online }: PendingProps): VNode => {
  const room = useRoom();
  const { chat, texts } = room;
  const decide = (act: (clientId: string) => void, press: MouseEvent): void => {
    act(row.entry.clientId);
    focusWriting(room, press);
  };
  const { parts, refusal } = row.entry;
  return (
    <div class={`row mine waiting${row.first ? ' first' : ''}`}>
      {row.first && <Stop author={VISITOR} />}
      <span class="unseen">{texts.you}</span>
      <div class="body">
        <Parts parts={parts} offer={false} />
      </div>
      {refusal === null ? (
        <p class="receipt">{online ? texts.sending : texts.waitingToSend}</p>
      ) : (
        <p class="receipt failed">
          <span>{refusalOf(refusal.code, texts)}</span>
          <button type="button" onClick={(press) => decide(chat.retry, press)}>
            {texts.tryAgain}
          </button>
          <button type="button" onClick={(press) => decide(chat.discard, press)}>
            {texts.discard}
          </button>
        </p>
      )}
    </div>
  );
};
