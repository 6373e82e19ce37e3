import { fillCall } from '@throughline/protocol/call-chain';
import type { Call, CallResult, OutgoingMail } from '@throughline/protocol/channel';

/** The world outside, as calls need it. */
export type Outside = {
  /** Guarded against requests into the private network. */
  fetch(url: string, init: RequestInit): Promise<Response>;
  sendMail(settings: Record<string, unknown>, mail: OutgoingMail): Promise<CallResult>;
  readFile(fileId: string): Promise<{ bytes: Uint8Array; name: string; mime: string } | undefined>;
  /** Public, signed, expiring. */
  fileUrl(fileId: string): string;
};

type HttpCall = Extract<Call, { via: 'http' }>;

const TIMEOUT_MS = 15_000;
const MOST_ANSWER_BYTES = 1_000_000;

/** Carries out what an adapter asked for. Never throws: what went wrong is a result, and says whether it may have arrived. */
export const executeCall = async (outside: Outside, settings: Record<string, unknown>, call: Call): Promise<CallResult> => {
  if (call.via === 'socket' || call.via === 'poll') return { via: call.via };
  try {
    return call.via === 'mail' ? await outside.sendMail(settings, call.mail) : await executeHttp(outside, call);
  } catch (error) {
    return { via: 'error', maybeSent: mayHaveArrived(error), detail: describe(error) };
  }
};

const executeHttp = async (outside: Outside, call: HttpCall): Promise<CallResult> => {
  const encoded = await encodeBody(outside, call).catch((error: unknown) => ({ unreadable: describe(error) }));
  if ('unreadable' in encoded) return { via: 'error', maybeSent: false, detail: encoded.unreadable };
  const response = await outside.fetch(call.url, {
    method: call.method,
    headers: { ...encoded.headers, ...call.headers },
    body: encoded.body,
    redirect: 'error',
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  const text = await response.text();
  return { via: 'http', status: response.status, headers: Object.fromEntries(response.headers), body: text.slice(0, MOST_ANSWER_BYTES) };
};

/** A call whose URL waits for a word of the answer before it. */
export const fillFrom = (call: Call, previous: CallResult | undefined): Call =>
  previous?.via === 'http' ? fillCall(call, previous.body) : call;

/** The last call's answer as bytes: a file the provider holds. Throws when it is missing or larger than `maxBytes`. */
export const fetchFile = async (
  outside: Outside,
  settings: Record<string, unknown>,
  calls: readonly Call[],
  maxBytes: number,
): Promise<{ bytes: Uint8Array; mime: string | undefined }> => {
  let previous: CallResult | undefined;
  for (const call of calls.slice(0, -1)) previous = await executeCall(outside, settings, fillFrom(call, previous));
  const last = calls.at(-1);
  const filled = last === undefined ? undefined : fillFrom(last, previous);
  if (filled?.via !== 'http') throw new Error('there is no call that fetches the file');
  const response = await outside.fetch(filled.url, {
    method: filled.method,
    headers: filled.headers ?? {},
    signal: AbortSignal.timeout(4 * TIMEOUT_MS),
  });
  if (!response.ok) throw new Error(`the provider answered ${response.status} for a file`);
  const bytes = new Uint8Array(await response.arrayBuffer());
  if (bytes.byteLength > maxBytes) throw new Error(`the file has ${bytes.byteLength} bytes, more than ${maxBytes}`);
  return { bytes, mime: response.headers.get('content-type') ?? undefined };
};

type Encoded = { body?: string | FormData; headers: Record<string, string> };

const encodeBody = async (outside: Outside, call: HttpCall): Promise<Encoded> => {
  if (call.files !== undefined) return { body: await encodeForm(outside, call), headers: {} };
  if (call.body === undefined) return { headers: {} };
  if (typeof call.body === 'string') return { body: call.body, headers: {} };
  return { body: JSON.stringify(call.body), headers: { 'content-type': 'application/json' } };
};

const encodeForm = async (outside: Outside, call: HttpCall): Promise<FormData> => {
  const form = new FormData();
  for (const [name, value] of Object.entries((call.body ?? {}) as Record<string, unknown>))
    form.set(name, typeof value === 'string' ? value : JSON.stringify(value));
  for (const [name, file] of Object.entries(call.files ?? {})) {
    const stored = await outside.readFile(file.fileId);
    if (stored === undefined) throw new Error(`the file ${file.name} is gone`);
    form.set(name, new Blob([new Uint8Array(stored.bytes)], { type: file.mime }), file.name);
  }
  return form;
};

// Before a connection stands nothing can have arrived; after that nobody knows.
const NEVER_ARRIVED = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'UND_ERR_CONNECT_TIMEOUT']);
const BAD_CERTIFICATE = /^(?:CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|ERR_TLS_CERT_)/;

const codesOf = (error: unknown): string[] => {
  const codes: string[] = [];
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    const { code } = at as { code?: unknown };
    if (typeof code === 'string') codes.push(code);
  }
  return codes;
};

const mayHaveArrived = (error: unknown): boolean => {
  const codes = codesOf(error);
  return (
    !codes.some((code) => NEVER_ARRIVED.has(code) || BAD_CERTIFICATE.test(code)) && !(error instanceof Error && error.name === 'GuardError')
  );
};

const describe = (error: unknown): string => {
  const codes = codesOf(error);
  const words = error instanceof Error ? error.message : String(error);
  return codes.length > 0 ? `${words} (${codes.join(', ')})` : words;
};
