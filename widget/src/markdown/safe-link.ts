const ALLOWED = new Set(['http:', 'https:', 'mailto:']);

/**
 * The address in normal form if a visitor may follow it, else undefined. Judged after the browser's own URL parser has
 * taken out tabs, line breaks and escapes, so no spelling of `javascript:` passes. Relative addresses are refused (they
 * would point into the host page), and so are ones with a user name, which disguise the real host.
 */
export const safeLink = (address: string): string | undefined => {
  if (address.length > 2_000) return undefined;
  let url: URL;
  try {
    url = new URL(address);
  } catch {
    return undefined;
  }
  if (!ALLOWED.has(url.protocol) || url.username !== '' || url.password !== '') return undefined;
  // Without its query: a message must not fill in hidden recipients or a text on the visitor's behalf.
  if (url.protocol === 'mailto:') return /^[^\s@:/]+@[^\s@:/]+$/.test(decodeSafely(url.pathname)) ? `mailto:${url.pathname}` : undefined;
  return url.hostname === '' ? undefined : url.href;
};

const decodeSafely = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
};
