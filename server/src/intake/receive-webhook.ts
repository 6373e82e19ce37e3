/* The door's act for HTTP channels: inbox → the channel proves and translates → stored → the provider's 200, not before. */
import type { HttpAnswer, RawRequest } from '@throughline/protocol/channel';
import { ChannelEvent } from '@throughline/protocol/envelope';
import type { ChannelBook, InboxBook, OpenInbox } from '../inboxes/index.ts';
import type { Bus } from '../platform/bus/index.ts';
import type { Clock } from '../platform/clock/index.ts';
import { cleanTexts } from '../platform/wire-text.ts';
import { addToTray } from '../tray/index.ts';
import type { Accept } from './accept.ts';
import { applyChange } from './apply-change.ts';

export type WebhookDeps = { inboxes: InboxBook; channels: ChannelBook; accept: Accept; bus: Bus; clock: Clock };

const answer = (status: number, detail: string): HttpAnswer => ({
  status,
  headers: { 'content-type': 'application/problem+json' },
  body: JSON.stringify({ type: 'about:blank', title: detail, status, code: status === 404 ? 'not-found' : 'rejected' }),
});

/** Answers what the provider should get. Throws only when storing failed: the door says 503 and the provider retries. */
export const receiveWebhook = async (deps: WebhookDeps, key: string, request: RawRequest): Promise<HttpAnswer> => {
  const inbox = await deps.inboxes.findByWebhookKey(key);
  const channel = inbox === undefined ? undefined : deps.channels.get(inbox.kind);
  if (inbox === undefined || channel?.receive === undefined || !inbox.enabled) return answer(404, 'No such webhook.');
  const received = channel.receive(request, inbox.settings, deps.clock.now().getTime());
  if ('reject' in received) return answer(received.reject, received.why);
  if (received.unknown !== undefined && received.unknown.length > 0) await keepUnknown(deps.bus, inbox, request, received.unknown);
  await acceptEvents(deps, inbox, received.events);
  return received.ack;
};

/** Stores what an adapter translated, in order. An event that breaks the contract goes to the tray, not to the void. */
export const acceptEvents = async (
  deps: Pick<WebhookDeps, 'accept' | 'bus'>,
  inbox: OpenInbox,
  events: readonly unknown[],
): Promise<void> => {
  const stored: Promise<unknown>[] = [];
  for (const raw of events) {
    const parsed = ChannelEvent.safeParse(raw);
    if (!parsed.success) {
      const detail = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ');
      stored.push(
        deps.bus.transact((tx) =>
          addToTray(tx, {
            kind: 'unparsable',
            inboxId: inbox.id,
            channel: inbox.kind,
            reason: 'outside-the-contract',
            detail,
            raw: Buffer.from(JSON.stringify(raw)),
          }),
        ),
      );
    } else if (parsed.data.type === 'message') stored.push(deps.accept(inbox, cleanTexts(parsed.data)));
    else stored.push(applyChange(deps.bus, inbox, cleanTexts(parsed.data)));
  }
  await Promise.all(stored);
};

const keepUnknown = async (bus: Bus, inbox: OpenInbox, request: RawRequest, unknown: readonly string[]): Promise<void> => {
  await bus.transact((tx) =>
    addToTray(tx, {
      kind: 'unparsable',
      inboxId: inbox.id,
      channel: inbox.kind,
      reason: 'unknown-content',
      detail: unknown.join(', '),
      raw: request.body,
    }),
  );
};
