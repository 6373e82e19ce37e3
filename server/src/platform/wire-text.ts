/*
 * What may come in as JSON and still cannot be kept: a NUL or half of a surrogate pair is valid JSON and no text that a
 * database takes; brackets a hundred thousand deep are valid JSON and overflow the stack of whoever writes them out again.
 */

// JSON.stringify writes lone surrogates as escapes, in lower case; a sender may write either.
const DOUBTFUL = /\\u(0000|d[89a-f])/i;
/** Nothing of ours is nested deeper than ten. */
const DEEPEST = 64;

/** Without NULs, and with U+FFFD for halves of surrogate pairs, in every string inside. */
const cleanValue = (value: unknown): unknown => {
  if (typeof value === 'string') return value.replaceAll('\0', '').toWellFormed();
  if (Array.isArray(value)) return value.map(cleanValue);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [cleanValue(key), cleanValue(item)]));
};

/** `text` is the JSON that `value` was read from; it tells cheaply that there is nothing to clean. */
export const cleanJson = (text: string, value: unknown): unknown => (DOUBTFUL.test(text) ? cleanValue(value) : value);

/** The same for what was not read from JSON: an adapter's own cutting can halve a pair. */
export const cleanTexts = <T>(value: T): T => cleanJson(JSON.stringify(value), value) as T;

/** Says of a JSON text whether it is nested deeper than anything honest. */
export const isTooDeep = (text: string): boolean => {
  if (text.length <= 2 * DEEPEST) return false;
  let depth = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const sign = text.charCodeAt(at);
    if (quoted) {
      if (sign === 0x5c) at += 1;
      else if (sign === 0x22) quoted = false;
    } else if (sign === 0x22) quoted = true;
    else if (sign === 0x5b || sign === 0x7b) {
      depth += 1;
      if (depth > DEEPEST) return true;
    } else if (sign === 0x5d || sign === 0x7d) depth -= 1;
  }
  return false;
};
