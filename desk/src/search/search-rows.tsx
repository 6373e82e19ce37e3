import type { ResponseOf } from '@throughline/sdk';
import { formatReference } from '@throughline/protocol/reference';
import type { TFunction } from 'i18next';
import type { ReactNode } from 'react';
import { ChannelBadge } from '../channels/channel-badge.tsx';
import { Avatar } from '../pieces/avatar.tsx';
import { Time } from '../time/time.tsx';
import { splitHits } from './split-hits.ts';

export type SearchRow = { key: string; to: string; icon: ReactNode; title: ReactNode; side?: ReactNode; text?: ReactNode };
export type SearchGroup = { title: string; rows: SearchRow[] };

const lit = (text: string, q: string): ReactNode =>
  splitHits(text, q).map((piece) => (piece.hit ? <mark key={piece.at}>{piece.text}</mark> : <span key={piece.at}>{piece.text}</span>));

const PLACES = [
  ['/conversations', 'rail.conversations'],
  ['/customers', 'rail.customers'],
  ['/knowledge', 'rail.knowledge'],
  ['/tray', 'rail.tray'],
  ['/playground', 'rail.playground'],
  ['/settings/inboxes', 'settings.inboxes'],
  ['/settings/macros', 'settings.macros'],
  ['/settings/agents', 'settings.agents'],
  ['/settings/tokens', 'settings.tokens'],
  ['/settings/audit', 'settings.audit'],
] as const;

const placeRows = (t: TFunction, q: string): SearchRow[] =>
  PLACES.filter(([, word]) => q === '' || t(word).toLowerCase().includes(q.toLowerCase())).map(([to, word]) => ({
    key: `place-${to}`,
    to,
    icon: <span aria-hidden="true">→</span>,
    title: lit(t(word), q),
  }));

export const findRows = (t: TFunction, q: string, found: ResponseOf<'search'> | undefined): SearchGroup[] => {
  const answers = q === '' ? undefined : found;
  const conversations = (answers?.conversations ?? []).map(
    (one): SearchRow => ({
      key: `conversation-${one.id}`,
      to: `/conversations/${one.id}`,
      icon: <ChannelBadge kind={one.lastChannel} />,
      title: (
        <>
          {lit(one.customer.name, q)} · {lit(one.subject, q)}
        </>
      ),
      side: <span className="mono">#{formatReference(one.reference)}</span>,
    }),
  );
  const customers = (answers?.customers ?? []).map(
    (one): SearchRow => ({
      key: `customer-${one.id}`,
      to: `/customers/${one.id}`,
      icon: <Avatar name={one.name} size={20} />,
      title: lit(one.name, q),
      text: one.handles.length > 0 ? lit(one.handles.join(' · '), q) : undefined,
    }),
  );
  const messages = (answers?.messages ?? []).map(
    (one): SearchRow => ({
      key: `message-${one.messageId}`,
      to: `/conversations/${one.conversationId}`,
      icon: <ChannelBadge kind={one.channel} />,
      title: one.customer.name,
      side: <Time at={one.at} />,
      text: lit(one.snippet.replaceAll(/\*\*|`/g, ''), q),
    }),
  );
  return [
    { title: t('search.conversations'), rows: conversations },
    { title: t('search.customers'), rows: customers },
    { title: t('search.messages'), rows: messages },
    { title: t('search.places'), rows: placeRows(t, q) },
  ].filter((group) => group.rows.length > 0);
};
