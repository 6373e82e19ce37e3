/**
 * npm drops an optional platform package from the lock file when the registry at hand does not carry it or when another platform's copy is
 * installed already (npm/cli issue 4828), and `npm ci` then refuses the whole lock. These functions find such gaps and fill them from
 * the exact versions and platform names that the parents state.
 */
type Locked = {
  version?: string;
  dev?: boolean;
  optional?: boolean;
  os?: string[];
  cpu?: string[];
  libc?: string[];
  optionalDependencies?: Record<string, string>;
};
export type Lock = { packages: Record<string, Locked> };
export type Gap = { parent: string; name: string; version: string };

const OS = /(?:^|-)(aix|android|darwin|freebsd|linux|netbsd|openbsd|openharmony|sunos|win32)(?=-|$)/;
const CPU = /-(arm64|arm|x64|ia32|ppc64|riscv64|s390x|loong64|mips64el)(?=-|$)/;

/** Optional dependencies that their parents name and the lock lacks. */
export const findGaps = ({ packages }: Lock): Gap[] => {
  const gaps = new Map<string, Gap>();
  for (const [parent, { optionalDependencies = {} }] of Object.entries(packages)) {
    for (const [name, version] of Object.entries(optionalDependencies)) {
      if (!isReachable(packages, parent, name)) gaps.set(name, { parent, name, version });
    }
  }
  return [...gaps.values()];
};

/** Looks where Node would: beside the parent, then in each folder above it. */
const isReachable = (packages: Lock['packages'], parent: string, name: string): boolean => {
  for (let at = parent; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/')))) {
    if (packages[at === '' ? `node_modules/${name}` : `${at}/node_modules/${name}`]) return true;
    if (at === '') return false;
  }
};

/** The lock with every gap filled, in npm's order. Throws where a parent names no exact version or no platform. */
export const completeLock = <T extends Lock>(lock: T): T => {
  const added = findGaps(lock).map((gap): [string, Locked] => [
    `node_modules/${gap.name}`,
    describe(gap, lock.packages[gap.parent]?.dev === true),
  ]);
  const { '': root, ...rest } = lock.packages;
  const sorted = [...Object.entries(rest), ...added].sort(([one], [other]) => one.localeCompare(other, 'en'));
  return { ...lock, packages: { ...(root && { '': root }), ...Object.fromEntries(sorted) } };
};

const describe = ({ parent, name, version }: Gap, dev: boolean): Locked => {
  const [os, cpu] = [OS.exec(name)?.[1], CPU.exec(name)?.[1]];
  if (os === undefined || cpu === undefined || !/^\d+\.\d+\.\d+/.test(version))
    throw new Error(`cannot complete ${name}@${version} of ${parent}`);
  const libc = os === 'linux' ? (/-musl/.test(name) ? ['musl'] : /-gnu/.test(name) ? ['glibc'] : undefined) : undefined;
  return { version, cpu: [cpu], ...(dev && { dev }), ...(libc && { libc }), optional: true, os: [os] };
};
