/** `npm run fake -w desk`: the pretend center on port 4199 (or the one given), where `vite` finds it. */
import { startFakeServer } from './fake-server.ts';

const port = Number(process.argv[2] ?? 4199);
const dist = new URL('../dist/', import.meta.url);
const { url } = await startFakeServer({ port, dist });
process.stdout.write(`The pretend center is at ${url}/desk/\n`);
