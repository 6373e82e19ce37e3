/** A piece to a signed POST, or to nothing when the other system reads its replies from our API. */
import type { Call, EncodeInput, Piece } from '@throughline/protocol/channel';
import type { Part } from '@throughline/protocol/parts';
import type { ApiSettings } from './settings.ts';
import { makeSignature } from './signature.ts';

export const encode = (input: EncodeInput<ApiSettings>): Call[] => {
  const { settings, idempotencyKey, message } = input;
  if (settings.url === undefined) return [{ via: 'poll' }];
  const body = JSON.stringify(bodyOf(input));
  const headers: Record<string, string> = { 'content-type': 'application/json', 'idempotency-key': idempotencyKey };
  if (settings.secret !== undefined) headers['throughline-signature'] = makeSignature(settings.secret, body, input.now ?? message.at);
  return [{ via: 'http', method: 'POST', url: settings.url, headers, body }];
};

const bodyOf = ({ piece, address, message }: EncodeInput<ApiSettings>): object => ({
  type: 'message',
  id: message.id,
  conversationId: address.context?.conversationId,
  reference: message.reference,
  threadId: address.threadId,
  to: { type: address.to.type, value: address.to.value },
  author: { type: message.meta.author, name: message.meta.authorName },
  at: new Date(message.at).toISOString(),
  /** A long message comes in several requests. */
  index: message.index,
  of: message.of,
  text: piece.text,
  plain: piece.plain,
  parts: partsOf(piece),
});

/** The piece in the same words the other system writes to us with. */
const partsOf = (piece: Piece): Part[] => {
  const parts: Part[] = [];
  const items = piece.options?.items ?? [];
  if (piece.card !== undefined) {
    const { title, text, imageUrl } = piece.card;
    parts.push({
      type: 'card',
      title,
      text,
      ...(imageUrl === undefined ? {} : { image: { url: imageUrl } }),
      ...(items.length === 0 ? {} : { items }),
    });
  } else {
    if (piece.text !== '') parts.push({ type: 'text', text: piece.text, md: true });
    for (const { kind, url, mime, name, caption, bytes } of piece.media ?? []) {
      if (url !== undefined) parts.push({ type: 'media', kind, ref: { url }, mime, name, caption, bytes });
    }
    if (items.length > 0) parts.push({ type: 'options', items });
  }
  return parts;
};
