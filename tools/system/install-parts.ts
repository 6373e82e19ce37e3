/** Installs the missing system parts where that is possible: on Debian and its kin, as root. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { missingPackages, systemParts } from './parts.ts';

/** Returns the packages still missing, each with the reason, after trying to install them. */
export const installParts = (): { name: string; why: string }[] => {
  const wanted = missingPackages(systemParts());
  if (wanted.length === 0) return [];
  const why = findObstacle() ?? aptInstall(wanted);
  return missingPackages(systemParts()).map((name) => ({
    name,
    why: why ?? 'the package is installed, but its files are not where expected',
  }));
};

const findObstacle = (): string | undefined => {
  if (!existsSync('/usr/bin/apt-get')) return 'this system has no apt-get';
  if (process.getuid?.() !== 0) return 'only root may install packages';
  return undefined;
};

const aptInstall = (names: readonly string[]): string | undefined => {
  console.log(`Installing ${names.join(', ')} …`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', ...names]]) {
    const { status, stderr } = spawnSync('apt-get', args, { env, encoding: 'utf8', stdio: ['ignore', 'ignore', 'pipe'] });
    if (status !== 0) return `apt-get ${args[0]} failed: ${stderr.trim().split('\n').at(-1) ?? ''}`;
  }
  return undefined;
};
