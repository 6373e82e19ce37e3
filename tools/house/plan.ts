/** The house of docs/architecture.md, section 3, as data. The rules read it; nothing else names a package or a room. */

type PackagePlan = {
  /** Our packages it may import in production. */
  may: readonly string[];
  /** Only types may be taken, even from those. */
  typesOnly?: boolean;
  /** Pure: no built-in module that reads or calls the world. */
  pure?: boolean;
};

export const PACKAGES: Readonly<Record<string, PackagePlan>> = {
  protocol: { may: [], pure: true },
  channels: { may: ['protocol'], pure: true },
  rendering: { may: ['protocol'], pure: true },
  nlu: { may: ['protocol'], pure: true },
  simulators: { may: ['protocol'] },
  sdk: { may: ['protocol'] },
  server: { may: ['protocol', 'channels', 'rendering', 'nlu', 'simulators'] },
  desk: { may: ['sdk', 'rendering', 'protocol'] },
  widget: { may: ['protocol'], typesOnly: true },
  cli: { may: ['sdk'] },
  eval: { may: ['protocol', 'channels', 'rendering', 'nlu', 'sdk', 'simulators', 'server'] },
  bench: { may: ['protocol', 'channels', 'rendering', 'nlu', 'sdk', 'simulators', 'server'] },
};

/** Floors of server/src from the ground up. Files that lie directly in server/src are the roof. */
export const FLOORS: readonly (readonly string[])[] = [
  ['platform'],
  ['access', 'customers', 'inboxes', 'conversations', 'intents', 'knowledge', 'graph', 'shop', 'tray'],
  ['intake', 'assistant', 'routing', 'delivery', 'automation', 'insight', 'experiments', 'proactive', 'telephony'],
  ['api', 'live', 'demo'],
];
export const FLOOR_NAMES = ['the ground', 'the first floor', 'the second floor', 'the third floor'] as const;

/** Which part of server may name the concrete channels and the pretend world: compose, in one file or several, and the demo. */
export const SERVER_ONLY: Readonly<Record<string, { who: string; may: RegExp }>> = {
  channels: { who: 'compose.ts', may: /^server\/src\/compose(-[a-z-]+)?\.ts$/ },
  simulators: { who: 'compose.ts and demo', may: /^server\/src\/(compose(-[a-z-]+)?\.ts$|demo\/)/ },
};

/** Folders of server/src that hold no room. */
export const NOT_ROOMS: readonly string[] = ['migrations'];

/** Built-in modules that touch the world; a pure package takes none of them. */
export const WORLD: readonly string[] = [
  'child_process',
  'cluster',
  'dgram',
  'dns',
  'fs',
  'fs/promises',
  'http',
  'http2',
  'https',
  'net',
  'tls',
  'worker_threads',
];

/** External packages that only tests and tools may import. */
export const TEST_PACKAGES: readonly string[] = ['vitest', 'fast-check', 'playwright-core', 'axe-core', 'knip', 'oxc-parser'];

export const LIMITS = { fileLines: 300, functionLines: 50, componentLines: 80, doorNames: 12, readmeLines: 30, composeLines: 200 } as const;

/** Names that say nothing: no file, folder or exported name ends in one. */
export const EMPTY_WORDS: readonly string[] = [
  'util',
  'utils',
  'helper',
  'helpers',
  'common',
  'manager',
  'managers',
  'service',
  'services',
  'base',
  'data',
  'info',
];

/** Gzipped bytes a browser downloads. */
export const BUDGETS = { widgetLoader: 5_000, widgetAll: 40_000, deskFirstLoad: 350_000 } as const;
