/** Takes a stream to the disk: hashed, counted and cut off on the way, moved to its place when whole. */
import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Refusal } from '../refusal.ts';
import { HEAD_BYTES } from './find-type.ts';

export type ReceivedContent = { sha256: string; bytes: number; head: Buffer };

/** Two levels of folders: no folder grows beyond what file systems list quickly. */
export const contentPath = (folder: string, sha256: string): string => join(folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256);

export const receiveContent = async (folder: string, content: AsyncIterable<Uint8Array>, maxBytes: number): Promise<ReceivedContent> => {
  const incoming = join(folder, 'incoming');
  await mkdir(incoming, { recursive: true, mode: 0o700 });
  const half = join(incoming, randomUUID());
  try {
    const received = await write(half, content, maxBytes);
    if (received.bytes === 0) throw new Refusal('file-empty');
    const path = contentPath(folder, received.sha256);
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    await rename(half, path);
    await syncFolder(dirname(path));
    return received;
  } catch (error) {
    await rm(half, { force: true });
    throw error;
  }
};

const write = async (path: string, content: AsyncIterable<Uint8Array>, maxBytes: number): Promise<ReceivedContent> => {
  const hash = createHash('sha256');
  const head: Uint8Array[] = [];
  let bytes = 0;
  const file = await open(path, 'wx', 0o600);
  try {
    for await (const chunk of content) {
      if (bytes < HEAD_BYTES) head.push(chunk);
      bytes += chunk.length;
      if (bytes > maxBytes) throw new Refusal('file-too-large', { maxBytes });
      hash.update(chunk);
      await file.writeFile(chunk);
    }
    await file.sync();
  } finally {
    await file.close();
  }
  return { sha256: hash.digest('hex'), bytes, head: Buffer.concat(head).subarray(0, HEAD_BYTES) };
};

// The move itself must survive a power cut, too.
const syncFolder = async (path: string): Promise<void> => {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
};
