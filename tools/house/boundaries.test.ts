import { describe, expect, it } from 'vitest';
import { type Files, look, type Planted, room } from './testing/plant.ts';

const adapter = (name: string, code = 'export const kind = 1;\n'): Files => ({ [`channels/src/${name}/index.ts`]: code });
const sdk: Files = { 'sdk/src/index.ts': 'export const connect = (): number => 1;\n' };
const rendering: Files = { 'rendering/src/index.ts': 'export const render = (): number => 1;\n' };

const PLANTED: Planted[] = [
  {
    it: 'protocol imports nothing of ours',
    rule: 'package',
    at: 'protocol/src/live.ts',
    says: /protocol may not import rendering/,
    breach: { ...rendering, 'protocol/src/live.ts': "export { render } from '@throughline/rendering';\n" },
    clean: { ...rendering, 'protocol/src/live.ts': "export { EMPTY } from './parts.ts';\n" },
  },
  {
    it: 'rendering imports only protocol',
    rule: 'package',
    at: 'rendering/src/index.ts',
    says: /rendering may not import sdk \(only protocol\)/,
    breach: { ...sdk, 'rendering/src/index.ts': "export { connect } from '@throughline/sdk';\n" },
    clean: { ...sdk, 'rendering/src/index.ts': "export { EMPTY } from '@throughline/protocol/parts';\n" },
  },
  {
    it: 'the desk never imports the server',
    rule: 'package',
    at: 'desk/src/main.tsx',
    says: /desk may not import server/,
    breach: { ...room('inboxes'), 'desk/src/main.tsx': "import { open } from '../../server/src/inboxes/index.ts';\nopen;\n" },
    clean: {
      ...sdk,
      ...rendering,
      'desk/src/main.tsx':
        "import { connect } from '@throughline/sdk';\nimport { render } from '@throughline/rendering';\nconnect() + render();\n",
    },
  },
  {
    it: 'the cli sees the server only through the sdk',
    rule: 'package',
    at: 'cli/src/doctor.ts',
    says: /cli may not import server \(only sdk\)/,
    breach: { 'server/src/main.ts': 'export const run = 1;\n', 'cli/src/doctor.ts': "import { run } from '@throughline/server';\nrun;\n" },
    clean: { ...sdk, 'cli/src/doctor.ts': "import { connect } from '@throughline/sdk';\nconnect();\n" },
  },
  {
    it: 'the widget takes only types from protocol',
    rule: 'package',
    at: 'widget/src/loader.ts',
    says: /only types from protocol/,
    breach: { 'widget/src/loader.ts': "import { EMPTY } from '@throughline/protocol/parts';\nEMPTY;\n" },
    clean: {
      'widget/src/loader.ts':
        "import type { Part } from '@throughline/protocol/parts';\nexport const show = (part: Part): string => part.text;\n",
    },
  },
  {
    it: 'a package is entered by its name',
    rule: 'package-door',
    at: 'rendering/src/index.ts',
    says: /@throughline\/protocol, not by \.\.\/\.\.\/protocol/,
    breach: { 'rendering/src/index.ts': "export { EMPTY } from '../../protocol/src/parts.ts';\n" },
    clean: { 'rendering/src/index.ts': "export { EMPTY } from '@throughline/protocol/parts';\n" },
  },
  {
    it: 'only compose.ts names concrete channels',
    rule: 'package',
    at: 'server/src/intake/index.ts',
    says: /only compose\.ts may import channels/,
    breach: { ...adapter('mail'), ...room('intake', { door: "export { kind } from '@throughline/channels/mail';\n" }) },
    clean: { ...adapter('mail'), ...room('intake'), 'server/src/compose.ts': "export { kind } from '@throughline/channels/mail';\n" },
  },
  {
    it: 'channels never import each other',
    rule: 'channel',
    at: 'channels/src/mail/index.ts',
    says: /channel mail may not import channel telegram/,
    breach: { ...adapter('telegram'), ...adapter('mail', "export { kind } from '../telegram/index.ts';\n") },
    clean: { ...adapter('telegram'), ...adapter('mail'), 'channels/src/index.ts': "export { kind } from './mail/index.ts';\n" },
  },
  {
    it: 'a pure package does not touch the world',
    rule: 'pure-package',
    at: 'channels/src/mail/index.ts',
    says: /channels is pure: it may not import node:fs/,
    breach: adapter('mail', "import { readFileSync } from 'node:fs';\nexport const read = (): string => readFileSync('x', 'utf8');\n"),
    clean: adapter(
      'mail',
      "import { createHmac } from 'node:crypto';\nexport const sign = (): string => createHmac('sha256', 'k').digest('hex');\n",
    ),
  },
  {
    it: 'a room never looks up a floor',
    rule: 'floor',
    at: 'server/src/customers/index.ts',
    says: /room customers on the first floor may not look up to intake on the second floor/,
    breach: { ...room('intake'), ...room('customers', { door: "export { open } from '../intake/index.ts';\n" }) },
    clean: { ...room('customers'), ...room('intake', { door: "export { open } from '../customers/index.ts';\n" }) },
  },
  {
    it: 'a type-only import looks up just the same',
    rule: 'floor',
    at: 'server/src/platform/clock.ts',
    says: /platform on the ground may not look up to customers/,
    breach: {
      ...room('customers', { door: 'export type Customer = string;\n' }),
      'server/src/platform/README.md': '# platform\n',
      'server/src/platform/clock.ts':
        "import type { Customer } from '../customers/index.ts';\nexport const now = (who: Customer): string => who;\n",
    },
    clean: {
      'server/src/platform/README.md': '# platform\n',
      'server/src/platform/clock.ts': 'export const now = (): number => Date.now();\n',
    },
  },
  {
    it: 'nouns never look sideways',
    rule: 'floor',
    at: 'server/src/conversations/index.ts',
    says: /may not look sideways at customers: both are on the first floor/,
    breach: { ...room('customers'), ...room('conversations', { door: "export { open } from '../customers/index.ts';\n" }) },
    clean: { ...room('customers'), ...room('conversations') },
  },
  {
    it: 'flows never look sideways, but the doors above may',
    rule: 'floor',
    at: 'server/src/routing/index.ts',
    says: /may not look sideways at delivery: both are on the second floor/,
    breach: { ...room('delivery'), ...room('routing', { door: "export { open } from '../delivery/index.ts';\n" }) },
    clean: { ...room('api'), ...room('live', { door: "export { open } from '../api/index.ts';\n" }) },
  },
  {
    it: 'no room imports the roof',
    rule: 'floor',
    at: 'server/src/api/index.ts',
    says: /room api may not import the roof/,
    breach: { 'server/src/config.ts': 'export const port = 1;\n', ...room('api', { door: "export { port } from '../config.ts';\n" }) },
    clean: {
      'server/src/config.ts': 'export const port = 1;\n',
      'server/src/main.ts': "import { port } from './config.ts';\nport;\n",
      ...room('api'),
    },
  },
  {
    it: 'a new room is given a floor',
    rule: 'floor',
    at: 'server/src/billing/index.ts',
    says: /billing stands on no floor/,
    breach: room('billing'),
    clean: room('shop'),
  },
  {
    it: 'a room is entered only by its index.ts',
    rule: 'door',
    at: 'server/src/intake/index.ts',
    says: /enter room customers by its index\.ts, not by server\/src\/customers\/store\.ts/,
    breach: {
      ...room('customers'),
      'server/src/customers/store.ts': 'export const find = 1;\n',
      ...room('intake', { door: "export { find } from '../customers/store.ts';\n" }),
    },
    clean: { ...room('customers'), ...room('intake', { door: "export { open } from '../customers/index.ts';\n" }) },
  },
  {
    it: 'a room of platform is entered only by its index.ts, even from platform',
    rule: 'door',
    at: 'server/src/platform/bus/index.ts',
    says: /enter room platform\/db by its index\.ts/,
    breach: {
      'server/src/platform/README.md': '# platform\n',
      'server/src/platform/db/open.ts': 'export const openDb = 1;\n',
      'server/src/platform/bus/index.ts': "export { openDb } from '../db/open.ts';\n",
    },
    clean: {
      'server/src/platform/README.md': '# platform\n',
      'server/src/platform/db/index.ts': 'export const openDb = 1;\n',
      'server/src/platform/refusal.ts': 'export const notFound = 1;\n',
      'server/src/platform/bus/index.ts': "export { openDb } from '../db/index.ts';\nexport { notFound } from '../refusal.ts';\n",
    },
  },
  {
    it: 'imports go round in no cycle',
    rule: 'cycle',
    at: 'rendering/src/a.ts',
    says: /rendering\/src\/a\.ts → rendering\/src\/b\.ts → rendering\/src\/a\.ts/,
    breach: {
      'rendering/src/a.ts': "export { b } from './b.ts';\nexport const a = 1;\n",
      'rendering/src/b.ts': "export { a } from './a.ts';\nexport const b = 1;\n",
    },
    clean: { 'rendering/src/a.ts': "export { b } from './b.ts';\n", 'rendering/src/b.ts': 'export const b = 1;\n' },
  },
  {
    it: 'production code imports no test',
    rule: 'test-import',
    at: 'rendering/src/index.ts',
    says: /may not import \.\/render\.test\.ts/,
    breach: {
      'rendering/src/render.test.ts': 'export const sample = 1;\n',
      'rendering/src/index.ts': "export { sample } from './render.test.ts';\n",
    },
    clean: {
      'rendering/src/index.ts': 'export const sample = 1;\n',
      'rendering/src/render.test.ts': "import { sample } from './index.ts';\nimport { it } from 'vitest';\nit('x', () => sample);\n",
    },
  },
  {
    it: 'production code imports no test package',
    rule: 'test-import',
    at: 'rendering/src/index.ts',
    says: /may not import fast-check/,
    breach: { 'rendering/src/index.ts': "export { assert } from 'fast-check';\n" },
    clean: { 'rendering/src/index.ts': "export { z } from 'zod';\n" },
  },
  {
    it: 'an import leads somewhere',
    rule: 'unresolved',
    at: 'rendering/src/index.ts',
    says: /\.\/gone\.ts leads to rendering\/src\/gone\.ts/,
    breach: { 'rendering/src/index.ts': "export { gone } from './gone.ts';\n" },
    clean: { 'rendering/src/index.ts': 'export const here = 1;\n' },
  },
];

describe('the boundaries of the house', () => {
  it.each(PLANTED)('$it', ({ rule, at, says, breach, clean }) => {
    expect(look(breach)).toContainEqual(expect.objectContaining({ rule, file: at, message: expect.stringMatching(says) }));
    expect(look(clean)).toEqual([]);
  });
});
