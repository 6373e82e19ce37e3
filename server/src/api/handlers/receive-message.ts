import { notFound, Refusal } from '../../platform/refusal.ts';
import type { HandlersOf } from '../call.ts';
import { refuseForeignFiles } from '../may-use-files.ts';
import type { HandlerDeps } from './deps.ts';

const API_KIND = 'api';

/** The API channel's inlet: a system tells what its customer wrote. The same way into the house as any webhook. */
export const receiveMessageHandlers = (deps: HandlerDeps): HandlersOf<'receiveMessage'> => ({
  receiveMessage: async ({ viewer, id, body }) => {
    const { inboxes, accept, readApiMessage, clock } = deps;
    const inbox = await inboxes.find(id);
    if (inbox === undefined || !inbox.enabled || (viewer.inboxIds !== null && !viewer.inboxIds.includes(id))) throw notFound('inbox');
    if (inbox.kind !== API_KIND) throw new Refusal('wrong-channel', { kind: inbox.kind });
    await refuseForeignFiles(deps, viewer, body.parts);
    // An identity is one over all inboxes: whoever may see only some of them cannot vouch for it and so draw others in.
    const from = viewer.inboxIds === null ? body.from : { ...body.from, verified: false };
    const accepted = await accept(inbox, readApiMessage({ ...body, from }, clock.now().getTime()));
    // Only automatic mail is accepted without a place, and this is none.
    if (accepted === null) throw new Error(`the message ${body.id} was accepted and not placed`);
    const { conversationId, reference, messageId, duplicate } = accepted;
    return { conversationId, reference, messageId, duplicate };
  },
});
