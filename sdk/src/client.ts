/**
 * The typed client. `call(name, input)` fills the path, sends, retries 429 and 503 where that is safe, and answers the
 * operation's response or throws ApiError. Types come from protocol's OPERATIONS; at run time only method and path are needed.
 */
import type { BodyInputOf, OperationName, Operations, ParamsOf, QueryInputOf, ResponseOf } from '@throughline/protocol/api';
import { ApiError, parseFailure } from './api-error.ts';
import { ROUTES } from './generated.ts';

type QueryPart<N extends OperationName> = Operations[N] extends { query: unknown }
  ? { query?: Partial<QueryWire<QueryInputOf<N>>> }
  : { query?: undefined };
/** Query values as callers write them: numbers and flags need not be strings yet. Closed choices stay closed. */
type QueryWire<Q> = { [K in keyof Q]: Q[K] extends string | undefined ? (string extends Q[K] ? Q[K] | boolean : Q[K]) : Scalar };
type Scalar = string | number | boolean | undefined;
type BodyPart<N extends OperationName> = Operations[N] extends { body: unknown }
  ? undefined extends BodyInputOf<N>
    ? { body?: BodyInputOf<N> }
    : { body: BodyInputOf<N> }
  : { body?: undefined };
export type CallOptions = { idempotencyKey?: string; signal?: AbortSignal };
export type CallInput<N extends OperationName> = ParamsOf<N> & QueryPart<N> & BodyPart<N> & CallOptions;
/** The input may be left out where nothing in it is required. */
export type CallArgs<N extends OperationName> = Record<never, never> extends CallInput<N> ? [input?: CallInput<N>] : [input: CallInput<N>];
type PagedName = { [N in OperationName]: ResponseOf<N> extends { items: unknown[]; nextCursor: string | null } ? N : never }[OperationName];
type ItemOf<N extends PagedName> = ResponseOf<N> extends { items: (infer I)[] } ? I : never;

export type ClientOptions = {
  /** Origin of the server, e.g. "https://help.example.com"; '' for the page's own. */
  baseUrl: string;
  token?: string;
  fetch?: typeof globalThis.fetch;
  /** Tries after the first for 429 and 503. */
  retries?: number;
  wait?: (ms: number) => Promise<void>;
};

export type Client = {
  call<N extends OperationName>(name: N, ...args: CallArgs<N>): Promise<ResponseOf<N>>;
  /** Every item of a paged list, page after page, fetched as the loop advances. */
  pages<N extends PagedName>(name: N, ...args: CallArgs<N>): AsyncGenerator<ItemOf<N>[], void, undefined>;
  uploadFile(file: Blob, name: string, options?: CallOptions): Promise<ResponseOf<'uploadFile'>>;
};

type AnyInput = { id?: string; query?: Record<string, unknown>; body?: unknown } & CallOptions;
type Sending = {
  method: string;
  url: string;
  body: BodyInit | undefined;
  json: boolean;
  idempotencyKey: string | undefined;
  signal: AbortSignal | undefined;
};

const LONGEST_WAIT_MS = 30_000;

const fillPath = (path: string, id: string | undefined): string => path.replace('{id}', () => encodeURIComponent(id ?? ''));

const printQuery = (query: Record<string, unknown> | undefined): string => {
  const given = Object.entries(query ?? {}).filter(([, value]) => value !== undefined && value !== null);
  const text = new URLSearchParams(given.map(([key, value]) => [key, String(value)])).toString();
  return text === '' ? '' : `?${text}`;
};

const headersOf = (sending: Sending, token: string | undefined): Record<string, string> => ({
  accept: 'application/json',
  'x-throughline': '1',
  ...(sending.json && { 'content-type': 'application/json' }),
  ...(token !== undefined && { authorization: `Bearer ${token}` }),
  ...(sending.idempotencyKey !== undefined && { 'idempotency-key': sending.idempotencyKey }),
});

// 429 is refused before anything is done; after 503 only what is safe to repeat is repeated.
const mayRepeat = (error: ApiError, sending: Sending): boolean =>
  error.status === 429 || (error.status === 503 && (sending.method === 'GET' || sending.idempotencyKey !== undefined));

const makeSender = (options: ClientOptions) => {
  const fetch = options.fetch ?? globalThis.fetch.bind(globalThis);
  const wait = options.wait ?? ((ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms)));
  const once = async (sending: Sending): Promise<Response> => {
    const init: RequestInit = { method: sending.method, headers: headersOf(sending, options.token), credentials: 'same-origin' };
    if (sending.body !== undefined) init.body = sending.body;
    if (sending.signal !== undefined) init.signal = sending.signal;
    return fetch(sending.url, init).catch((cause: unknown) => {
      if (sending.signal?.aborted) throw cause;
      throw new ApiError({ type: 'about:blank', title: 'The server could not be reached', status: 0, code: 'unreachable' }, undefined, {
        cause,
      });
    });
  };
  return async (sending: Sending): Promise<unknown> => {
    for (let tried = 0; ; tried += 1) {
      const response = await once(sending);
      if (response.ok) return response.status === 204 ? undefined : response.json();
      const error = await parseFailure(response, Date.now());
      const pause = error.retryAfterMs ?? 500 * 2 ** tried;
      if (tried >= (options.retries ?? 2) || pause > LONGEST_WAIT_MS || !mayRepeat(error, sending)) throw error;
      await wait(pause);
    }
  };
};

export const createClient = (options: ClientOptions): Client => {
  const send = makeSender(options);
  const call = async (name: OperationName, input: AnyInput = {}): Promise<unknown> => {
    const [method, path] = ROUTES[name];
    const json = method !== 'GET' && method !== 'DELETE';
    return send({
      method,
      url: `${options.baseUrl}${fillPath(path, input.id)}${printQuery(input.query)}`,
      body: json ? JSON.stringify(input.body ?? {}) : undefined,
      json,
      idempotencyKey: input.idempotencyKey,
      signal: input.signal,
    });
  };
  async function* pages(name: OperationName, input: AnyInput = {}): AsyncGenerator<unknown[], void, undefined> {
    let cursor: string | null | undefined;
    do {
      const query = cursor === undefined ? input.query : { ...input.query, cursor };
      const page = (await call(name, { ...input, ...(query !== undefined && { query }) })) as {
        items: unknown[];
        nextCursor: string | null;
      };
      yield page.items;
      cursor = page.nextCursor;
    } while (cursor !== null);
  }
  const uploadFile = async (file: Blob, name: string, given: CallOptions = {}): Promise<unknown> => {
    const form = new FormData();
    form.append('file', file, name);
    const [method, path] = ROUTES.uploadFile;
    return send({
      method,
      url: `${options.baseUrl}${path}`,
      body: form,
      json: false,
      idempotencyKey: given.idempotencyKey,
      signal: given.signal,
    });
  };
  // The table of routes and the types come from one source; this is the one place where the two are said to fit.
  return { call, pages, uploadFile } as unknown as Client;
};
