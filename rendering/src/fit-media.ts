/** Media: native when the channel takes the kind, type and size, else a link in the text. */
import type { Abilities, Loss, MediaAbility, Piece } from '@throughline/protocol/channel';
import type { MediaKind, PartOf } from '@throughline/protocol/parts';
import { fitsLength } from './measure.ts';
import { type Block, linkRun, paragraph } from './model.ts';
import { cleanText, parsePlain } from './parse-text.ts';

export type FitMedia = {
  media?: NonNullable<Piece['media']>[number];
  by?: MediaAbility['by'] /** words that go into the text instead */;
  blocks: Block[];
  losses: Loss[];
};

/** What else can carry a kind, best first. */
const STAND_INS: Record<MediaKind, readonly MediaKind[]> = {
  image: ['image', 'file'],
  sticker: ['sticker', 'image', 'file'],
  voice: ['voice', 'audio', 'file'],
  audio: ['audio', 'file'],
  video: ['video', 'file'],
  file: ['file'],
};

const takesMime = (ability: MediaAbility, mime: string | undefined): boolean =>
  mime === undefined ||
  ability.mimes.length === 0 ||
  ability.mimes.some((taken) => taken === '*/*' || taken === mime || (taken.endsWith('/*') && mime.startsWith(taken.slice(0, -1))));

export const fitMedia = (part: PartOf<'media'>, abilities: Abilities, fileUrl: (fileId: string) => string): FitMedia => {
  const { ref } = part;
  const carried =
    'remoteId' in ref
      ? undefined
      : STAND_INS[part.kind].find((kind) => {
          const ability = abilities.media[kind];
          return ability !== undefined && takesMime(ability, part.mime) && (part.bytes ?? 0) <= ability.maxBytes;
        });
  const ability = carried === undefined ? undefined : abilities.media[carried];
  if (carried === undefined || ability === undefined) return linkMedia(part, fileUrl);
  const { caption } = part;
  const captioned = caption !== undefined && ability.caption !== undefined && fitsLength(caption, ability.caption);
  return {
    by: ability.by,
    media: {
      kind: carried,
      ...('fileId' in ref
        ? ability.by === 'url'
          ? { url: fileUrl(ref.fileId) }
          : { fileId: ref.fileId }
        : 'url' in ref
          ? { url: ref.url }
          : {}),
      ...(part.mime === undefined ? {} : { mime: part.mime }),
      ...(part.name === undefined ? {} : { name: part.name }),
      ...(part.bytes === undefined ? {} : { bytes: part.bytes }),
      ...(part.contentId === undefined ? {} : { contentId: part.contentId }),
      ...(captioned ? { caption } : {}),
    },
    blocks: caption !== undefined && !captioned ? parsePlain(caption) : [],
    losses: [],
  };
};

const linkMedia = (part: PartOf<'media'>, fileUrl: (fileId: string) => string): FitMedia => {
  const name = cleanText(part.name ?? part.kind);
  const label = part.bytes === undefined ? name : `${name} (${formatBytes(part.bytes)})`;
  const url = 'fileId' in part.ref ? fileUrl(part.ref.fileId) : 'url' in part.ref ? part.ref.url : undefined;
  const line = paragraph(url === undefined ? [{ text: label }] : [linkRun(label, url)]);
  return { blocks: [line, ...parsePlain(part.caption ?? '')], losses: [{ code: 'media-linked', detail: part.kind }] };
};

const formatBytes = (bytes: number): string => {
  if (bytes < 1000) return `${bytes} B`;
  return bytes < 999_500 ? `${Math.round(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
};
