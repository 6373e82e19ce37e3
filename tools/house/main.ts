/** `node tools/house/main.ts [root]`: prints every breach of the house rules, one a line, and fails if there is one. */
import { resolve } from 'node:path';
import { type Breach, readHouse } from './house.ts';
import { RULES } from './rules/index.ts';

const describe = ({ rule, file, line, message }: Breach): string => `${file}${line === undefined ? '' : `:${line}`}  ${rule}  ${message}`;

const house = readHouse(resolve(process.argv[2] ?? '.'));
const breaches = RULES.flatMap((rule) => rule(house));
for (const breach of breaches) console.log(describe(breach));
console.log(
  breaches.length === 0
    ? `house: ${house.files.size} files keep the rules`
    : `house: ${breaches.length} ${breaches.length === 1 ? 'breach' : 'breaches'}`,
);
process.exitCode = breaches.length === 0 ? 0 : 1;
