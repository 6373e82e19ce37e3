import type { FastifyInstance } from 'fastify';
import { openStaticFolder, pagePolicies } from '../platform/http/index.ts';
import { notFound } from '../platform/refusal.ts';

/** Folders with the built pages. A missing folder leaves its pages out: the API works without them. */
export type PageFolders = { desk: string; widget: string };

type StaticFolder = NonNullable<ReturnType<typeof openStaticFolder>>;

const FOR_EVER = 'public, max-age=31536000, immutable';
const ASK_EACH_TIME = 'no-cache';
// Sites load the widget by a fixed name: a new version is there within minutes.
const WIDGET_CACHE = 'public, max-age=300, stale-while-revalidate=86400';
const WIDGET_FILES = ['widget.js', 'panel.js'];

/** The desk as a single-page app under /desk/, the widget's two scripts at the root. */
export const registerPages = (app: FastifyInstance, folders: PageFolders): void => {
  const desk = openStaticFolder(folders.desk);
  const widget = openStaticFolder(folders.widget);
  if (desk?.has('index.html')) registerDesk(app, desk);
  if (widget !== undefined) registerWidgetFiles(app, widget);
};

const registerWidgetFiles = (app: FastifyInstance, widget: StaticFolder): void => {
  for (const file of WIDGET_FILES.filter((name) => widget.has(name))) {
    app.get(`/${file}`, async (request, reply) => {
      reply.headers({ 'cross-origin-resource-policy': 'cross-origin', 'access-control-allow-origin': '*', 'cache-control': WIDGET_CACHE });
      return await widget.send(file, request, reply);
    });
  }
};

const registerDesk = (app: FastifyInstance, desk: StaticFolder): void => {
  for (const path of ['/', '/desk']) app.get(path, async (_request, reply) => reply.redirect('/desk/'));
  app.get<{ Params: { '*': string } }>('/desk/*', async (request, reply) => {
    const path = request.params['*'];
    if (path !== 'index.html' && desk.has(path)) {
      // Names under assets/ carry a hash of their content.
      reply.header('cache-control', path.startsWith('assets/') ? FOR_EVER : ASK_EACH_TIME);
      return await desk.send(path, request, reply);
    }
    // An old page asks for a script that is gone: an error it can show, not a page where code is expected.
    if (path.startsWith('assets/')) throw notFound('file');
    reply.headers({ 'content-security-policy': pagePolicies.APP_POLICY, 'cache-control': ASK_EACH_TIME });
    return await desk.send('index.html', request, reply);
  });
};
