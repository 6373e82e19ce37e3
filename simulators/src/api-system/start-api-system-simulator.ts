/** A system behind the API channel: takes our replies, checks their signature and key, and writes to us signed the same way. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { type Answer, json, listen, parseJson, type Request } from '../http-server.ts';
import { makeMishapBox, type Mishaps, wait } from '../mishaps.ts';
import { makeWatch } from '../watch.ts';

export type ApiRequest = {
  key: string;
  body: Record<string, unknown>;
  /** Why it was refused; undefined: it was genuine. */
  fault?: string;
  /** The key was seen before, so it was not taken again. */
  repeated: boolean;
  status: number;
  at: number;
};

export type ApiSystemSimulator = {
  /** Give it to the channel as `url`. */
  url: string;
  /** Replies taken, each once. */
  messages(): Record<string, unknown>[];
  /** Everything that came, refused and repeated calls too. */
  requests(): ApiRequest[];
  /** Writes to an inbox's webhook, signed. */
  post(webhookUrl: string, message: object): Promise<Response>;
  setMishaps(mishaps: Mishaps): void;
  clearMishaps(): void;
  subscribe(listener: () => void): () => void;
  until<T>(find: () => T | undefined, timeoutMs?: number): Promise<T>;
  close(): Promise<void>;
};

const REPLAY_WINDOW_MS = 300_000;
type Options = { secret: string; port?: number; host?: string; now?: () => number };

const sign = (secret: string, t: number, body: string): string => createHmac('sha256', secret).update(`${t}.${body}`).digest('hex');

const findFault = (request: Request, secret: string, now: number): string | undefined => {
  const match = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(request.headers['throughline-signature'] ?? '');
  if (match === null) return 'no signature';
  const t = Number(match[1]);
  if (Math.abs(now - t * 1000) > REPLAY_WINDOW_MS) return 'too old';
  return timingSafeEqual(Buffer.from(sign(secret, t, request.body.toString())), Buffer.from(match[2] as string))
    ? undefined
    : 'wrong signature';
};

export const startApiSystemSimulator = async (options: Options): Promise<ApiSystemSimulator> => {
  const now = options.now ?? Date.now;
  const requests: ApiRequest[] = [];
  const mishaps = makeMishapBox();
  const watch = makeWatch();
  const handle = async (request: Request): Promise<Answer> => {
    const taken = mishaps.take(now());
    if (taken.outageUntil !== undefined) return 'drop';
    if (taken.slowMs !== undefined) await wait(taken.slowMs);
    const key = request.headers['idempotency-key'] ?? '';
    const parsed = parseJson(request.body.toString());
    const body = typeof parsed === 'object' && parsed !== null ? (parsed as Record<string, unknown>) : {};
    const fault = findFault(request, options.secret, now()) ?? (key === '' ? 'no idempotency key' : undefined);
    const status = taken.status ?? (fault === undefined ? 200 : 401);
    const repeated = requests.some((one) => one.status === 200 && one.key === key);
    requests.push({ key, body, ...(fault === undefined ? {} : { fault }), repeated, status, at: now() });
    watch.changed();
    if (taken.dropAnswer) return 'drop';
    const answer = json(status, status === 200 ? { id: `their-${key}` } : { error: fault ?? 'mishap' });
    return status === 429 && answer !== 'drop' ? { ...answer, headers: { ...answer.headers, 'retry-after': '1' } } : answer;
  };
  const listening = await listen(options, handle);
  return {
    url: `${listening.url}/throughline`,
    messages: () => requests.filter((one) => one.status === 200 && !one.repeated).map((one) => one.body),
    requests: () => [...requests],
    post: (webhookUrl, message) => {
      const body = JSON.stringify(message);
      const t = Math.floor(now() / 1000);
      return fetch(webhookUrl, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'throughline-signature': `t=${t},v1=${sign(options.secret, t, body)}` },
        body,
      });
    },
    setMishaps: mishaps.set,
    clearMishaps: mishaps.clear,
    subscribe: watch.subscribe,
    until: watch.until,
    close: listening.close,
  };
};
