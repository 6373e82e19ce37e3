import { ChannelEvent } from '@throughline/protocol/envelope';
import type { InboxBook } from '../inboxes/index.ts';
import type { Accept } from '../intake/index.ts';
import { DEMO_INBOX } from './demo-inboxes.ts';

type First = { inboxId: string; from: { type: string; value: string; name: string }; text: string; subject?: string };

/** What stands in the desk before anybody has written: real messages, taken the real way and really answered. */
const FIRSTS: readonly First[] = [
  {
    inboxId: DEMO_INBOX.email,
    from: { type: 'email', value: 'ana.ruiz@example.com', name: 'Ana Ruiz' },
    subject: 'Invoice for my last order',
    text: 'Hello, how can I get an invoice for the PlayStation card I bought last week?\n\nAna',
  },
  {
    inboxId: DEMO_INBOX.email,
    from: { type: 'email', value: 'grace.okafor@example.com', name: 'Grace Okafor' },
    subject: 'Price for 300 cards',
    text: 'We would like 300 Steam cards each month for our gaming café. Please let me talk to a person about the price.\n\nGrace Okafor',
  },
  {
    inboxId: DEMO_INBOX.email,
    from: { type: 'email', value: 'zhao.ting@example.com', name: '赵婷' },
    subject: '卡密提示已被使用',
    text: '你好，昨天买的 Steam 卡，兑换时提示已被使用，但是我根本没有用过！这都第二次了，太气人了，马上给我处理！',
  },
];

export const greetDesk = async (deps: { accept: Accept; inboxes: InboxBook; now(): Date }): Promise<void> => {
  for (const [at, first] of FIRSTS.entries()) {
    const inbox = await deps.inboxes.find(first.inboxId);
    if (inbox === undefined) continue;
    const event = ChannelEvent.parse({
      key: `demo-${at}@example.com`,
      type: 'message',
      threadKey: `demo-${at}@example.com`,
      from: { ...first.from, verified: true },
      at: deps.now().getTime(),
      parts: [{ type: 'text', text: first.text }],
      meta: { subject: first.subject, messageId: `demo-${at}@example.com` },
    });
    await deps.accept(inbox, event);
  }
};
