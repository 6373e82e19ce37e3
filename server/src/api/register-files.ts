/*
 * Two doors to a stored file, one answer: /files/:id with a signature (customers, providers, pictures in mails) and
 * /api/v1/files/:id for whoever brought it or may see a conversation that it lies in.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { type FileStore, mayShowInline } from '../platform/files/index.ts';
import { pagePolicies } from '../platform/http/index.ts';
import { notFound } from '../platform/refusal.ts';
import type { Database } from '../platform/db/index.ts';
import type { Gate } from './gate.ts';
import { mayUseFiles } from './may-use-files.ts';

type Asked = { Params: { id: string }; Querystring: { e?: string; s?: string; download?: string } };

const CACHE = 'private, max-age=3600, immutable';
const uuid = z.uuid();

export const registerFiles = (app: FastifyInstance, deps: { database: Database; files: FileStore }, gate: Gate): void => {
  const { files } = deps;
  app.get<Asked>('/files/:id', async (request, reply) => {
    const { e, s } = request.query;
    if (
      !uuid.safeParse(request.params.id).success ||
      typeof e !== 'string' ||
      typeof s !== 'string' ||
      !files.mayOpen(request.params.id, { e, s })
    )
      throw notFound('file');
    return await sendFile(request, reply, files);
  });
  app.get<Asked>('/api/v1/files/:id', async (request, reply) => {
    const viewer = await gate.admit(request, 'conversations:read');
    const { id } = request.params;
    if (!uuid.safeParse(id).success || !(await mayUseFiles(deps, viewer, [id]))) throw notFound('file');
    return await sendFile(request, reply, files);
  });
};

const sendFile = async (request: FastifyRequest<Asked>, reply: FastifyReply, files: FileStore): Promise<FastifyReply> => {
  const file = await files.find(request.params.id);
  if (file === undefined) throw notFound('file');
  const inline = mayShowInline(file.mime) && request.query.download === undefined;
  reply.headers({
    'content-type': file.mime === 'text/plain' ? 'text/plain; charset=utf-8' : file.mime,
    'content-disposition': `${inline ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(file.name)}`,
    'content-security-policy': pagePolicies.FILE_POLICY,
    // Mail pages and the widget's panel show pictures from here.
    'cross-origin-resource-policy': 'cross-origin',
    'cache-control': CACHE,
    'accept-ranges': 'bytes',
  });
  const range = findRange(request.headers.range, file.bytes);
  const { content } = await files.open(file.id, range);
  if (range === undefined) return reply.header('content-length', file.bytes).send(content);
  return reply
    .code(206)
    .headers({ 'content-range': `bytes ${range.start}-${range.end}/${file.bytes}`, 'content-length': range.end - range.start + 1 })
    .send(content);
};

/** One range, for seeking in audio and video; anything else gets the whole file. */
export const findRange = (header: string | undefined, bytes: number): { start: number; end: number } | undefined => {
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? [];
  if (first === '' && last === '') return undefined;
  const start = first === '' ? Math.max(0, bytes - Number(last)) : Number(first);
  const end = first === '' || last === '' ? bytes - 1 : Math.min(Number(last), bytes - 1);
  return start <= end && start < bytes ? { start, end } : undefined;
};
