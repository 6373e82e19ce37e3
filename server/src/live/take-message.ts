/* A visitor's message: frame → the web channel's envelope → stored like any other → ack, after commit and not before. */
import { fileIdsOf, Part } from '@throughline/protocol/parts';
import type { ChannelEvent, Handle } from '@throughline/protocol/envelope';
import { z } from 'zod';
import { reading } from '../conversations/index.ts';
import type { Accept } from '../intake/index.ts';
import type { Clock } from '../platform/clock/index.ts';
import type { Database } from '../platform/db/index.ts';
import { Refusal } from '../platform/refusal.ts';
import { type Guest, mayWrite, say } from './guests.ts';
import { uploadersOf } from './visitor-view.ts';

/** What the web channel makes an envelope of. */
export type WidgetSend = {
  visitorId: string;
  clientId: string;
  parts: readonly Part[];
  proven: readonly Handle[];
  name?: string;
  page?: string;
  locale?: string;
};
export type TakeDeps = {
  database: Database;
  clock: Clock;
  accept: Accept;
  findFiles(ids: readonly string[]): Promise<ReadonlyMap<string, { uploader: string | null }>>;
  widgetMessageToEvent(send: WidgetSend, now: number): ChannelEvent | undefined;
  onError(error: unknown): void;
};

const Send = z.object({ clientId: z.string().min(1).max(200), parts: z.array(Part).min(1).max(10), page: z.string().max(2000).optional() });

/** True when the message is stored, now or before. */
export const takeMessage = async (deps: TakeDeps, guest: Guest, frame: Record<string, unknown>): Promise<boolean> => {
  const parsed = Send.safeParse(frame);
  const clientId = typeof frame.clientId === 'string' ? frame.clientId : '';
  const refuse = (code: string, detail: string): boolean => {
    say(guest, { type: 'refused', clientId, code, detail });
    return false;
  };
  if (!parsed.success) return refuse('invalid', parsed.error.issues[0]?.message ?? 'This message cannot be read.');
  if (!mayWrite(guest)) return refuse('too-many-requests', '');
  try {
    const { visitorId, proven, name, locale } = guest.claims;
    const named = { ...(name === null ? {} : { name }), ...(locale === null ? {} : { locale }) };
    const event = deps.widgetMessageToEvent({ ...parsed.data, visitorId, proven, ...named }, deps.clock.now().getTime());
    if (event === undefined) return refuse('invalid', 'There is nothing in this message that can be sent.');
    // An id may have been learnt from a link that has expired since: only what visitors brought themselves is theirs to send.
    const files = await deps.findFiles(fileIdsOf(event.parts));
    const mine = uploadersOf(guest.claims);
    if (!fileIdsOf(event.parts).every((id) => mine.includes(files.get(id)?.uploader ?? '')))
      return refuse('invalid', 'There is no such file.');
    const acceptance = await deps.accept(guest.inbox, event);
    if (acceptance === null) return refuse('not-accepted', 'The message was put aside for a person to look at.');
    const { conversationId, reference, messageId, duplicate } = acceptance;
    const seq = (await reading.findMark(deps.database.kysely, messageId)) ?? 0;
    say(guest, { type: 'ack', clientId, accepted: { conversationId, reference, messageId, duplicate }, seq });
    return true;
  } catch (error) {
    if (error instanceof Refusal) return refuse(error.code, '');
    deps.onError(error);
    return refuse('try-again', 'The message could not be stored just now; it will be sent again.');
  }
};
