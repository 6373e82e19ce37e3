import { fileIdsOf, type Part } from '@throughline/protocol/parts';
import { actorOf, type Viewer } from '../access/index.ts';
import { reading } from '../conversations/index.ts';
import type { Database } from '../platform/db/index.ts';
import type { FileStore } from '../platform/files/index.ts';
import { notFound } from '../platform/refusal.ts';

type Deps = { database: Database; files: FileStore };

/** What the viewer brought, and what lies in a conversation they may see. Whoever sees all inboxes may use any file. */
export const mayUseFiles = async ({ database, files }: Deps, viewer: Viewer, fileIds: readonly string[]): Promise<boolean> => {
  if (viewer.inboxIds === null || fileIds.length === 0) return true;
  const known = await files.findMany(fileIds);
  const foreign = fileIds.filter((id) => known.get(id)?.uploader !== actorOf(viewer));
  if (foreign.length === 0) return true;
  const seen = await reading.findFilesInScope(database.kysely, { inboxIds: viewer.inboxIds }, foreign);
  return foreign.every((id) => seen.has(id));
};

/** A message may carry only what its writer may use. Missing and forbidden are alike. */
export const refuseForeignFiles = async (deps: Deps, viewer: Viewer, parts: readonly Part[]): Promise<void> => {
  if (!(await mayUseFiles(deps, viewer, fileIdsOf(parts)))) throw notFound('file');
};
