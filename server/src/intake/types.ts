import type { ChannelEvent } from '@throughline/protocol/envelope';
import type { OpenInbox } from '../inboxes/index.ts';

/** `threadId` and `seq` are null for a duplicate: the first acceptance had them. */
export type Acceptance = {
  conversationId: string;
  reference: string;
  messageId: string;
  threadId: string | null;
  seq: number | null;
  duplicate: boolean;
};

/** An event in line for the next transaction. */
export type Waiting = { inbox: OpenInbox; event: ChannelEvent };
