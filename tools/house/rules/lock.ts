/** The lock file is one that `npm ci` takes on every platform, and names no registry host. */
import { findGaps, type Lock } from '../../lock/complete-lock.ts';
import type { Breach, Rule } from '../house.ts';

const FILE = 'package-lock.json';

export const checkLock: Rule = (house) => {
  if (!house.has(FILE)) return [];
  const text = house.read(FILE);
  const breaches: Breach[] = findGaps(JSON.parse(text) as Lock).map(({ parent, name, version }) => ({
    rule: 'lock-file',
    file: FILE,
    message: `lacks ${name}@${version}, which ${parent} names: run \`npm run lock\``,
  }));
  if (/"resolved": "https?:/.test(text))
    breaches.push({ rule: 'lock-file', file: FILE, message: 'names a registry host: set omit-lockfile-registry-resolved' });
  return breaches;
};
