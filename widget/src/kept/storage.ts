/** The four acts of Web Storage that we use. A page may forbid storage altogether; then memory stands in until the tab closes. */
export type Storage = {
  get(key: string): string | null;
  set(key: string, value: string): void;
  remove(key: string): void;
  keys(prefix: string): string[];
};

export const memoryStorage = (): Storage => {
  const held = new Map<string, string>();
  return {
    get: (key) => held.get(key) ?? null,
    set: (key, value) => void held.set(key, value),
    remove: (key) => void held.delete(key),
    keys: (prefix) => [...held.keys()].filter((key) => key.startsWith(prefix)).sort(),
  };
};

/** Reading `window.localStorage` itself throws where cookies are blocked, and `set` throws when the quota is used up. */
export const openStorage = (find: () => globalThis.Storage): Storage => {
  const fallback = memoryStorage();
  let web: globalThis.Storage;
  try {
    web = find();
    web.getItem('throughline');
  } catch {
    return fallback;
  }
  return {
    get: (key) => fallback.get(key) ?? web.getItem(key),
    set: (key, value) => {
      try {
        web.setItem(key, value);
        fallback.remove(key);
      } catch {
        fallback.set(key, value);
      }
    },
    remove: (key) => {
      fallback.remove(key);
      web.removeItem(key);
    },
    keys: (prefix) => {
      const names = Array.from({ length: web.length }, (_, at) => web.key(at) ?? '');
      return [...new Set([...names.filter((name) => name.startsWith(prefix)), ...fallback.keys(prefix)])].sort();
    },
  };
};
