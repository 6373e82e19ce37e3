import type { WidgetMessage } from '@throughline/protocol/live';
import type { LiveCenter, VisitorLine } from './open-live.ts';

export const textsOf = (messages: readonly WidgetMessage[]): string[] =>
  messages.map((message) => message.parts.map((part) => (part.type === 'text' ? part.text : part.type)).join(' '));

export const messagesOf = (...lines: VisitorLine[]): WidgetMessage[] =>
  lines.flatMap((line) => [...line.of('ready').flatMap((frame) => frame.messages), ...line.of('message').map((frame) => frame.message)]);

/** What the widget shows: each message once, in its place. */
export const shown = (...lines: VisitorLine[]): string[] =>
  textsOf([...new Map(messagesOf(...lines).map((message) => [message.id, message])).values()].sort((a, b) => a.seq - b.seq));

/** Sends and waits for the ack. */
export const write = async (line: VisitorLine, text: string, clientId: string = crypto.randomUUID()) => {
  line.send({ type: 'send', clientId, parts: [{ type: 'text', text }] });
  return line.next('ack', (frame) => frame.clientId === clientId);
};

/** A new visitor with one window open. */
export const visit = async (center: LiveCenter, inboxId: string) => {
  const session = await center.session(inboxId);
  return { ...session, line: await center.visitor(inboxId, session.session) };
};
