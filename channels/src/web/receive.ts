/** What the widget's socket sends, as an envelope. The session proves the visitor; the host's signature proves more. */
import { ChannelEvent, type Handle } from '@throughline/protocol/envelope';
import { type Part, textOf } from '@throughline/protocol/parts';
import { findReference } from '@throughline/protocol/reference';

export type WidgetSend = {
  visitorId: string;
  /** The widget's own id of the message: a resend adds nothing. */
  clientId: string;
  parts: readonly Part[];
  /** From `verifyVisitor` when the session began. */
  proven?: readonly Handle[];
  name?: string;
  page?: string;
  locale?: string;
  /** A thread token that came back in a resume link. */
  token?: string;
};

/** undefined when nothing of it is a visitor's to say. */
export const widgetMessageToEvent = (send: WidgetSend, now: number): ChannelEvent | undefined => {
  const parts = send.parts.flatMap(visitorPart);
  if (parts.length === 0) return undefined;
  const reference = findReference(textOf(parts));
  const { name } = send;
  return ChannelEvent.parse({
    key: `${send.visitorId}:${send.clientId}`,
    type: 'message',
    threadKey: send.visitorId,
    from: { type: 'visitor', value: send.visitorId, verified: true, ...(name === undefined ? {} : { name }) },
    alsoFrom: [...(send.proven ?? [])],
    at: now,
    parts,
    ...(reference === undefined ? {} : { reference }),
    ...(send.token === undefined ? {} : { token: send.token }),
    meta: { ...(send.page === undefined ? {} : { page: send.page }), ...(send.locale === undefined ? {} : { locale: send.locale }) },
  });
};

/** Visitors write plain text, choose, and upload; they do not offer options, hide text or make us fetch addresses. */
const visitorPart = (part: Part): Part[] => {
  if (part.type === 'text') return part.text.trim() === '' ? [] : [{ type: 'text', text: part.text }];
  if (part.type === 'media') return 'fileId' in part.ref ? [{ ...part, transcript: undefined, contentId: undefined }] : [];
  return part.type === 'choice' || part.type === 'location' || part.type === 'contact' || part.type === 'quote' ? [part] : [];
};
