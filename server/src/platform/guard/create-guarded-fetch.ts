/*
 * Fetching addresses that other people wrote. Route: scheme → name resolved once → every address it stands for judged →
 * connection to exactly those addresses → redirects take the same route again → the answer is cut off at its limit.
 */
import { Agent as HttpAgent, type IncomingMessage, request as requestHttp } from 'node:http';
import { Agent as HttpsAgent, request as requestHttps } from 'node:https';
import { Readable, Transform } from 'node:stream';
import { GuardError } from './guard-error.ts';
import { type Address, answerWith, createJudgeHost, type JudgeOptions } from './judge-host.ts';

export type GuardLimits = {
  /** Of the answer's body; reading beyond throws GuardError. */
  maxBytes?: number;
  /** From the start to the last byte of the answer. */
  timeoutMs?: number;
};

/** Like `fetch`. `redirect: 'error' | 'manual'` as there; 'follow', the default, goes at most five steps. */
export type GuardedFetch = {
  (url: string | URL, init?: RequestInit, limits?: GuardLimits): Promise<Response>;
  close(): void;
};

export type GuardOptions = GuardLimits & JudgeOptions;

const MOST_BYTES = 25 * 1024 * 1024;
const LONGEST_MS = 15_000;
// Shorter than servers keep an idle connection (Node's five seconds): a request must not meet one that is just being closed.
const IDLE_MS = 4_000;
const MOST_REDIRECTS = 5;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);
// Meant for the first host alone.
const PRIVATE_HEADERS = ['authorization', 'cookie', 'proxy-authorization'];

export const createGuardedFetch = (options: GuardOptions): GuardedFetch => {
  const judgeHost = createJudgeHost(options);
  // A kept connection was judged when it was made, for the same name and port.
  const kept = { keepAlive: true, timeout: IDLE_MS };
  const agents = { 'http:': new HttpAgent(kept), 'https:': new HttpsAgent(kept) };

  const judge = (url: URL): Promise<Address[]> => judgeHost(url.hostname, Number(url.port || (url.protocol === 'https:' ? 443 : 80)));

  const fetchGuarded = async (input: string | URL, init: RequestInit = {}, limits: GuardLimits = {}): Promise<Response> => {
    const maxBytes = limits.maxBytes ?? options.maxBytes ?? MOST_BYTES;
    const bounds = startBounds(init.signal, limits.timeoutMs ?? options.timeoutMs ?? LONGEST_MS);
    try {
      let step = await makeStep(input, init);
      for (let redirects = 0; ; redirects++) {
        const message = await send(step, { agents, addresses: await judge(step.url), signal: bounds.signal });
        const { location } = message.headers;
        const status = message.statusCode ?? 0;
        if (!REDIRECTS.has(status) || location === undefined || init.redirect === 'manual') {
          message.once('close', bounds.end);
          return toResponse(message, step.method, { maxBytes, signal: bounds.signal });
        }
        message.resume();
        if (init.redirect === 'error') throw new GuardError('redirects', `${step.url.host} redirects, which is not allowed here`);
        if (redirects === MOST_REDIRECTS) throw new GuardError('redirects', `${step.url.host} redirects more than ${MOST_REDIRECTS} times`);
        step = follow(step, new URL(location, step.url), status);
      }
    } catch (error) {
      bounds.end();
      throw error;
    }
  };
  return Object.assign(fetchGuarded, {
    close: () => {
      agents['http:'].destroy();
      agents['https:'].destroy();
    },
  });
};

/** The caller's signal and our deadline in one; `end` forgets the deadline. */
const startBounds = (given: AbortSignal | null | undefined, timeoutMs: number): { signal: AbortSignal; end(): void } => {
  const deadline = new AbortController();
  const timer = setTimeout(() => deadline.abort(new GuardError('timeout', `no whole answer within ${timeoutMs} ms`)), timeoutMs);
  return { signal: given ? AbortSignal.any([given, deadline.signal]) : deadline.signal, end: () => clearTimeout(timer) };
};

/** One request of the chain, its body whole: it may have to be sent again after a redirect. */
type Step = { url: URL; method: string; headers: Headers; body: Buffer | undefined };

const makeStep = async (input: string | URL, init: RequestInit): Promise<Step> => {
  const url = parseUrl(input);
  // Request turns every kind of body (form, blob, search parameters) into bytes and names their type.
  const request = new Request(url, { method: init.method, headers: init.headers, body: init.body, redirect: 'manual' });
  const body = request.body === null ? undefined : Buffer.from(await request.arrayBuffer());
  return { url, method: request.method, headers: new Headers(request.headers), body };
};

const parseUrl = (input: string | URL): URL => {
  const url = URL.canParse(String(input)) ? new URL(input) : undefined;
  if (url === undefined || (url.protocol !== 'http:' && url.protocol !== 'https:'))
    throw new GuardError('blocked', 'only http and https addresses are fetched');
  if (url.username !== '' || url.password !== '') throw new GuardError('blocked', 'an address may not carry a user name or password');
  return url;
};

const follow = (step: Step, to: URL, status: number): Step => {
  const url = parseUrl(to);
  const headers = new Headers(step.headers);
  if (url.origin !== step.url.origin) for (const name of PRIVATE_HEADERS) headers.delete(name);
  const keepsBody = status === 307 || status === 308 || step.method === 'GET' || step.method === 'HEAD';
  if (keepsBody) return { ...step, url, headers };
  headers.delete('content-type');
  return { url, headers, method: 'GET', body: undefined };
};

type Sending = {
  agents: { 'http:': HttpAgent; 'https:': HttpsAgent };
  addresses: Address[];
  signal: AbortSignal;
};

const send = async (step: Step, sending: Sending): Promise<IncomingMessage> => {
  const { signal } = sending;
  signal.throwIfAborted();
  const secure = step.url.protocol === 'https:';
  const headers = {
    ...Object.fromEntries(step.headers),
    'accept-encoding': 'identity',
    ...(step.body ? { 'content-length': step.body.length } : {}),
  };
  return new Promise((resolve, reject) => {
    const outgoing = (secure ? requestHttps : requestHttp)(step.url, {
      method: step.method,
      headers,
      agent: secure ? sending.agents['https:'] : sending.agents['http:'],
      lookup: answerWith(sending.addresses),
      signal,
    });
    outgoing.on('error', (error) => reject(signal.aborted ? signal.reason : error));
    outgoing.on('response', resolve);
    outgoing.end(step.body);
  });
};

const BODILESS = new Set([101, 204, 205, 304]);

const toResponse = (
  message: IncomingMessage,
  method: string,
  { maxBytes, signal }: { maxBytes: number; signal: AbortSignal },
): Response => {
  const headers = new Headers();
  for (const [name, value] of Object.entries(message.headers)) for (const item of [value ?? []].flat()) headers.append(name, item);
  const status = message.statusCode ?? 0;
  const init = { status, statusText: message.statusMessage, headers };
  if (BODILESS.has(status) || method === 'HEAD') {
    message.resume();
    return new Response(null, init);
  }
  const body = message.pipe(cutOff(maxBytes));
  message.on('error', (error) => body.destroy(signal.aborted ? (signal.reason as Error) : error));
  return new Response(Readable.toWeb(body) as ReadableStream, init);
};

const cutOff = (maxBytes: number): Transform => {
  let seen = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      seen += chunk.length;
      if (seen > maxBytes) done(new GuardError('too-large', `the answer has more than ${maxBytes} bytes`));
      else done(null, chunk);
    },
  });
};
