/*
 * The files of a built page. Their names are read once: only what was there then is served, so that no path can lead anywhere
 * else. Text is sent gzipped, compressed once and kept.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { notFound } from '../refusal.ts';

type StaticFolder = {
  has(path: string): boolean;
  /** Answers 304 where the caller has it already. Only for a path that it has. */
  send(path: string, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply>;
};

type Content = { bytes: Buffer; gzipped: Buffer | undefined; etag: string };

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.mp3': 'audio/mpeg',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};
const COMPRESSED_ALREADY: ReadonlySet<string> = new Set(['.mp3', '.png', '.webp', '.woff2', '.ico']);
// Below this the header costs more than is won.
const WORTH_COMPRESSING_BYTES = 1024;

const compress = promisify(gzip);

const load = async (file: string): Promise<Content> => {
  const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => {
    // The pages were built anew under a running server: the old names are gone.
    throw error.code === 'ENOENT' ? notFound('file') : error;
  });
  const wanted = !COMPRESSED_ALREADY.has(extname(file)) && bytes.length >= WORTH_COMPRESSING_BYTES;
  return {
    bytes,
    gzipped: wanted ? await compress(bytes, { level: 9 }) : undefined,
    etag: `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`,
  };
};

/** Undefined when the folder does not exist. */
export const openStaticFolder = (folder: string): StaticFolder | undefined => {
  if (!existsSync(folder)) return undefined;
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const files = new Map(
    entries.map((entry) => {
      const file = join(entry.parentPath, entry.name);
      return [relative(folder, file).replaceAll(sep, '/'), file] as const;
    }),
  );
  const contents = new Map<string, Promise<Content>>();
  const find = (path: string): Promise<Content> => {
    const known = contents.get(path);
    if (known !== undefined) return known;
    const loading = load(files.get(path) ?? path);
    loading.catch(() => contents.delete(path));
    contents.set(path, loading);
    return loading;
  };
  return {
    has: (path) => files.has(path),
    send: async (path, request, reply) => {
      const { bytes, gzipped, etag } = await find(path);
      reply.headers({ etag, vary: 'accept-encoding' });
      if (request.headers['if-none-match'] === etag) return reply.code(304).send();
      reply.type(TYPES[extname(path)] ?? 'application/octet-stream');
      const takesGzip = /\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/.test(request.headers['accept-encoding'] ?? '');
      return gzipped !== undefined && takesGzip ? reply.header('content-encoding', 'gzip').send(gzipped) : reply.send(bytes);
    },
  };
};
