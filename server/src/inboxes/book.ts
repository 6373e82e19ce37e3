import type { Bus } from '../platform/bus/index.ts';
import type { Database } from '../platform/db/index.ts';
import type { ChannelBook, Sealer } from './settings.ts';
import { loadInboxes, openSecrets, recordInboxState } from './store.ts';
import type { OpenInbox } from './types.ts';

/** Opened inboxes by id and by webhook key, read anew after every change. */
export type InboxBook = {
  find(id: string): Promise<OpenInbox | undefined>;
  findByWebhookKey(key: string): Promise<OpenInbox | undefined>;
  list(): Promise<OpenInbox[]>;
  /** Whether the account works, as just seen: stored, and known here at once. */
  recordState(id: string, state: OpenInbox['state']): Promise<void>;
  close(): void;
};

export const openInboxBook = (deps: { database: Database; bus: Pick<Bus, 'follow'>; channels: ChannelBook; sealer: Sealer }): InboxBook => {
  let pages: Promise<Map<string, OpenInbox>> | null = null;
  const close = deps.bus.follow((events) => {
    if (events.some((event) => event.type === 'inbox.changed')) pages = null;
  });
  const read = async (): Promise<Map<string, OpenInbox>> => {
    const rows = await loadInboxes(deps.database.kysely);
    return new Map(
      rows.flatMap((row) => {
        const { secrets: _, ...rest } = row;
        const channel = deps.channels.get(row.kind);
        const parsed = channel?.settings.safeParse({ ...row.settings, ...openSecrets(row, deps.sealer) });
        if (channel === undefined || parsed?.success !== true) return [];
        return [
          [
            row.id,
            { ...rest, settings: parsed.data as Record<string, unknown>, threadsAreIssues: channel.abilities.can.subject === true },
          ] as const,
        ];
      }),
    );
  };
  const load = (): Promise<Map<string, OpenInbox>> => {
    pages ??= read().catch((error: unknown) => {
      pages = null;
      throw error;
    });
    return pages;
  };
  // An inbox made a moment ago may not have come by on the bus yet: a miss reads once more.
  const findOrReload = async (pick: (inboxes: Map<string, OpenInbox>) => OpenInbox | undefined): Promise<OpenInbox | undefined> => {
    const found = pick(await load());
    if (found !== undefined) return found;
    pages = null;
    return pick(await load());
  };
  return {
    find: (id) => findOrReload((inboxes) => inboxes.get(id)),
    findByWebhookKey: (key) => findOrReload((inboxes) => [...inboxes.values()].find((inbox) => inbox.webhookKey === key)),
    list: async () => [...(await load()).values()],
    recordState: async (id, state) => {
      await recordInboxState(deps.database.kysely, id, state);
      const inbox = (await load()).get(id);
      if (inbox !== undefined) inbox.state = state;
    },
    close,
  };
};
