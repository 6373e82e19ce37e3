/** A message from another system, by the public route (a token proves the caller) or by the inbox's webhook (a signature does). */
import type { RawRequest, Received } from '@throughline/protocol/channel';
import { ChannelEvent } from '@throughline/protocol/envelope';
import { textOf } from '@throughline/protocol/parts';
import { findReference } from '@throughline/protocol/reference';
import { ApiMessageInput } from '@throughline/protocol/resources';
import type { z } from 'zod';
import type { ApiSettings } from './settings.ts';
import { findSignatureFault, SIGNATURE_HEADER } from './signature.ts';

/** What `POST /api/v1/inboxes/{id}/messages` takes, as an envelope. Without a thread of their own, each sender has one. */
export const apiMessageToEvent = (input: z.output<typeof ApiMessageInput>, now: number): ChannelEvent => {
  const { type, value, name, verified } = input.from;
  const reference = findReference(textOf(input.parts));
  return ChannelEvent.parse({
    key: input.id,
    type: 'message',
    threadKey: input.threadId ?? `${type}:${value}`,
    from: { type, value, verified: verified ?? false, ...(name === undefined ? {} : { name }) },
    at: input.at === undefined ? now : Math.max(0, Date.parse(input.at)),
    parts: input.parts,
    ...(reference === undefined ? {} : { reference }),
    ...(input.replyTo === undefined ? {} : { answers: [input.replyTo] }),
    meta: withoutAutomatic(input.meta ?? {}),
  });
};

/** "automatic" is what the mail channel finds out about a mail; what a system posts, it wants answered. */
const withoutAutomatic = ({ automatic: _, ...meta }: Record<string, unknown>): Record<string, unknown> => meta;

export const receive = (request: RawRequest, settings: ApiSettings, now: number): Received => {
  if (request.method !== 'POST') return { reject: 400, why: 'post a message' };
  if (settings.secret === undefined) return { reject: 401, why: 'this inbox has no signing secret: post with a token to the API instead' };
  const fault = findSignatureFault(settings.secret, request.body, request.headers[SIGNATURE_HEADER], now);
  if (fault !== undefined) return { reject: 401, why: fault };
  const parsed = ApiMessageInput.safeParse(parseJson(new TextDecoder().decode(request.body)));
  if (!parsed.success)
    return {
      reject: 400,
      why: parsed.error.issues
        .map((issue) => `${issue.path.join('.') || 'body'}: ${issue.message}`)
        .join('; ')
        .slice(0, 1000),
    };
  return {
    ack: { status: 200, headers: { 'content-type': 'application/json' }, body: '{"ok":true}' },
    events: [apiMessageToEvent(parsed.data, now)],
  };
};

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
};
