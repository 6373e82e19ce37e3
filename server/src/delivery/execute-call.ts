import type { Call, CallResult } from '@throughline/protocol/channel';
import type { OpenInbox } from '../inboxes/index.ts';
import type { Outside } from './types.ts';

const TIMEOUT_MS = 15_000;
const MOST_ANSWER_BYTES = 1_000_000;

/** Carries out what an adapter asked for. Never throws: what went wrong is a result, and says whether it may have arrived. */
export const executeCall = async (outside: Outside, inbox: OpenInbox, call: Call): Promise<CallResult> => {
  if (call.via === 'socket' || call.via === 'poll') return { via: call.via };
  try {
    return call.via === 'mail' ? await outside.sendMail(inbox, call.mail) : await executeHttp(outside, call);
  } catch (error) {
    return { via: 'error', maybeSent: mayHaveArrived(error), detail: describe(error) };
  }
};

const executeHttp = async (outside: Outside, call: Extract<Call, { via: 'http' }>): Promise<CallResult> => {
  const { body, headers } = await encodeBody(outside, call);
  const response = await outside.fetch(call.url, { method: call.method, headers: { ...headers, ...call.headers }, body, redirect: 'error', signal: AbortSignal.timeout(TIMEOUT_MS) });
  const text = await response.text();
  return { via: 'http', status: response.status, headers: Object.fromEntries(response.headers), body: text.slice(0, MOST_ANSWER_BYTES) };
};

type Encoded = { body?: string | FormData; headers: Record<string, string> };

const encodeBody = async (outside: Outside, call: Extract<Call, { via: 'http' }>): Promise<Encoded> => {
  if (call.files !== undefined) return { body: await encodeForm(outside, call), headers: {} };
  if (call.body === undefined) return { headers: {} };
  if (typeof call.body === 'string') return { body: call.body, headers: {} };
  return { body: JSON.stringify(call.body), headers: { 'content-type': 'application/json' } };
};

const encodeForm = async (outside: Outside, call: Extract<Call, { via: 'http' }>): Promise<FormData> => {
  const form = new FormData();
  for (const [name, value] of Object.entries((call.body ?? {}) as Record<string, unknown>)) form.set(name, typeof value === 'string' ? value : JSON.stringify(value));
  for (const [name, file] of Object.entries(call.files ?? {})) {
    const stored = await outside.readFile(file.fileId);
    if (stored === undefined) throw new Error(`the file ${file.name} is gone`);
    form.set(name, new Blob([new Uint8Array(stored.bytes)], { type: file.mime }), file.name);
  }
  return form;
};

// Before a connection stands nothing can have arrived; after that nobody knows.
const NEVER_ARRIVED = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'UND_ERR_CONNECT_TIMEOUT', 'CERT_HAS_EXPIRED', 'DEPTH_ZERO_SELF_SIGNED_CERT']);

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
  return !codes.some((code) => NEVER_ARRIVED.has(code)) && !(error instanceof Error && error.name === 'GuardError');
};

const describe = (error: unknown): string => {
  const codes = codesOf(error);
  const words = error instanceof Error ? error.message : String(error);
  return codes.length > 0 ? `${words} (${codes.join(', ')})` : words;
};
