/** What Telegram's answer means for delivery. */
import type { CallResult, FailureClass, Outcome } from '@throughline/protocol/channel';
import { Answer, SentMessages } from './wire.ts';

export const classify = (result: CallResult): Outcome => {
  if (result.via === 'error') return { ok: false, class: 'transient', detail: withoutToken(result.detail) };
  if (result.via !== 'http') return { ok: false, class: 'invalid', detail: `Telegram is reached by HTTP, not by ${result.via}` };
  const answer = parseAnswer(result.body);
  if (answer?.ok === true && result.status < 300) {
    const sent = SentMessages.safeParse(answer.result);
    return { ok: true, ids: sent.success ? sent.data.map((message) => `${message.chat.id}:${message.message_id}`) : [] };
  }
  const description = withoutToken(answer?.description || `HTTP ${result.status}`).slice(0, 1000);
  const failure: Outcome = { ok: false, class: classOf(result.status, description), detail: description };
  const seconds = answer?.parameters.retry_after ?? Number(result.headers['retry-after']);
  if (failure.class === 'rate') return { ...failure, retryAfterMs: Number.isFinite(seconds) ? seconds * 1000 : 1000 };
  // The group has a new id; the event that tells it renames the thread, and the next try goes there.
  if (answer?.parameters.migrate_to_chat_id !== undefined) return { ...failure, class: 'transient', retryAfterMs: 3000 };
  return failure;
};

const parseAnswer = (body: string): Answer | undefined => {
  let json: unknown;
  try {
    json = JSON.parse(body);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
  return Answer.safeParse(json).data;
};

const withoutToken = (text: string): string => text.replaceAll(/bot\d+:[\w-]+/g, 'bot…');

/** Telegram tells the variants of 400 apart only by its words. */
const BAD_REQUESTS: readonly [RegExp, FailureClass][] = [
  [/too[ _]long/i, 'too-long'],
  // For a business account a bot answers only who has written lately.
  [/BUSINESS_PEER_USAGE_MISSING/, 'window'],
  [/can't parse entities|unsupported start tag/i, 'unsupported'],
  [
    /file identifier|failed to get http url content|web page content|PHOTO_INVALID|IMAGE_PROCESS|type of file|file must be non-empty|BUTTON_/i,
    'unsupported',
  ],
  [/user is deactivated|PEER_ID_INVALID|have no rights to send|USER_IS_BLOCKED/i, 'blocked'],
];

const classOf = (status: number, description: string): FailureClass => {
  if (status === 429) return 'rate';
  // An unknown token is answered with 404 "Not Found".
  if (status === 401 || status === 404) return 'auth';
  if (status === 403) return 'blocked';
  if (status === 413) return 'too-long';
  if (status === 400) return BAD_REQUESTS.find(([words]) => words.test(description))?.[1] ?? 'invalid';
  return status === 409 || status >= 500 || status < 200 ? 'transient' : 'invalid';
};
