/** What the other system's answer means for delivery. */
import type { CallResult, FailureClass, Outcome } from '@throughline/protocol/channel';
import { z } from 'zod';

const Named = z.object({ id: z.string().min(1).max(998) });

export const classify = (result: CallResult): Outcome => {
  if (result.via === 'poll') return { ok: true, ids: [] };
  if (result.via === 'error') return { ok: false, class: 'transient', detail: result.detail };
  if (result.via !== 'http') return { ok: false, class: 'invalid', detail: `another system is not reached by ${result.via}` };
  if (result.status >= 200 && result.status < 300) return { ok: true, ids: idsOf(result.body) };
  const failure: Outcome = {
    ok: false,
    class: classOf(result.status),
    detail: `HTTP ${result.status} ${result.body.slice(0, 300)}`.trim(),
  };
  const retryAfterMs = readRetryAfter(result.headers);
  return retryAfterMs === undefined || (failure.class !== 'rate' && failure.class !== 'transient') ? failure : { ...failure, retryAfterMs };
};

/** Their own id of our message, when the answer names one. */
const idsOf = (body: string): string[] => {
  try {
    const named = Named.safeParse(JSON.parse(body));
    return named.success ? [named.data.id] : [];
  } catch (error) {
    if (error instanceof SyntaxError) return [];
    throw error;
  }
};

const CLASSES: Readonly<Record<number, FailureClass>> = {
  401: 'auth',
  403: 'auth',
  408: 'transient',
  409: 'transient',
  410: 'blocked',
  413: 'too-long',
  415: 'unsupported',
  425: 'transient',
  429: 'rate',
};
const classOf = (status: number): FailureClass => CLASSES[status] ?? (status >= 500 || status < 200 ? 'transient' : 'invalid');

/** Seconds, or a date that is compared with the answer's own clock. */
const readRetryAfter = (headers: Readonly<Record<string, string>>): number | undefined => {
  const value = headers['retry-after'];
  if (value === undefined) return undefined;
  if (/^\d{1,6}$/.test(value)) return Number(value) * 1000;
  const wait = Date.parse(value) - Date.parse(headers.date ?? '');
  return Number.isFinite(wait) ? Math.max(0, wait) : undefined;
};
