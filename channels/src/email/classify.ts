/** SMTP replies → what to do next. Enhanced codes (RFC 3463) say more than the three digits, where servers send them. */
import type { CallResult, FailureClass, Outcome } from '@throughline/protocol/channel';

const MINUTE_MS = 60_000;
const AUTH_CODES: ReadonlySet<number> = new Set([530, 534, 535, 538]);

export const classify = (result: CallResult): Outcome => {
  if (result.via === 'error') return { ok: false, class: 'transient', detail: result.detail };
  if (result.via !== 'mail') return { ok: false, class: 'invalid', detail: `a mail was answered by ${result.via}` };
  const response = result.response ?? '';
  if (result.accepted.length > 0) return { ok: true, ids: result.messageId === undefined ? [] : [result.messageId.replace(/^<|>$/g, '')] };
  const code = result.code ?? Number(/^\s*(\d{3})\b/.exec(response)?.[1] ?? 0);
  const enhanced = /\b([245])\.(\d{1,3})\.(\d{1,3})\b/.exec(response);
  const kind = classOf(code, enhanced === null ? undefined : `${enhanced[2]}.${enhanced[3]}`, response);
  const detail = response.trim() || (result.rejected.length > 0 ? `refused: ${result.rejected.join(', ')}` : 'refused without a reason');
  return { ok: false, class: kind, detail: detail.slice(0, 1000), ...(kind === 'rate' ? { retryAfterMs: 15 * MINUTE_MS } : {}) };
};

const classOf = (code: number, enhanced: string | undefined, response: string): FailureClass => {
  if (code !== 454 && (AUTH_CODES.has(code) || enhanced === '7.8' || enhanced === '7.9')) return 'auth';
  if (/rate|too many|throttl|frequen|频率|过多|quota of (?:mails|messages)|sending limit/i.test(response)) return 'rate';
  if (code < 500) return code === 0 ? 'invalid' : 'transient';
  if (
    enhanced === '3.4' ||
    enhanced === '2.3' ||
    (code === 552 && enhanced !== '2.2') ||
    /message (?:is )?too (?:large|big)|size (?:limit|exceed)/i.test(response)
  )
    return 'too-long';
  if (enhanced === '7.1' && /relay|authenticat|not allowed to send/i.test(response)) return 'auth';
  if (enhanced === '1.3' || code === 501 || code === 553) return 'invalid';
  if (
    enhanced?.startsWith('1.') ||
    enhanced?.startsWith('2.') ||
    enhanced?.startsWith('7.') ||
    code === 550 ||
    code === 551 ||
    code === 552
  )
    return 'blocked';
  if (/spam|policy|reputation|blacklist|block|reject|user unknown|no such user/i.test(response)) return 'blocked';
  return 'invalid';
};
