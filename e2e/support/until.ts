import { setTimeout as wait } from 'node:timers/promises';

/** The first answer of `find` that is not undefined; asks again and again, and says what it waited for when it never comes. */
export const until = async <T>(what: string, find: () => T | undefined | Promise<T | undefined>, ms = 20_000): Promise<T> => {
  for (const deadline = Date.now() + ms; ; await wait(50)) {
    const found = await find();
    if (found !== undefined) return found;
    if (Date.now() > deadline) throw new Error(`waited ${ms} ms in vain for ${what}`);
  }
};
