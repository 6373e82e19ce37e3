/**
 * Parts to pieces, driven only by a channel's abilities. Text-like parts flow together until something that needs a send
 * of its own (media, a native card, options that close a text); the flow is then split to the limit and printed.
 */
import type { Loss, OptionStyle, Piece, Rendered, RenderInput } from '@throughline/protocol/channel';
import type { Option, Part, PartOf } from '@throughline/protocol/parts';
import { findStyle, neutralPrompt, numberedBlocks, numberOptions } from './fit-options.ts';
import { fitMedia } from './fit-media.ts';
import { addLosses, markupLosses } from './losses.ts';
import { fitsLength } from './measure.ts';
import { type Block, linkRun, paragraph } from './model.ts';
import { cleanText, parseMarkdown, parsePlain, plainRuns } from './parse-text.ts';
import { fitsPrinted, printBlocks } from './print-blocks.ts';
import { splitBlocks } from './split-blocks.ts';

type Media = NonNullable<Piece['media']>[number];
type Flow = {
  input: RenderInput;
  blocks: Block[] /** goes out with the text around it */;
  inline: Media[];
  pieces: Piece[];
  losses: Loss[];
  numbered: Record<string, string>;
  count: number;
};

export const render = (input: RenderInput): Rendered => {
  const flow: Flow = { input, blocks: [], inline: [], pieces: [], losses: [], numbered: {}, count: 0 };
  for (const part of input.parts) addPart(flow, part);
  flush(flow);
  return { pieces: flow.pieces, losses: addLosses(flow.losses), ...(flow.count > 0 ? { numbered: flow.numbered } : {}) };
};

const addPart = (flow: Flow, part: Part): void => {
  if (part.type === 'text') addText(flow, part);
  else if (part.type === 'media') addMedia(flow, part);
  else if (part.type === 'options') addOptions(flow, part.items, parsePlain(part.prompt ?? ''));
  else if (part.type === 'card') addCard(flow, part);
  else {
    if (part.type === 'template') flow.losses.push({ code: 'template-text', detail: part.name });
    flow.blocks.push(...wordBlocks(part));
  }
};

/** Parts that every channel gets as words. */
const wordBlocks = (part: PartOf<'location' | 'contact' | 'quote' | 'choice' | 'template'>): Block[] => {
  switch (part.type) {
    case 'location': {
      const map = `https://www.openstreetmap.org/?mlat=${part.lat}&mlon=${part.lon}`;
      return [...parsePlain([part.name, part.address].filter(Boolean).join('\n')), paragraph([linkRun(`${part.lat}, ${part.lon}`, map)])];
    }
    case 'contact':
      return parsePlain([part.name, ...part.phones, ...part.emails].join('\n'));
    case 'quote':
      return parsePlain(part.text ?? '', [{ kind: 'quote' }]);
    case 'choice':
      return parsePlain(part.label);
    case 'template':
      return parsePlain(Object.values(part.vars).join('\n'));
  }
};

const addText = (flow: Flow, part: PartOf<'text'>): void => {
  if (!part.md) {
    flow.blocks.push(...parsePlain(part.text));
    return;
  }
  const { blocks, images, unparsed } = parseMarkdown(part.text);
  flow.blocks.push(...blocks);
  if (images > 0) flow.losses.push({ code: 'image-dropped', detail: 'image in text', count: images });
  if (unparsed) flow.losses.push({ code: 'markup', detail: 'too tangled' });
};

const addMedia = (flow: Flow, part: PartOf<'media'>): void => {
  const { media, by, blocks, losses } = fitMedia(part, flow.input.abilities, flow.input.fileUrl);
  flow.losses.push(...losses);
  if (media !== undefined && by === 'inline') flow.inline.push(media);
  else if (media !== undefined) {
    flush(flow);
    flow.pieces.push({ text: '', plain: media.caption ?? '', media: [media] });
  }
  flow.blocks.push(...blocks);
};

const addOptions = (flow: Flow, items: readonly Option[], prompt: readonly Block[]): void => {
  const style = findStyle(items, flow.input.abilities.options);
  if (style === undefined) {
    flow.blocks.push(...prompt, ...numberedBlocks(items, flow.count + 1));
    // Numbers given earlier in the same message stay theirs.
    flow.numbered = { ...numberOptions(items, flow.count + 1), ...flow.numbered };
    flow.count += items.length;
    flow.losses.push({ code: 'options-numbered', detail: 'options', count: items.length });
    return;
  }
  if (prompt.length === 0 && flow.blocks.length === 0) flow.blocks.push(paragraph([{ text: neutralPrompt(items) }]));
  const together = [...flow.blocks, ...prompt];
  const limit = limitOf(flow, style);
  if (limit(together)) flow.blocks = together;
  else if (prompt.length > 0) {
    flush(flow);
    flow.blocks = [...prompt];
  }
  flush(flow, { style, items });
};

