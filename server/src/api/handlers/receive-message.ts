import { ChannelEvent } from '@throughline/protocol/envelope';
import { textOf } from '@throughline/protocol/parts';
import { findReference } from '@throughline/protocol/reference';
import type { BodyOf } from '@throughline/protocol/api';
import { notFound, Refusal } from '../../platform/refusal.ts';
import type { HandlersOf } from '../call.ts';
import type { HandlerDeps } from './deps.ts';

const API_KIND = 'api';
/** Handles that mean the same person everywhere; any other word is only unique in the system that sent it. */
const WORLDWIDE: ReadonlySet<string> = new Set(['email', 'phone']);

/** The API channel's inlet: a system tells what its customer wrote. The same way into the house as any webhook. */
export const receiveMessageHandlers = ({ inboxes, accept, clock }: HandlerDeps): HandlersOf<'receiveMessage'> => ({
  receiveMessage: async ({ viewer, id, body }) => {
    const inbox = await inboxes.find(id);
    if (inbox === undefined || !inbox.enabled || (viewer.inboxIds !== null && !viewer.inboxIds.includes(id))) throw notFound('inbox');
    if (inbox.kind !== API_KIND) throw new Refusal('wrong-channel', { kind: inbox.kind });
    const accepted = await accept(inbox, toEvent(body, id, clock.now()));
    if (accepted === null) throw new Refusal('not-retryable');
    const { conversationId, reference, messageId, duplicate } = accepted;
    return { conversationId, reference, messageId, duplicate };
  },
});

const toEvent = (body: BodyOf<'receiveMessage'>, inboxId: string, now: Date): ChannelEvent => {
  const { from } = body;
  const reference = findReference(textOf(body.parts));
  return ChannelEvent.parse({
    key: body.id,
    type: 'message',
    threadKey: body.threadId ?? `${from.type}:${from.value}`,
    from: { ...from, scope: WORLDWIDE.has(from.type) ? '' : inboxId, verified: from.verified ?? false },
    at: body.at === undefined ? now.getTime() : Date.parse(body.at),
    parts: body.parts,
    ...(body.replyTo === undefined ? {} : { ref: body.replyTo, answers: [body.replyTo] }),
    ...(reference === undefined ? {} : { reference }),
    meta: body.meta ?? {},
  });
};
