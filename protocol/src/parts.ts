/**
 * Parts: what a message says, free of any channel. An agent, the assistant and every channel adapter speak only parts;
 * the renderer fits them to a channel's abilities. Lengths here are our own ceilings, far above any channel's.
 */
import { z } from 'zod';

/** Where bytes lie: in our file store, at a public address, or still with the provider (fetched by the adapter's `media`). */
export const MediaRef = z.union([
  z.strictObject({ fileId: z.uuid() }),
  z.strictObject({ url: z.url({ protocol: /^https?$/ }) }),
  z.strictObject({ remoteId: z.string().min(1).max(2048) }),
]);
export type MediaRef = z.infer<typeof MediaRef>;

export const MediaKind = z.enum(['image', 'audio', 'voice', 'video', 'file', 'sticker']);
export type MediaKind = z.infer<typeof MediaKind>;

export const TextPart = z.strictObject({
  type: z.literal('text'),
  text: z.string().max(200_000),
  /** `text` is Markdown (CommonMark without HTML). Absent: plain text. */
  md: z.boolean().optional(),
  /** Quoted history and signature that were folded away from `text`; never lost, shown on demand. */
  folded: z.string().max(2_000_000).optional(),
});

export const MediaPart = z.strictObject({
  type: z.literal('media'),
  kind: MediaKind,
  ref: MediaRef,
  mime: z.string().max(255).optional(),
  name: z.string().max(255).optional(),
  bytes: z.int().nonnegative().optional(),
  caption: z.string().max(4096).optional(),
  transcript: z.string().max(100_000).optional(),
  /** Content-ID of an inline mail image, without angle brackets. */
  contentId: z.string().max(998).optional(),
});

export const LocationPart = z.strictObject({
  type: z.literal('location'),
  lat: z.number().min(-90).max(90),
  lon: z.number().min(-180).max(180),
  name: z.string().max(500).optional(),
  address: z.string().max(1000).optional(),
});

export const ContactPart = z.strictObject({
  type: z.literal('contact'),
  name: z.string().max(500),
  phones: z.array(z.string().max(64)).max(20),
  emails: z.array(z.string().max(320)).max(20),
});

export const Option = z.strictObject({
  /** Stable id that comes back when the option is chosen, by tap or by typed number. */
  id: z.string().min(1).max(64),
  label: z.string().min(1).max(200),
  hint: z.string().max(500).optional(),
  url: z.url({ protocol: /^https?$/ }).optional(),
});
export type Option = z.infer<typeof Option>;

export const OptionsPart = z.strictObject({
  type: z.literal('options'),
  prompt: z.string().max(4096).optional(),
  items: z.array(Option).min(1).max(25),
});

export const CardPart = z.strictObject({
  type: z.literal('card'),
  title: z.string().max(500),
  text: z.string().max(10_000).optional(),
  image: MediaRef.optional(),
  items: z.array(Option).max(10).optional(),
});

export const TemplatePart = z.strictObject({
  type: z.literal('template'),
  name: z.string().max(512),
  lang: z.string().max(35),
  vars: z.record(z.string(), z.string()),
});

/** A pointer to an earlier message, by our id or the provider's. */
export const QuotePart = z.strictObject({
  type: z.literal('quote'),
  ref: z.string().max(998),
  text: z.string().max(4096).optional(),
});

/** The customer tapped (or typed the number of) an option that we offered. */
export const ChoicePart = z.strictObject({
  type: z.literal('choice'),
  optionId: z.string().min(1).max(64),
  label: z.string().max(200),
});

export const Part = z.discriminatedUnion('type', [
  TextPart,
  MediaPart,
  LocationPart,
  ContactPart,
  OptionsPart,
  CardPart,
  TemplatePart,
  QuotePart,
  ChoicePart,
]);
export type Part = z.infer<typeof Part>;
export type PartOf<T extends Part['type']> = Extract<Part, { type: T }>;

/** The words of a message in one string, one part per line: for search, understanding and list previews. */
export const textOf = (parts: readonly Part[]): string =>
  parts
    .map(wordsOf)
    .filter((words) => words !== '')
    .join('\n');

/** Ids of our own store that the parts point to. */
export const fileIdsOf = (parts: readonly Part[]): string[] => [
  ...new Set(
    parts.flatMap((part) => {
      const ref = part.type === 'media' ? part.ref : part.type === 'card' ? part.image : undefined;
      return ref !== undefined && 'fileId' in ref ? [ref.fileId] : [];
    }),
  ),
];

const wordsOf = (part: Part): string => {
  switch (part.type) {
    case 'text':
      return part.text;
    case 'media':
      return [part.caption, part.transcript, part.name].filter(Boolean).join(' ');
    case 'options':
      return [part.prompt, ...part.items.map((item) => item.label)].filter(Boolean).join('\n');
    case 'card':
      return [part.title, part.text].filter(Boolean).join('\n');
    case 'location':
      return [part.name, part.address].filter(Boolean).join(' ');
    case 'contact':
      return part.name;
    case 'choice':
      return part.label;
    default:
      return '';
  }
};
