/** Rule 4: no cycle of imports, and no production file imports a test or what only tests use. */
import type { Breach, House, Rule } from '../house.ts';
import { TEST_PACKAGES } from '../plan.ts';
import { isTestPath } from '../source-file.ts';

export const checkCycles: Rule = (house) => {
  const breaches: Breach[] = [];
  const done = new Set<string>();
  const reported = new Set<string>();
  for (const start of house.files.keys()) visit(start, []);
  return breaches;

  function visit(path: string, trail: readonly string[]): void {
    const seenAt = trail.indexOf(path);
    if (seenAt !== -1) {
      const cycle = trail.slice(seenAt);
      const key = [...cycle].sort().join(' ');
      if (!reported.has(key)) breaches.push({ rule: 'cycle', file: path, message: `import cycle: ${[...cycle, path].join(' → ')}` });
      reported.add(key);
      return;
    }
    if (done.has(path)) return;
    for (const next of targetsOf(house, path)) visit(next, [...trail, path]);
    done.add(path);
  }
};

const targetsOf = (house: House, path: string): string[] =>
  (house.files.get(path)?.imports ?? []).flatMap(({ target }) => (target !== undefined && house.files.has(target) ? [target] : []));

export const checkTestImports: Rule = (house) => {
  const breaches: Breach[] = [];
  for (const file of house.files.values()) {
    if (file.isTest) continue;
    for (const { target, external, line, specifier } of file.imports) {
      const refused = (target !== undefined && isTestPath(target)) || TEST_PACKAGES.includes(external ?? '');
      if (refused)
        breaches.push({
          rule: 'test-import',
          file: file.path,
          line,
          message: `production code may not import ${specifier}: it is for tests`,
        });
    }
  }
  return breaches;
};

/** Every relative import and every door of a package leads to a file that exists. */
export const checkTargets: Rule = (house) => {
  const breaches: Breach[] = [];
  for (const file of house.files.values()) {
    for (const { target, line, specifier } of file.imports) {
      if (target !== undefined && !house.has(target)) {
        breaches.push({ rule: 'unresolved', file: file.path, line, message: `${specifier} leads to ${target}, which does not exist` });
      }
    }
  }
  return breaches;
};
