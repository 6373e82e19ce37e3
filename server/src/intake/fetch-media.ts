/* Files a provider holds are fetched after the message is stored: message.received → the channel's media calls → our file store → the part points to it. */
import type { AnyChannel } from '@throughline/protocol/channel';
import type { Part } from '@throughline/protocol/parts';
import { acting, type MessageRow, reading } from '../conversations/index.ts';
import type { InboxBook, OpenInbox } from '../inboxes/index.ts';
import { type Bus, createGathering } from '../platform/bus/index.ts';
import { fetchFile, type Outside } from '../platform/calls/index.ts';
import type { Database } from '../platform/db/index.ts';

export type FetchMediaDeps = {
  database: Database;
  bus: Bus;
  inboxes: InboxBook;
  channels: ReadonlyMap<string, AnyChannel>;
  outside: Outside;
  saveFile(file: { content: Uint8Array; name: string }): Promise<{ id: string; bytes: number; mime: string; name: string }>;
};

/** Files of 25 MB lie in memory while they are fetched. */
const AT_ONCE = 4;
const LARGEST_BYTES = 25 * 1024 * 1024;

export const createFetchMedia = (deps: FetchMediaDeps): void => {
  // Nearly every message has nothing to fetch: what waits together is looked at with one statement.
  const find = createGathering<string, MessageRow | undefined>(async (ids) => {
    const found = new Map((await reading.findMessages(deps.database.kysely, ids)).map((message) => [message.id, message]));
    return ids.map((id) => found.get(id));
  });
  const fetch = createGathering<[OpenInbox, MessageRow], void>(
    async ([work]) => {
      if (work !== undefined) await bringAllIn(deps, ...work);
      return [];
    },
    { most: 1, parallel: AT_ONCE },
  );
  deps.bus.subscribe({
    name: 'media',
    types: ['message.received'],
    concurrency: 64,
    handle: async (event) => {
      const inbox = await deps.inboxes.find(event.data.inboxId);
      // Where the channel holds no files of its customers, none can wait there.
      if (inbox === undefined || deps.channels.get(inbox.kind)?.media === undefined) return;
      const message = await find(event.data.messageId);
      if (message?.parts.some(isRemote) === true) await fetch([inbox, message]);
    },
  });
};

const bringAllIn = async (deps: FetchMediaDeps, inbox: OpenInbox, message: MessageRow): Promise<void> => {
  const parts: Part[] = [];
  for (const part of message.parts) parts.push(await bringIn(deps, inbox, part));
  await deps.bus.transact((tx) => acting.replaceParts(tx, { messageId: message.id, parts }));
};

const isRemote = (part: Part): boolean => part.type === 'media' && 'remoteId' in part.ref;

const bringIn = async (deps: FetchMediaDeps, inbox: OpenInbox, part: Part): Promise<Part> => {
  const channel = deps.channels.get(inbox.kind);
  if (part.type !== 'media' || !('remoteId' in part.ref) || channel?.media === undefined) return part;
  const { bytes } = await fetchFile(deps.outside, inbox.settings, channel.media(part.ref.remoteId, inbox.settings), LARGEST_BYTES);
  const file = await deps.saveFile({ content: bytes, name: part.name ?? part.kind });
  return { ...part, ref: { fileId: file.id }, bytes: file.bytes, mime: file.mime, name: file.name };
};
