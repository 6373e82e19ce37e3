/** What a Telegram message says, as parts. */
import type { MediaKind, Part } from '@throughline/protocol/parts';
import { entitiesToMarkdown, hasMarkup } from './read-entities.ts';
import type { Message, RemoteFile } from './wire.ts';

const cut = (text: string | undefined, most: number): string | undefined =>
  text === undefined || text === '' ? undefined : text.slice(0, most);

const media = (kind: MediaKind, file: RemoteFile, caption: string | undefined, mime?: string): Part => ({
  type: 'media',
  kind,
  ref: { remoteId: file.file_id },
  mime: file.mime_type ?? mime,
  name: cut(file.file_name, 255),
  bytes: file.file_size,
  caption: cut(caption, 4096),
});

const mediaParts = (message: Message): Part[] => {
  const { caption } = message;
  const largest = message.photo?.toSorted((a, b) => b.width * b.height - a.width * a.height)[0];
  if (largest !== undefined) return [media('image', largest, caption, 'image/jpeg')];
  // An animation comes with a document of the same file, for older clients.
  if (message.animation !== undefined) return [media('video', message.animation, caption)];
  if (message.document !== undefined) return [media('file', message.document, caption)];
  if (message.voice !== undefined) return [media('voice', message.voice, caption, 'audio/ogg')];
  if (message.audio !== undefined) return [media('audio', message.audio, caption)];
  if (message.video !== undefined) return [media('video', message.video, caption)];
  if (message.video_note !== undefined) return [media('video', message.video_note, caption, 'video/mp4')];
  if (message.sticker !== undefined) return [media('sticker', message.sticker, message.sticker.emoji, 'image/webp')];
  return [];
};

const placeParts = ({ venue, location, contact }: Message): Part[] => {
  if (venue !== undefined)
    return [
      {
        type: 'location',
        lat: venue.location.latitude,
        lon: venue.location.longitude,
        name: venue.title.slice(0, 500),
        address: venue.address.slice(0, 1000),
      },
    ];
  if (location !== undefined) return [{ type: 'location', lat: location.latitude, lon: location.longitude }];
  if (contact !== undefined)
    return [{ type: 'contact', name: nameOf(contact).slice(0, 500), phones: [contact.phone_number.slice(0, 64)], emails: [] }];
  return [];
};

export const nameOf = (person: { first_name: string; last_name?: string }): string =>
  [person.first_name, person.last_name].filter(Boolean).join(' ').trim();

const textParts = ({ text, entities }: Message): Part[] => {
  if (text === undefined || text.trim() === '') return [];
  return hasMarkup(entities) ? [{ type: 'text', text: entitiesToMarkdown(text, entities), md: true }] : [{ type: 'text', text }];
};

/** Empty: nothing in the message that we can show. */
export const readParts = (message: Message, quoteRef: string | undefined): Part[] => {
  const said = [...textParts(message), ...mediaParts(message), ...placeParts(message)];
  if (said.length === 0 || quoteRef === undefined) return said;
  const quoted = cut(message.reply_to_message?.text ?? message.reply_to_message?.caption, 4096);
  return [{ type: 'quote', ref: quoteRef, text: quoted }, ...said];
};
