const BLOT = '[hidden]';
// The whole key or its end: `token`, `apiToken`, `smtp_password`, but not `tokens` (a count) nor `secretary`.
const SECRET_KEY =
  /(^|[a-z0-9_-])(password|passwd|passphrase|secret|token|api_?-?key|private_?-?key|secret_?-?key|authorization|cookie|set-cookie|signature|credentials?)$/i;
const URL_PASSWORD = /\b([a-z][a-z0-9+.-]*:\/\/[^\s:/?#@]*):[^\s@/?#]+@/gi;
const QUERY_SECRET = /([?&](?:[a-z_-]*(?:token|key|secret|password|signature|sig|code))=)[^&#\s"']+/gi;
// Telegram puts its bot token into the path.
const BOT_TOKEN = /\/bot\d+:[\w-]{20,}/g;
const BEARER = /\b(Bearer|Basic)\s+[\w.~+/=-]{8,}/gi;
const DEEPEST = 8;

const hideInText = (text: string): string =>
  text
    .replace(URL_PASSWORD, `$1:${BLOT}@`)
    .replace(QUERY_SECRET, `$1${BLOT}`)
    .replace(BOT_TOKEN, `/bot${BLOT}`)
    .replace(BEARER, `$1 ${BLOT}`);

const describeError = (error: Error, depth: number): Record<string, unknown> => ({
  type: error.name,
  message: hideInText(error.message),
  stack: hideInText(error.stack ?? ''),
  ...(error.cause === undefined ? {} : { cause: hide(error.cause, depth + 1) }),
  ...(hide(plainFacts(error), depth + 1) as Record<string, unknown>),
});

/** What another system answered, and the row a database complains of, may repeat what a customer wrote. */
const REPEATED = new Set(['responseBody', 'body', 'text', 'detail', 'where']);
/** Codes and names that libraries hang on their errors; not the connections and requests that they also hang there. */
const plainFacts = (error: Error): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(error).filter(([key, value]) => !REPEATED.has(key) && (typeof value !== 'object' || Array.isArray(value))),
  );

const hide = (value: unknown, depth: number): unknown => {
  if (typeof value === 'string') return hideInText(value);
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  if (depth > DEEPEST) return '[deep]';
  if (value instanceof Error) return describeError(value, depth);
  if (value instanceof URL) return hideInText(value.href);
  if (ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`;
  if (Array.isArray(value)) return value.map((item) => hide(item, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key,
      SECRET_KEY.test(key) && item !== null && item !== undefined ? BLOT : hide(item, depth + 1),
    ]),
  );
};

/** A copy of a value that may be written to a log or shown to a person. */
export const hideSecrets = (value: unknown): unknown => hide(value, 0);
