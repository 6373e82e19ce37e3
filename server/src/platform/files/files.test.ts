import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestClock } from '../clock/index.ts';
import { createSecrets } from '../secrets/index.ts';
import { createTestDatabase, type TestDatabase } from '../testing/index.ts';
import { createFileStore, type FileStore, mayShowInline } from './index.ts';

let database: TestDatabase;
let folder: string;
let files: FileStore;
const clock = createTestClock();
beforeAll(async () => {
  database = await createTestDatabase();
  folder = await mkdtemp(join(tmpdir(), 'tl-files-'));
  const secrets = createSecrets(['k'.repeat(32)]);
  files = createFileStore({ folder, db: database.kysely, secrets, clock, publicUrl: 'https://help.example', linkHours: 2 });
});
afterAll(async () => {
  await database.drop();
  await rm(folder, { recursive: true });
});

const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
const save = (content: string | Uint8Array, name = 'a.bin') =>
  files.save({ content: typeof content === 'string' ? Buffer.from(content) : content, name });
const listIncoming = () => readdir(join(folder, 'incoming'));

describe('the file store', () => {
  it('gives back what it was given, from bytes or a stream', async () => {
    const saved = await files.save({ content: Readable.from([Buffer.from('你好'), Buffer.from(' there')]), name: '问候.txt' });
    expect(saved).toMatchObject({ name: '问候.txt', mime: 'text/plain', kind: 'file', bytes: 12 });
    expect(saved.sha256).toBe(createHash('sha256').update('你好 there').digest('hex'));
    const { file, content } = await files.open(saved.id);
    expect(file).toEqual(saved);
    expect(await text(content)).toBe('你好 there');
    expect(await text((await files.open(saved.id, { start: 7, end: 9 })).content)).toBe('the');
    expect(Buffer.from((await files.read(saved.id))?.bytes ?? []).toString()).toBe('你好 there');
  });

  it('keeps the same content once, under two rows', async () => {
    const [first, second] = [await save(PNG, 'a.png'), await save(PNG, 'b.png')];
    expect(first.sha256).toBe(second.sha256);
    expect(first.id).not.toBe(second.id);
    expect((await files.findMany([first.id, second.id])).size).toBe(2);
    expect(await listIncoming()).toEqual([]);
  });

  it('refuses what is empty, too large or cut short, and leaves nothing behind', async () => {
    await expect(save('')).rejects.toMatchObject({ code: 'file-empty' });
    await expect(files.save({ content: Buffer.alloc(11), name: 'x', maxBytes: 10 })).rejects.toMatchObject({
      code: 'file-too-large',
      facts: { maxBytes: 10 },
    });
    const broken = Readable.from(
      (async function* () {
        yield Buffer.from('half');
        throw new Error('connection lost');
      })(),
    );
    await expect(files.save({ content: broken, name: 'x' })).rejects.toThrow('connection lost');
    expect(await listIncoming()).toEqual([]);
  });

  it('answers nothing for a file it does not have', async () => {
    const unknown = '018f0000-0000-7000-8000-000000000000';
    expect(await files.find(unknown)).toBeUndefined();
    expect(await files.read(unknown)).toBeUndefined();
    await expect(files.open(unknown)).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('the type of a file', () => {
  it.each([
    ['a picture whatever its name', PNG, 'invoice.html', 'image/png', 'image', true],
    ['a page that claims to be a picture', '<!DOCTYPE html><script>1</script>', 'cat.png', 'text/html', 'file', false],
    ['a page behind words', 'Hello <img src=x onerror=alert(1)>', 'note.txt', 'text/html', 'file', false],
    ['a drawing', '<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>', 'logo.svg', 'image/svg+xml', 'file', false],
    ['a drawing behind an XML head', '<?xml version="1.0"?>\n<!-- x -->\n<svg onload="x">', 'logo.png', 'image/svg+xml', 'file', false],
    ['a PDF', '%PDF-1.7\n', 'a.pdf', 'application/pdf', 'file', false],
    ['a plain text in Chinese', '卡密无法使用，1 < 2', 'a.txt', 'text/plain', 'file', true],
    ['a table', 'a,b\n1,2', 'a.csv', 'text/csv', 'file', false],
    ['bytes without meaning', new Uint8Array([0, 1, 2, 255]), 'a.txt', 'application/octet-stream', 'file', false],
  ] as const)('%s', async (_case, content, name, mime, kind, inline) => {
    const saved = await save(content, name);
    expect(saved).toMatchObject({ mime, kind });
    expect(mayShowInline(saved.mime)).toBe(inline);
  });

  it('cleans names of paths, control and direction-turning characters, and keeps the ending of long ones', async () => {
    expect((await save('x', '../../etc/passwd')).name).toBe('passwd');
    expect((await save('x', 'C:\\Users\\x\\卡密.txt')).name).toBe('卡密.txt');
    expect((await save('x', 'photo\u202egnp.exe\r\n')).name).toBe('photognp.exe');
    expect((await save('x', '..')).name).toBe('file');
    expect((await save('x', `${'长'.repeat(300)}.pdf`)).name).toBe(`${'长'.repeat(116)}.pdf`);
  });
});

describe('a link to a file', () => {
  it('opens that file alone, until it expires', async () => {
    const [one, other] = [await save('one'), await save('other')];
    const link = new URL(files.linkTo(one.id));
    expect(link.origin + link.pathname).toBe(`https://help.example/files/${one.id}`);
    const query = Object.fromEntries(link.searchParams);
    expect(files.mayOpen(one.id, query)).toBe(true);
    expect(files.mayOpen(other.id, query)).toBe(false);
    expect(files.mayOpen(one.id, {})).toBe(false);
    expect(files.mayOpen(one.id, { ...query, e: 'zzzzzz' })).toBe(false);
    expect(files.linkTo(one.id)).toBe(link.href);
    clock.advance(2 * 3_600_000 + 1);
    expect(files.mayOpen(one.id, query)).toBe(false);
  });
});
