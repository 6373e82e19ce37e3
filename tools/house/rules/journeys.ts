/** Every file that a page of docs/journeys names still exists. `<kind>` and `*` stand for any one folder. */
import { posix } from 'node:path';
import type { Breach, House, Rule } from '../house.ts';

export const checkJourneys: Rule = (house) => {
  const breaches: Breach[] = [];
  const folders = new Set(house.paths.flatMap(parentsOf));
  for (const page of house.paths.filter((path) => /^docs\/journeys\/.+\.md$/.test(path))) {
    house
      .read(page)
      .split('\n')
      .forEach((text, index) => {
        for (const named of namedPaths(page, text)) {
          if (exists(house, folders, named)) continue;
          breaches.push({ rule: 'journey', file: page, line: index + 1, message: `names ${named}, which does not exist` });
        }
      });
  }
  return breaches;
};

const parentsOf = (path: string): string[] =>
  path
    .split('/')
    .slice(0, -1)
    .map((_, index, parts) => parts.slice(0, index + 1).join('/'));

/** Backticked paths count from the root, links from the page. */
const namedPaths = (page: string, text: string): string[] => {
  const quoted = [...text.matchAll(/`([\w@.<>*-]+(?:\/[\w@.<>*-]+)*\/?)`/g)].map((match) => match[1] ?? '').filter(looksLikePath);
  const linked = [...text.matchAll(/\]\((?!\w+:|#)([^)#\s]+)/g)].map((match) =>
    posix.normalize(posix.join(posix.dirname(page), match[1] ?? '')),
  );
  return [...quoted, ...linked];
};

const looksLikePath = (word: string): boolean => /\.(ts|tsx|sql|md|json|css|html)$/.test(word) || /^[\w.-]+\/.*\/$/.test(word);

const exists = (house: House, folders: ReadonlySet<string>, named: string): boolean => {
  const bare = named.replace(/\/$/, '');
  const pattern = new RegExp(`^${bare.replace(/[.+()]/g, '\\$&').replace(/<[^>]*>|\*+/g, '[^/]+')}$`);
  return house.paths.some((path) => pattern.test(path)) || [...folders].some((folder) => pattern.test(folder));
};
