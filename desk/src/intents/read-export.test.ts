import { expect, it } from 'vitest';
import { readExport } from './read-export.ts';

const fileOf = (bytes: number[]) => Object.assign(new Blob([new Uint8Array(bytes)]), { name: 'examples.csv' });

it.each([
  ['UTF-8', [0xe9, 0x80, 0x80, 0xe6, 0xac, 0xbe]],
  ['UTF-8 with a mark', [0xef, 0xbb, 0xbf, 0xe9, 0x80, 0x80, 0xe6, 0xac, 0xbe]],
  ['GBK', [0xcd, 0xcb, 0xbf, 0xee]],
  ['UTF-16', [0xff, 0xfe, 0x00, 0x90, 0x3e, 0x6b]],
])('reads a table saved as %s', async (_name, bytes) => expect(await readExport(fileOf(bytes))).toBe('退款'));
