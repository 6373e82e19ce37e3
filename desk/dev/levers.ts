import type { Message } from '@throughline/protocol/resources';
import { makeOffer } from './stories.ts';
import { emit, need, type World } from './world.ts';
import { say, text } from './writer.ts';

/** A customer writes on the newest thread of a conversation, live. */
export const customerSays = (world: World, said: { conversationId: string; text: string }): Message => {
  const conversation = need(world.conversations.get(said.conversationId));
  const thread = need(conversation.threads.at(-1));
  const message = say(world, conversation, { thread, by: 'customer', at: world.now(), parts: [text(said.text)] });
  emit(
    world,
    'message.received',
    conversation.id,
    { messageId: message.id, threadId: thread.id, customerId: conversation.customer.id, inboxId: thread.inboxId, channel: thread.channel },
    message,
  );
  return message;
};

/** /dev/offer makes an offer; /dev/reset says "reload"; /dev/fail-NAME and /dev/heal make an operation fail and all work again. */
export const pullLever = (world: World, name: string): boolean => {
  if (name === 'offer') {
    makeOffer(world);
    const offer = need(world.offers.at(-1));
    emit(world, 'offer.made', offer.conversation.id, { offerId: offer.id, agentId: world.me.id, expiresAt: offer.expiresAt });
  } else if (name === 'reset') for (const listen of world.listeners) listen({ type: 'reset', seq: world.seq });
  else if (name === 'heal') world.failing.clear();
  else if (name.startsWith('fail-')) world.failing.set(name.slice(5), 500);
  else return false;
  return true;
};
