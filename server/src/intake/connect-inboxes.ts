import type { AnyChannel } from '@throughline/protocol/channel';
import { type InboxBook, inboxStore, type OpenInbox } from '../inboxes/index.ts';
import type { Bus } from '../platform/bus/index.ts';
import { executeCall, fillFrom, type Outside } from '../platform/calls/index.ts';
import type { Database } from '../platform/db/index.ts';

export type ConnectDeps = {
  database: Database;
  bus: Bus;
  inboxes: InboxBook;
  channels: ReadonlyMap<string, AnyChannel>;
  outside: Outside;
  webhookUrl(inbox: OpenInbox): string;
};

/** A changed inbox tells its provider where to deliver, and shows whether that worked. */
export const createConnectInboxes = (deps: ConnectDeps): void => {
  deps.bus.subscribe({
    name: 'connect',
    types: ['inbox.changed'],
    handle: async (event) => {
      const inbox = await deps.inboxes.find(event.data.inboxId);
      const channel = inbox && deps.channels.get(inbox.kind);
      if (inbox === undefined || channel?.connect === undefined || !inbox.enabled) return;
      let previous: Awaited<ReturnType<typeof executeCall>> | undefined;
      for (const call of channel.connect(inbox.settings, deps.webhookUrl(inbox))) {
        previous = await executeCall(deps.outside, inbox.settings, fillFrom(call, previous));
        const outcome = channel.classify(previous);
        if (!outcome.ok) {
          await inboxStore.recordInboxState(deps.database.kysely, inbox.id, { ok: false, detail: outcome.detail });
          return;
        }
      }
      await inboxStore.recordInboxState(deps.database.kysely, inbox.id, { ok: true, detail: '' });
    },
  });
};
