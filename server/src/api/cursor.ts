import { InvalidInput } from '../platform/http/index.ts';

/** Cursors are opaque to clients: the sort key of the last row of a page. */
export const writeCursor = (keys: readonly string[]): string => Buffer.from(JSON.stringify(keys)).toString('base64url');

const wrongCursor = (): InvalidInput => new InvalidInput(400, [{ path: 'query.cursor', message: 'is not one that a list answered' }]);

const parseKeys = (cursor: string): unknown => {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    throw wrongCursor();
  }
};

export const readCursor = (cursor: string, length: number): string[] => {
  const keys = parseKeys(cursor);
  if (!Array.isArray(keys) || keys.length !== length || !keys.every((key) => typeof key === 'string')) throw wrongCursor();
  return keys;
};

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** For lists sorted by a time and, within it, an id. */
export const readTimeCursor = (cursor: string | undefined): { at: Date; id: string } | undefined => {
  if (cursor === undefined) return undefined;
  const [at, id] = readCursor(cursor, 2) as [string, string];
  const time = new Date(at);
  if (Number.isNaN(time.getTime()) || !UUID.test(id)) throw wrongCursor();
  return { at: time, id };
};

export const readNumberCursor = (cursor: string | undefined): number | undefined => {
  if (cursor === undefined) return undefined;
  const number = Number(readCursor(cursor, 1)[0]);
  if (!Number.isSafeInteger(number) || number < 0) throw wrongCursor();
  return number;
};

/** Cuts the one row that was asked for beyond the page; its presence means that there is a next one. */
export const cutPage = <T>(rows: readonly T[], limit: number, cursorOf: (last: T) => string): { rows: T[]; nextCursor: string | null } => {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return { rows: page, nextCursor: rows.length > limit && last !== undefined ? cursorOf(last) : null };
};
