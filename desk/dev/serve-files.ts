import { readFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';

const TYPES: Record<string, string> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript',
  css: 'text/css',
  svg: 'image/svg+xml',
  json: 'application/json',
  woff2: 'font/woff2',
};

/** The policy the real server is to send with the desk: antd writes style elements, mail lives in a sandboxed frame of its own. */
export const DESK_POLICY =
  "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; media-src 'self' blob:; connect-src 'self'; frame-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/** A built page under /desk/; addresses that are no file get the page itself. */
export const serveFiles = async (dist: URL, url: URL, response: ServerResponse): Promise<boolean> => {
  if (url.pathname === '/') {
    response.writeHead(302, { location: '/desk/' }).end();
    return true;
  }
  if (!url.pathname.startsWith('/desk/') || url.pathname.includes('..')) return false;
  const name = url.pathname.slice('/desk/'.length);
  const wanted = name.includes('.') ? name : 'index.html';
  const bytes = await readFile(new URL(wanted, dist)).catch(() => undefined);
  if (bytes === undefined) return false;
  response
    .writeHead(200, {
      'content-type': TYPES[wanted.split('.').at(-1) ?? ''] ?? 'application/octet-stream',
      'content-security-policy': DESK_POLICY,
    })
    .end(bytes);
  return true;
};
