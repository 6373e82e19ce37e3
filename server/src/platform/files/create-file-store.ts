import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { Readable } from 'node:stream';
import type { Kysely } from 'kysely';
import { v7 as newId } from 'uuid';
import type { Clock } from '../clock/index.ts';
import type { DB } from '../db/index.ts';
import { notFound } from '../refusal.ts';
import type { Secrets } from '../secrets/index.ts';
import { type FileKind, findType } from './find-type.ts';
import { contentPath, receiveContent } from './receive-content.ts';

export type FileRow = {
  id: string;
  sha256: string;
  bytes: number;
  mime: string;
  kind: FileKind;
  name: string;
  uploader: string | null;
  createdAt: Date;
};

export type FileStore = {
  /** Refuses `file-empty` and `file-too-large` (with `maxBytes`). A stream cut short by its source rejects and leaves nothing. */
  save(file: { content: Uint8Array | AsyncIterable<Uint8Array>; name: string; maxBytes?: number; uploader?: string }): Promise<FileRow>;
  find(id: string): Promise<FileRow | undefined>;
  findMany(ids: readonly string[]): Promise<Map<string, FileRow>>;
  /** Throws `not-found`. `range` is inclusive, as in HTTP. */
  open(id: string, range?: { start: number; end: number }): Promise<{ file: FileRow; content: Readable }>;
  read(id: string): Promise<{ bytes: Uint8Array; name: string; mime: string } | undefined>;
  /** A public address under /files/ that opens this one file until it expires. */
  linkTo(id: string): string;
  /** Does the query of such a link (`e`, `s`) open this file now? */
  mayOpen(id: string, query: { e?: string; s?: string }): boolean;
};

export type FileStoreOptions = {
  /** Absolute; made when missing. */
  folder: string;
  db: Kysely<DB>;
  secrets: Secrets;
  clock: Clock;
  publicUrl: string;
  /** How long links last. */
  linkHours?: number;
};

export const LARGEST_FILE_BYTES = 25 * 1024 * 1024;
const LINK_HOURS = 24;
const HOUR_MS = 3_600_000;
const PURPOSE = 'file';

export const createFileStore = (options: FileStoreOptions): FileStore => {
  const { folder, db, secrets, clock } = options;
  const findMany = (ids: readonly string[]) => loadFiles(db, ids);
  const find = async (id: string) => (await findMany([id])).get(id);
  return {
    save: async ({ content, name, maxBytes = LARGEST_FILE_BYTES, uploader }) => {
      const chunks = content instanceof Uint8Array ? Readable.from([content]) : content;
      const { sha256, bytes, head } = await receiveContent(folder, chunks as AsyncIterable<Uint8Array>, maxBytes);
      const shownName = cleanName(name);
      const row = {
        id: newId(),
        sha256,
        bytes,
        name: shownName,
        ...(await findType(head, shownName)),
        uploader: uploader ?? null,
        created_at: clock.now(),
      };
      await db.insertInto('stored_file').values(row).execute();
      const { created_at, ...rest } = row;
      return { ...rest, createdAt: created_at };
    },
    find,
    findMany,
    open: async (id, range) => {
      const file = await find(id);
      if (file === undefined) throw notFound('file');
      return { file, content: createReadStream(contentPath(folder, file.sha256), range) };
    },
    read: async (id) => {
      const file = await find(id);
      return file && { bytes: await readFile(contentPath(folder, file.sha256)), name: file.name, mime: file.mime };
    },
    linkTo: (id) => {
      // Rounded up to the hour: a page that is loaded again finds its pictures in the browser's cache.
      const hours = options.linkHours ?? LINK_HOURS;
      const expires = (Math.ceil(clock.now().getTime() / HOUR_MS) + hours).toString(36);
      return `${options.publicUrl}/files/${id}?e=${expires}&s=${secrets.sign(PURPOSE, `${id}.${expires}`)}`;
    },
    mayOpen: (id, { e = '', s = '' }) =>
      secrets.verify(PURPOSE, `${id}.${e}`, s) && Number.parseInt(e, 36) * HOUR_MS > clock.now().getTime(),
  };
};

const loadFiles = async (db: Kysely<DB>, ids: readonly string[]): Promise<Map<string, FileRow>> => {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('stored_file')
    .select(['id', 'sha256', 'bytes', 'mime', 'kind', 'name', 'uploader', 'created_at as createdAt'])
    .where('id', 'in', [...new Set(ids)])
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
};

const LONGEST_NAME = 120;
const NAMELESS = 'file';

/** A name to show and to offer for saving: no path, no control or direction-turning character, the ending kept when cut. */
const cleanName = (name: string): string => {
  const plain = basename(name.replaceAll('\\', '/'))
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}]/gu, '')
    .replace(/^\.+/, '')
    .trim();
  const characters = [...plain];
  if (characters.length <= LONGEST_NAME) return plain || NAMELESS;
  const ending = /\.[A-Za-z0-9]{1,8}$/.exec(plain)?.[0] ?? '';
  return characters.slice(0, LONGEST_NAME - ending.length).join('') + ending;
};
