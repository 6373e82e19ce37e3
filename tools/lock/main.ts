/** `npm run lock`: fills the gaps that npm leaves in package-lock.json. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { completeLock, findGaps, type Lock } from './complete-lock.ts';

const file = join(import.meta.dirname, '../../package-lock.json');
const lock = JSON.parse(readFileSync(file, 'utf8')) as Lock;
const gaps = findGaps(lock);
if (gaps.length > 0) writeFileSync(file, `${JSON.stringify(completeLock(lock), null, 2)}\n`);
console.log(gaps.length === 0 ? 'The lock file is complete.' : `Added ${gaps.map(({ name }) => name).join(', ')}.`);
