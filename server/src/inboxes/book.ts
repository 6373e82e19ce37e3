import type { Bus } from '../platform/bus/index.ts';
import type { Database } from '../platform/db/index.ts';
import type { ChannelBook, Sealer } from './settings.ts';
import { findSecrets, loadInboxes, recordInboxState } from './store.ts';
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

type BookDeps = { database: Database; bus: Pick<Bus, 'follow'>; channels: ChannelBook; sealer: Sealer };

const readBook = async (deps: Pick<BookDeps, 'database' | 'channels' | 'sealer'>): Promise<Map<string, OpenInbox>> => {
  const rows = await loadInboxes(deps.database.kysely);
  return new Map(
    rows.flatMap((row) => {
      const { secrets: _, ...rest } = row;
      const channel = deps.channels.get(row.kind);
      // Sealed with a key that is lost: the settings page says so, and the other inboxes go on.
      const secrets = findSecrets(row, deps.sealer);
      const parsed = secrets && channel?.settings.safeParse({ ...row.settings, ...secrets });
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

export const openInboxBook = (deps: BookDeps): InboxBook => {
  let pages: Promise<Map<string, OpenInbox>> | null = null;
  let reloading: Promise<void> | null = null;
  let changes = 0;
  const close = deps.bus.follow((events) => {
    if (!events.some((event) => event.type === 'inbox.changed')) return;
    changes += 1;
    pages = null;
  });
  const read = (): Promise<Map<string, OpenInbox>> => readBook(deps);
  const load = (): Promise<Map<string, OpenInbox>> => {
    pages ??= read().catch((error: unknown) => {
      pages = null;
      throw error;
    });
    return pages;
  };
  // One at a time, and the old pages stand meanwhile: whoever asks for inboxes that never were slows down nobody else.
  const reload = async (): Promise<void> => {
    const before = changes;
    reloading ??= read()
      .then((found) => {
        // What was read before a change is old by now.
        if (changes === before) pages = Promise.resolve(found);
      })
      .finally(() => {
        reloading = null;
      });
    await reloading;
  };
  // An inbox made a moment ago may not have come by on the bus yet: a miss reads once more, not with what others read before.
  const findOrReload = async (pick: (inboxes: Map<string, OpenInbox>) => OpenInbox | undefined): Promise<OpenInbox | undefined> => {
    const found = pick(await load());
    if (found !== undefined) return found;
    if (reloading !== null) await reloading;
    await reload();
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
