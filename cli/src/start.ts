/** `npm start`: the whole of Throughline in this process, with its database beside it. */
import { enableCompileCache } from 'node:module';

type Program = { main(): Promise<void> };

// Keeps what Node makes of our TypeScript between starts: faster, and the compiler itself need not be loaded.
enableCompileCache(new URL('../../node_modules/.cache/node', import.meta.url).pathname);

const program = new URL('../../server/src/main.ts', import.meta.url);
const { main } = (await import(program.href)) as Program;
await main();