/** Natively when every part fits, else a picture, a bold title, words and options. */
const addCard = (flow: Flow, part: PartOf<'card'>): void => {
  const { card } = flow.input.abilities;
  const items = part.items ?? [];
  const style = items.length === 0 ? undefined : findStyle(items, flow.input.abilities.options);
  const [title, text] = [cleanText(part.title), cleanText(part.text ?? '')];
  const native =
    card !== undefined &&
    fitsLength(title, card.title) &&
    fitsLength(text, card.text) &&
    items.length <= card.items &&
    (items.length === 0 || style !== undefined);
  if (!native) {
    flattenCard(flow, part);
    return;
  }
  flush(flow);
  const imageUrl = imageOf(flow, part);
  flow.pieces.push({
    text: '',
    plain: [title, text].filter((words) => words !== '').join('\n'),
    card: { title, ...(text === '' ? {} : { text }), ...(imageUrl === undefined || !card.image ? {} : { imageUrl }) },
    ...(style === undefined ? {} : { options: nativeOptions(style, items) }),
  });
  if (part.image !== undefined && (imageUrl === undefined || !card.image)) flow.losses.push({ code: 'image-dropped', detail: 'card' });
};

const imageOf = (flow: Flow, { image }: PartOf<'card'>): string | undefined =>
  image === undefined || 'remoteId' in image ? undefined : 'fileId' in image ? flow.input.fileUrl(image.fileId) : image.url;

const flattenCard = (flow: Flow, part: PartOf<'card'>): void => {
  flow.losses.push({ code: 'card-flattened', detail: part.title.slice(0, 100) });
  if (part.image !== undefined) addMedia(flow, { type: 'media', kind: 'image', ref: part.image });
  const words = [paragraph(plainRuns(part.title.trim(), { bold: true })), ...parsePlain(part.text ?? '')].filter(
    (block) => block.runs.length > 0,
  );
  if (part.items !== undefined && part.items.length > 0) addOptions(flow, part.items, words);
  else flow.blocks.push(...words);
};

const nativeOptions = (style: OptionStyle, items: readonly Option[]): NonNullable<Piece['options']> => ({
  style: style.style,
  items: items.map(({ id, label, url }) => ({ id, label, ...(url === undefined ? {} : { url }) })),
});

/** No native style shows the line below a label. */
const hintLosses = (items: readonly Option[]): Loss[] =>
  items.filter((item) => item.hint !== undefined).map(() => ({ code: 'label-cut', detail: 'hint' }));

/** Whether printed blocks stay within the text limit and, above options, within the room there. */
const limitOf =
  (flow: Flow, style: OptionStyle | undefined) =>
  (blocks: readonly Block[]): boolean => {
    const { text } = flow.input.abilities;
    const printed = printBlocks(blocks, text.dialect);
    const limits = style?.body === undefined ? [text] : [text, { ...text, ...style.body }];
    return limits.every((limit) => fitsPrinted(printed, limit));
  };

const flush = (flow: Flow, options?: { style: OptionStyle; items: readonly Option[] }): void => {
  const { dialect } = flow.input.abilities.text;
  const { pieces, melted } = splitBlocks(flow.blocks, limitOf(flow, options?.style));
  flow.losses.push(...markupLosses(flow.blocks, dialect));
  if (melted > 0) flow.losses.push({ code: 'markup', detail: 'link or code too long', count: melted });
  if (pieces.length > 1) flow.losses.push({ code: 'split', detail: 'text', count: pieces.length });
  const printed: Piece[] = pieces.map((blocks) => ({ text: printBlocks(blocks, dialect), plain: printBlocks(blocks, 'plain') }));
  if (printed.length === 0 && flow.inline.length > 0) printed.push({ text: '', plain: '' });
  const last = printed.at(-1);
  if (last !== undefined && flow.inline.length > 0) last.media = flow.inline;
  if (last !== undefined && options !== undefined) last.options = nativeOptions(options.style, options.items);
  flow.losses.push(...hintLosses(options?.items ?? []));
  flow.pieces.push(...printed);
  flow.blocks = [];
  flow.inline = [];
};
