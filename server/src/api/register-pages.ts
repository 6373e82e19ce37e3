import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { pagePolicies } from '../platform/http/index.ts';

/** Folders with the built pages. A missing folder leaves its pages out: the API works without them. */
export type PageFolders = { desk: string; widget: string };

const FOR_EVER = 'public, max-age=31536000, immutable';
const ASK_EACH_TIME = 'no-cache';
// Sites load the widget by a fixed name: a new version is there within minutes.
const WIDGET_CACHE = 'public, max-age=300, stale-while-revalidate=86400';

/** The desk as a single-page app under /desk/, the widget's two scripts at the root. */
export const registerPages = async (app: FastifyInstance, folders: PageFolders): Promise<void> => {
  // No folder is opened as such: each file is named by a route below.
  await app.register(fastifyStatic, { root: folders.desk, serve: false });
  app.get('/', async (_request, reply) => reply.redirect('/desk/'));
  if (existsSync(join(folders.desk, 'index.html'))) await registerDesk(app, folders.desk);
  for (const file of ['widget.js', 'panel.js']) {
    if (existsSync(join(folders.widget, file))) app.get(`/${file}`, async (_request, reply) => sendWidgetFile(reply, folders.widget, file));
  }
};

const sendWidgetFile = (reply: FastifyReply, folder: string, file: string) =>
  reply
    .headers({ 'cross-origin-resource-policy': 'cross-origin', 'access-control-allow-origin': '*', 'cache-control': WIDGET_CACHE })
    .sendFile(file, folder, { cacheControl: false });

const registerDesk = async (app: FastifyInstance, folder: string): Promise<void> => {
  const sendApp = (reply: FastifyReply) =>
    reply
      .headers({ 'content-security-policy': pagePolicies.APP_POLICY, 'cache-control': ASK_EACH_TIME })
      .sendFile('index.html', folder, { cacheControl: false });
  app.get('/desk', async (_request, reply) => reply.redirect('/desk/'));
  app.get<{ Params: { '*': string } }>('/desk/*', async (request, reply) => {
    const path = request.params['*'];
    // Names under assets/ carry a hash of their content. A path without a file is a page of the app.
    if (path.startsWith('assets/')) return reply.header('cache-control', FOR_EVER).sendFile(path, folder, { cacheControl: false });
    if (/\.[a-z0-9]{2,5}$/i.test(path)) return reply.header('cache-control', ASK_EACH_TIME).sendFile(path, folder, { cacheControl: false });
    return sendApp(reply);
  });
};
