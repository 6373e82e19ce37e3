/* Raw mail from SMTP or a mailbox: which inbox → parsed and understood by the mail channel → files stored → accepted. What cannot be read is kept raw in the tray. */
import type { ChannelEvent, ChannelEventInput } from '@throughline/protocol/envelope';
import type { Part } from '@throughline/protocol/parts';
import type { InboxBook, OpenInbox } from '../inboxes/index.ts';
import type { Bus } from '../platform/bus/index.ts';
import type { Clock } from '../platform/clock/index.ts';
import { addToTray } from '../tray/index.ts';
import type { Accept } from './accept.ts';
import { acceptEvents } from './receive-webhook.ts';

export type MailEnvelope = {
  mailFrom?: string | undefined;
  rcptTo: readonly string[];
  /** It came straight from the internet: nobody of ours can have vouched for its sender on the way. */
  unwitnessed?: boolean;
};
type MailFile = { remoteId: string; name: string; mime: string; bytes: Uint8Array };
/** The mail channel's own translation; named in compose.ts. */
export type TranslateMail = (
  raw: Uint8Array,
  envelope: MailEnvelope,
  settings: Record<string, unknown>,
  now: number,
) => Promise<
  | { events: (ChannelEvent | ChannelEventInput)[]; files: MailFile[] }
  | { reject: 552 | 554; why: string }
  | { unparsable: true; why: string }
>;

export type ReceiveMailDeps = {
  inboxes: InboxBook;
  accept: Accept;
  bus: Bus;
  clock: Clock;
  translateMail: TranslateMail;
  saveFile(file: { content: Uint8Array; name: string }): Promise<{ id: string; bytes: number; mime: string; name: string }>;
};
export type MailAnswer = { ok: true } | { ok: false; code: number; text: string };

/** The inbox a recipient address belongs to, with or without a plus-token. */
export const findMailInbox = async (inboxes: InboxBook, address: string): Promise<OpenInbox | undefined> => {
  const plain = address.toLowerCase().replace(/\+[^@]*@/, '@');
  return (await inboxes.list()).find(
    (inbox) => inbox.kind === 'email' && inbox.enabled && String(inbox.settings.address).toLowerCase() === plain,
  );
};

/** Resolves once the mail is stored; a refusal says the SMTP code. Throws only when storing failed. */
export const receiveMail = async (
  deps: ReceiveMailDeps,
  inbox: OpenInbox,
  raw: Uint8Array,
  envelope: MailEnvelope,
): Promise<MailAnswer> => {
  const settings = envelope.unwitnessed === true ? { ...inbox.settings, trustedAuthServ: undefined } : inbox.settings;
  const mail = await deps.translateMail(raw, envelope, settings, deps.clock.now().getTime());
  if ('reject' in mail) return { ok: false, code: mail.reject, text: mail.why };
  if ('unparsable' in mail) {
    await deps.bus.transact((tx) =>
      addToTray(tx, {
        kind: 'unparsable',
        inboxId: inbox.id,
        channel: inbox.kind,
        reason: 'unreadable-mail',
        detail: mail.why,
        raw,
        context: { envelope: { ...envelope } },
      }),
    );
    return { ok: true };
  }
  const stored = new Map<string, { id: string; bytes: number; mime: string; name: string }>();
  for (const file of mail.files) stored.set(file.remoteId, await deps.saveFile({ content: file.bytes, name: file.name }));
  await acceptEvents(
    deps,
    inbox,
    mail.events.map((event) => ({ ...event, parts: (event.parts ?? []).map((part) => pointToFile(part, stored)) })),
  );
  return { ok: true };
};

const MOST_KEPT_BYTES = 1_000_000;

/** A mailbox has nobody to refuse a mail to: what was refused is kept in the tray, its beginning at least. */
export const keepRefused = async (deps: ReceiveMailDeps, inbox: OpenInbox, raw: Uint8Array, answer: MailAnswer): Promise<MailAnswer> => {
  if (answer.ok) return answer;
  await deps.bus.transact((tx) =>
    addToTray(tx, {
      kind: 'rejected',
      inboxId: inbox.id,
      channel: inbox.kind,
      reason: 'refused-mail',
      detail: answer.text,
      raw: raw.subarray(0, MOST_KEPT_BYTES),
    }),
  );
  return { ok: true };
};

const pointToFile = (part: Part, stored: ReadonlyMap<string, { id: string; bytes: number; mime: string; name: string }>): Part => {
  const file = part.type === 'media' && 'remoteId' in part.ref ? stored.get(part.ref.remoteId) : undefined;
  return part.type === 'media' && file !== undefined ? { ...part, ref: { fileId: file.id }, bytes: file.bytes, mime: file.mime } : part;
};
