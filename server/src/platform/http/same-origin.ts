/** The header that no other site can make a browser send without asking us first. */
export const OWN_HEADER = 'x-throughline';

const hostOf = (origin: string): string | undefined => {
  try {
    return new URL(origin).host;
  } catch {
    return undefined;
  }
};

/**
 * May this request change something by the cookie it carries? Only if our own pages sent it: they set our header, and the
 * browser says that it comes from the same origin.
 */
export const mayUseCookie = (headers: Readonly<Record<string, string | string[] | undefined>>, publicUrl: string): boolean => {
  if (headers[OWN_HEADER] !== '1') return false;
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  const { origin } = headers;
  if (origin === undefined) return true;
  if (typeof origin !== 'string') return false;
  const host = hostOf(origin);
  return host !== undefined && (host === headers['host'] || host === hostOf(publicUrl));
};
