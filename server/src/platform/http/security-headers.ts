/** On every answer. Pages add their own policy on top. */
export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), payment=()',
  // For whatever is not a page: nothing in it may run or load.
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
};

export const HSTS = 'max-age=31536000; includeSubDomains';

/**
 * For the desk. Styles are written into the page by the component library, hence 'unsafe-inline' for styles alone; pictures of
 * mails load over https once the agent asked for them. The preview frame of a mail has no scripts and inherits this.
 */
export const APP_POLICY = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob: https:",
  "media-src 'self' blob:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "frame-src 'self' blob:",
  "worker-src 'self' blob:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'self'",
].join('; ');

/** For a page of ours without any library: script and style from files of our own. */
export const PAGE_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** For a file somebody sent us: whatever it is, it may not run, load or reach anything. */
export const FILE_POLICY = "default-src 'none'; img-src 'self'; media-src 'self'; style-src 'unsafe-inline'; sandbox";
