import type { WidgetMessage, WidgetServerFrame } from '@throughline/protocol/live';

type Loose = Record<string, unknown>;
const isObject = (value: unknown): value is Loose => typeof value === 'object' && value !== null;
const isNumber = (value: unknown): value is number => typeof value === 'number';
const isState = (value: unknown): boolean => isObject(value) && typeof value.status === 'string';

/** A message with parts we do not know yet (a newer server) stays; the view leaves out what it cannot show. */
export const isMessage = (value: unknown): value is WidgetMessage =>
  isObject(value) &&
  typeof value.id === 'string' &&
  isNumber(value.seq) &&
  isObject(value.author) &&
  typeof value.author.name === 'string' &&
  typeof value.at === 'string' &&
  Array.isArray(value.parts) &&
  value.parts.every(isObject) &&
  Array.isArray(value.sources);

const SHAPES: Record<WidgetServerFrame['type'], (frame: Loose) => boolean> = {
  ready: (frame) => isNumber(frame.lastSeq) && isState(frame.state) && Array.isArray(frame.messages) && frame.messages.every(isMessage),
  message: (frame) => isMessage(frame.message),
  ack: (frame) => typeof frame.clientId === 'string' && isObject(frame.accepted) && isNumber(frame.seq),
  refused: (frame) => typeof frame.clientId === 'string',
  typing: (frame) => typeof frame.on === 'boolean',
  read: (frame) => isNumber(frame.seq),
  state: (frame) => isState(frame.state),
  pong: () => true,
};

/**
 * One frame of the live socket, or undefined for anything else. Written by hand: the schema library would be larger than
 * the whole widget.
 */
export const parseFrame = (text: unknown): WidgetServerFrame | undefined => {
  if (typeof text !== 'string') return undefined;
  try {
    const frame: unknown = JSON.parse(text);
    if (!isObject(frame) || typeof frame.type !== 'string' || !Object.hasOwn(SHAPES, frame.type)) return undefined;
    return SHAPES[frame.type as WidgetServerFrame['type']](frame) ? (frame as WidgetServerFrame) : undefined;
  } catch {
    return undefined;
  }
};
