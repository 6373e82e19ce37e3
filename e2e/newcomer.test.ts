/* What a newcomer does: `npm start` in a fresh checkout, as whoever they are. The finer points of start and stop are tested in cli/. */
import { type ChildProcess, spawn } from 'node:child_process';
import { chown, mkdir, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from '@throughline/sdk';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findFreePorts } from '../bench/src/chaos/find-free-ports.ts';
import { findProcesses, waitForNone } from '../bench/src/chaos/find-processes.ts';

const ROOT = join(import.meta.dirname, '..');
const TOKEN = 'the-token-of-a-newcomer-0123456789';
const NOBODY = 65_534;
const isRoot = process.getuid?.() === 0;

type Start = { child: ChildProcess; ready: Promise<string>; ended: Promise<unknown>; output(): string };

let home: string;
let folder: string;
let ports: number[];
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'tl-newcomer-'));
  folder = join(home, 'a folder with spaces');
  ports = await findFreePorts(2);
});
afterEach(async () => {
  for (const { pid } of await findProcesses(folder)) process.kill(pid, 'SIGKILL');
  await rm(home, { recursive: true, force: true });
});

/** As in a terminal: npm and what it starts are one group, which a Ctrl-C reaches. */
const npmStart = (account: { uid?: number; gid?: number } = {}): Start => {
  const [port, smtpPort] = ports;
  const child = spawn('npm', ['start'], {
    cwd: ROOT,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env.PATH,
      HOME: home,
      THROUGHLINE_HOST: '127.0.0.1',
      THROUGHLINE_DATA: folder,
      THROUGHLINE_PORT: String(port),
      THROUGHLINE_SMTP_PORT: String(smtpPort),
      THROUGHLINE_API_TOKEN: TOKEN,
    },
    ...account,
  });
  let text = '';
  const ended = new Promise((resolve) => child.on('close', resolve));
  const ready = new Promise<string>((resolve, reject) => {
    const hear = (chunk: Buffer): void => {
      text += chunk;
      const address = /^Throughline is ready: (\S+)$/m.exec(text)?.[1];
      if (address !== undefined) resolve(address);
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    void ended.then(() => reject(new Error(`ended before it was ready:\n${text}`)));
  });
  ready.catch(() => undefined);
  return { child, ready, ended, output: () => text };
};
const pressCtrlC = async ({ child, ended }: Start): Promise<void> => {
  process.kill(-(child.pid ?? 0), 'SIGINT');
  await ended;
};

describe('npm start', () => {
  it('comes up with the demo shop, stops at Ctrl-C without a trace, and comes up again with everything it had', async () => {
    const first = npmStart();
    const url = await first.ready;
    for (const words of ['Sign in', folder, 'Ready after']) expect(first.output()).toContain(words);
    for (const path of ['/shop', '/desk/', '/widget.js', '/readyz']) expect([path, (await fetch(url + path)).status]).toEqual([path, 200]);
    const client = createClient({ baseUrl: url, token: TOKEN });
    const inbox = await client.call('createInbox', { body: { kind: 'api', name: 'Kept' } });
    const body = { id: 'm-1', from: { type: 'user', value: 'ann', name: 'Ann' }, parts: [{ type: 'text' as const, text: 'Remember me' }] };
    const { conversationId } = await client.call('receiveMessage', { id: inbox.id, body });
    await pressCtrlC(first);
    expect(first.output()).toContain('Throughline is stopping …');
    expect(await waitForNone(folder, 5000)).toEqual([]);

    const again = npmStart();
    expect(await again.ready).toBe(url);
    const { items } = await client.call('listMessages', { id: conversationId });
    expect(items[0]).toMatchObject({ parts: [{ text: 'Remember me' }] });
    const second = npmStart();
    await second.ended;
    expect(second.output()).toContain(`Another Throughline`);
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
    await pressCtrlC(again);
    expect(await waitForNone(folder, 5000)).toEqual([]);
  }, 120_000);

  it('works as an ordinary user, whose data nobody else can read', async () => {
    if (isRoot) await chown(home, NOBODY, NOBODY);
    const start = npmStart(isRoot ? { uid: NOBODY, gid: NOBODY } : {});
    const url = await start.ready;
    expect((await fetch(`${url}/desk/`)).status).toBe(200);
    const owner = isRoot ? NOBODY : process.getuid?.();
    for (const place of ['', 'postgres', 'secret-key']) expect((await stat(join(folder, place))).uid).toBe(owner);
    for (const place of ['postgres', 'secret-key']) expect((await stat(join(folder, place))).mode & 0o077).toBe(0);
    await pressCtrlC(start);
    expect(await waitForNone(folder, 5000)).toEqual([]);
  }, 60_000);

  it('says which folder it may not write to', async () => {
    if (isRoot) await chown(home, NOBODY, NOBODY);
    await mkdir(folder, { mode: 0o500 });
    const start = npmStart(isRoot ? { uid: NOBODY, gid: NOBODY } : {});
    await start.ended;
    expect(start.output()).toContain(folder);
    expect(start.output()).not.toContain('Throughline is ready');
  }, 30_000);
});
