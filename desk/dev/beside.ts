/** What stands beside the API: accounts, files, the playground, and the levers that only tests and developers pull. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { KIND, uuid } from './ids.ts';
import { readBody, sendJson } from './speak-http.ts';
import { playground } from './playground.ts';
import { customerSays, pullLever } from './levers.ts';
import type { World } from './world.ts';

const SHOT = `<svg xmlns="http://www.w3.org/2000/svg" width="640" height="400" viewBox="0 0 640 400"><rect width="640" height="400" fill="#202a36"/><rect x="120" y="90" width="400" height="220" rx="14" fill="#fff"/><text x="320" y="180" font-family="sans-serif" font-size="26" text-anchor="middle" fill="#c4314b">地区不支持</text><text x="320" y="222" font-family="sans-serif" font-size="17" text-anchor="middle" fill="#52606f">This code is for the US region.</text><rect x="250" y="250" width="140" height="36" rx="8" fill="#0b7a75"/></svg>`;

const auth = async (world: World, request: IncomingMessage, response: ServerResponse, path: string): Promise<void> => {
  const body = JSON.parse((await readBody(request)).toString() || '{}') as { password?: string; token?: string };
  if (path === '/api/auth/sign-out') world.signedIn = false;
  else if (body.password === 'wrong' || body.token === 'spent')
    return sendJson(response, 401, { code: 'INVALID_EMAIL_OR_PASSWORD', message: 'Invalid email or password' });
  else world.signedIn = true;
  sendJson(response, 200, { ok: true });
};

const upload = async (world: World, request: IncomingMessage, response: ServerResponse): Promise<void> => {
  const bytes = await readBody(request);
  const name = /filename="([^"]*)"/.exec(bytes.toString('utf8', 0, 2000))?.[1] ?? 'file';
  const mime = /Content-Type: ([^\r\n]+)/i.exec(bytes.toString('latin1', 0, 2000))?.[1] ?? 'application/octet-stream';
  world.counter += 1;
  const id = uuid(KIND.file, world.counter);
  const start = bytes.indexOf('\r\n\r\n') + 4;
  world.files.set(id, { name, mime, bytes: bytes.subarray(start, bytes.lastIndexOf('\r\n--')) });
  sendJson(response, 201, {
    id,
    name,
    mime,
    bytes: bytes.length - start,
    kind: mime.startsWith('image/') ? 'image' : 'file',
    url: `/api/v1/files/${id}`,
  });
};

const sendFile = (world: World, response: ServerResponse, id: string): void => {
  const file = world.files.get(id) ?? { mime: 'image/svg+xml', bytes: Buffer.from(SHOT), name: 'screenshot.svg' };
  response.writeHead(200, { 'content-type': file.mime }).end(file.bytes);
};

/** True when the request was one of these and has been answered. */
export const answerBeside = async (world: World, request: IncomingMessage, response: ServerResponse, url: URL): Promise<boolean> => {
  const { pathname } = url;
  if (pathname.startsWith('/api/auth/')) await auth(world, request, response, pathname);
  else if (pathname === '/api/v1/files' && request.method === 'POST') await upload(world, request, response);
  else if (pathname.startsWith('/api/v1/files/')) sendFile(world, response, pathname.split('/').at(-1) ?? '');
  else if (pathname.startsWith('/api/v1/playground/')) await playground(world, request, response, pathname);
  else if (pathname === '/shop')
    response
      .writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
      .end(
        '<!doctype html><title>Cardlet</title><body style="font:14px/22px system-ui;margin:0;padding:16px;background:#fff;color:#16202c"><h3>点卡小铺</h3><p>此处是真正的聊天组件。</p></body>',
      );
  else if (pathname === '/dev/say') {
    const body = JSON.parse((await readBody(request)).toString()) as Parameters<typeof customerSays>[1];
    sendJson(response, 200, customerSays(world, body));
  } else if (pathname.startsWith('/dev/')) sendJson(response, 200, { ok: pullLever(world, pathname.slice(5)) });
  else return false;
  return true;
};
