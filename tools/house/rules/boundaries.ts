/** Rules 1 and 2: packages see only what the plan lets them, rooms never look up or sideways, and every room is entered by its door. */
import type { Breach, Rule } from '../house.ts';
import { FLOOR_NAMES, FLOORS, NOT_ROOMS, PACKAGES, SERVER_ONLY, WORLD } from '../plan.ts';
import { type Import, isTestPath, type SourceFile } from '../source-file.ts';

export const checkBoundaries: Rule = (house) => {
  const breaches: Breach[] = [];
  for (const file of house.files.values()) {
    breaches.push(...checkPlace(file));
    for (const entry of file.imports) breaches.push(...checkImport(file, entry));
  }
  return breaches;
};

const checkImport = (file: SourceFile, entry: Import): Breach[] => {
  const refuse = (rule: string, message: string): Breach[] => [{ rule, file: file.path, line: entry.line, message }];
  if (entry.external !== undefined) return checkWorld(file, entry, refuse);
  const target = entry.target ?? '';
  const [from, to] = [packageOf(file.path), packageOf(target)];
  if (from !== to) return checkPackages(file, entry, { from, to, refuse });
  if (from === 'channels') return checkChannels(file, target, refuse);
  if (from === 'server') return checkRooms(file, target, refuse);
  return [];
};

type Refuse = (rule: string, message: string) => Breach[];

const checkWorld = (file: SourceFile, entry: Import, refuse: Refuse): Breach[] => {
  const plan = PACKAGES[packageOf(file.path)];
  const builtin = entry.external?.replace(/^node:/, '') ?? '';
  // What makes a package's shipped files (nlu/training) runs by hand and is no part of it.
  if (!plan?.pure || file.isTest || file.path.includes('/training/') || !WORLD.includes(builtin)) return [];
  return refuse('pure-package', `${packageOf(file.path)} is pure: it may not import ${entry.specifier}`);
};

const checkPackages = (file: SourceFile, entry: Import, { from, to, refuse }: { from: string; to: string; refuse: Refuse }): Breach[] => {
  const plan = PACKAGES[from];
  if (file.isTest || plan === undefined || PACKAGES[to] === undefined) {
    if (to === 'server') return checkDoor(file.path, entry.target ?? '', refuse);
    if (plan !== undefined && !file.isTest)
      return refuse('package', `${from} may not import ${entry.specifier}, which lies outside every package`);
    return [];
  }
  if (!plan.may.includes(to)) return refuse('package', `${from} may not import ${to} (${listMay(plan.may)})`);
  if (plan.typesOnly && !entry.typeOnly) return refuse('package', `${from} may take only types from ${to}: write \`import type\``);
  if (!entry.byName && to !== 'server')
    return refuse('package-door', `enter ${to} by its name, @throughline/${to}, not by ${entry.specifier}`);
  if (to === 'server') return checkDoor(file.path, entry.target ?? '', refuse);
  const allowed = from === 'server' ? SERVER_ONLY[to] : undefined;
  if (allowed && !allowed.may.test(file.path)) return refuse('package', `in server only ${allowed.who} may import ${to}`);
  return [];
};

const listMay = (may: readonly string[]): string => (may.length === 0 ? 'it imports nothing of ours' : `only ${may.join(', ')}`);

const checkChannels = (file: SourceFile, target: string, refuse: Refuse): Breach[] => {
  const [from, to] = [channelOf(file.path), channelOf(target)];
  if (file.isTest || from === undefined || to === undefined || from === to) return [];
  return refuse('channel', `channel ${from} may not import channel ${to}: channels never import each other`);
};

/** `channels/src/<kind>/…` → kind. */
const channelOf = (path: string): string | undefined => /^channels\/src\/([^/]+)\//.exec(path)?.[1];

const checkRooms = (file: SourceFile, target: string, refuse: Refuse): Breach[] => {
  const [from, to] = [placeOf(file.path), placeOf(target)];
  if (from.room === to.room && from.inner === to.inner) return [];
  if (!file.isTest) {
    const up = checkFloors(from.room, to.room);
    if (up) return refuse('floor', `${up}: ${file.path} imports ${target}`);
  }
  return checkDoor(file.path, target, refuse);
};

const checkFloors = (from: string | undefined, to: string | undefined): string | undefined => {
  if (from === undefined || from === to) return undefined;
  if (to === undefined) return `room ${from} may not import the roof`;
  const [low, high] = [floorOf(from), floorOf(to)];
  if (low === -1 || high === -1) return undefined;
  if (high > low) return `room ${from} on ${FLOOR_NAMES[low]} may not look up to ${to} on ${FLOOR_NAMES[high]}`;
  if (high === low && (low === 1 || low === 2)) return `room ${from} may not look sideways at ${to}: both are on ${FLOOR_NAMES[low]}`;
  return undefined;
};

const floorOf = (room: string): number => FLOORS.findIndex((floor) => floor.includes(room));

/**
 * From outside, only a room's index.ts is a door. The folders of platform are rooms of their own, its files rooms of one file.
 * What only tests use has no door: tests enter it anywhere, production nowhere.
 */
const checkDoor = (from: string, target: string, refuse: Refuse): Breach[] => {
  const [here, there] = [placeOf(from), placeOf(target)];
  if (there.room === undefined || isTestPath(target)) return [];
  if (here.room === there.room && (there.inner === undefined || here.inner === there.inner)) return [];
  if (there.room === 'platform' && there.inner === undefined) return [];
  const room = [there.room, there.inner].filter((part) => part !== undefined).join('/');
  if (target === `server/src/${room}/index.ts`) return [];
  return refuse('door', `enter room ${room} by its index.ts, not by ${target}`);
};

type Place = { room?: string; inner?: string };

const placeOf = (path: string): Place => {
  const [top, src, room, inner, deeper] = path.split('/');
  if (top !== 'server' || src !== 'src' || room === undefined || inner === undefined) return {};
  return room === 'platform' && deeper !== undefined ? { room, inner } : { room };
};

const checkPlace = (file: SourceFile): Breach[] => {
  const room = /^server\/src\/([^/]+)\//.exec(file.path)?.[1];
  if (room === undefined || floorOf(room) !== -1 || NOT_ROOMS.includes(room)) return [];
  return [
    { rule: 'floor', file: file.path, message: `room ${room} stands on no floor: add it to docs/architecture.md and tools/house/plan.ts` },
  ];
};

const packageOf = (path: string): string => path.split('/')[0] ?? '';
